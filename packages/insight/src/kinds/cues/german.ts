import type { CueLists, WordClasses } from '../cues.js';

/** German words that stand for each other in phrases. */
export const germanClasses: WordClasses = {
  nicht: `nicht kein keine keinen keiner nie niemals nichts`,
  geht: `funktioniert funktionieren geht gehen ging lädt laden öffnet öffnen startet starten reagiert synchronisiert
      klappt läuft erkennt speichert lässt kommt angezeigt möglich`,
  thing: `möglichkeit option funktion einstellung filter modus schnittstelle unterstützung export version auswahl ansicht`,
};

/** German phrases that give a statement away; notation as in english.ts. */
export const germanCues: CueLists = {
  defect: `
      absturz|abstürze|stürzt|abstürzt|abgestürzt|crasht|hängt|friert|eingefroren|ruckelt|bug|bugs|fehler|fehlermeldung|fehlermeldungen|defekt|kaputt
      <geht> ~ nicht
      <nicht> ~ richtig|korrekt|mehr
      schwarzer|weißer|leerer bildschirm
      bricht|brach ~ ab
      schließt|beendet sich
      verschwindet|verschwunden|verschwinden
      falsche|falscher|falsches
    `,
  cannot: `
      kann|können|konnte|konnten ~ nicht|keine|kein|keinen|nie
      lässt|lassen sich nicht
      nicht möglich
      unmöglich
      komme|kommen|kommt ~ nicht
      keine möglichkeit
    `,
  missing: `
      fehlt|fehlen|fehlende|vermisse|vermissen
      es gibt keine|kein|keinen|nicht
      gibt es nicht|keine|keinen
      kein|keine|keinen <thing>
    `,
  regress: `
      seit|nach ~ update|version|umstellung|aktualisierung|release
      nicht mehr
      früher|vorher ~ besser|ging|war|funktionierte
      wird|wurde immer schlechter|langsamer
    `,
  slow: `
      langsam|langsamer|ewig|ewigkeiten|träge|lahm
      dauert|dauern|dauerte ~ lange|ewig|minuten|stunden|tage|wochen|sekunden
      zu lange
      stunden|tage|wochen|monate warten|gewartet
      seit ~ wochen|tagen|monaten|stunden
      warteschleife
    `,
  service: `
      keine|nie|niemand|keiner ~ antwort|rückmeldung|hilfe|reaktion|antwortet|reagiert|hilft|geholfen|erreichbar
      support|kundendienst|kundenservice|hotline|service ~ schlecht|nicht|katastrophe|unfreundlich|mies|nie|miserabel|schlechter
      unfreundlich|unhöflich|inkompetent
    `,
  price: `
      teuer|teurer|überteuert|abzocke|preiserhöhung|gebühren
      zu teuer|hoch|hohe
      preis|preise|kosten ~ hoch|erhöht|gestiegen|unverschämt
      zweimal|doppelt abgebucht|berechnet|bezahlt
    `,
  confusing: `
      kompliziert|umständlich|unübersichtlich|verwirrend|unverständlich|unklar|undurchsichtig
      finde|findet|verstehe|versteht ~ nicht
      zu viele klicks|schritte|menüs|optionen|mails
      schwer|schwierig zu
    `,
  pleaseFix: `
      bitte ~ beheben|reparieren|korrigieren|fixen|behebt|behoben|nachbessern|überarbeiten
      muss|müssen|sollte ~ behoben|repariert|nachgebessert|verbessert
      wann ~ behoben
    `,
  churn: `
      deinstalliert|deinstalliere|deinstallieren|kündige|kündigen|gekündigt|kündigung|gelöscht
      wechsle|wechseln|wechsel ~ zu|anbieter|konkurrenz
      nie wieder
      nicht ~ empfehlen|empfehlenswert|kaufen
      finger weg
      suche|suchen ~ alternative|anderen|andere
    `,
  blocked: `
      gar nicht
      konto|account|zugang ~ gesperrt|blockiert
      kann|können ~ nicht ~ arbeiten|einloggen|anmelden|bezahlen|zugreifen|bestellen|öffnen|nutzen
      ausgesperrt|unbrauchbar|ausfall|ausgefallen|stillstand
      ganze|gesamte team|firma|abteilung
    `,
  moneyLost: `
      doppelt|zweimal|unberechtigt abgebucht|berechnet|belastet|bezahlt
      geld ~ weg|zurück|verloren|verschwunden
      betrug|abzocke|erstattung|rückerstattung
    `,
  dataLost: `
      daten|dateien|fotos|nachrichten|kontakte|verlauf|notizen|dokumente|fortschritt|alles ~ weg|verloren|gelöscht|verschwunden
      datenverlust|gehackt|datenleck
    `,
  urgent: `
      sofort|dringend|umgehend|ständig|dauernd|immer|immer wieder|jedes mal
      so schnell wie möglich
      seit ~ wochen|tagen|monaten
      immer noch
      mehrfach|mehrmals
    `,
  wish: `
      wünsche|wünschte|wünschen|wunsch|wünschenswert
      wäre|wären ~ schön|toll|gut|super|hilfreich|klasse|praktisch|nett|besser|cool|prima|wünschenswert
      würde|würden ~ gerne|gern|freuen|helfen|lieben|wünschen|bevorzugen
      hätte|hätten ~ gerne|gern
      vorschlag|anregung|verbesserungsvorschlag|idee|feature
      hoffe|hoffentlich ~ bald|kommt|noch|nächsten
      könnte|könnten|könntet ~ man|ihr|sie
      schön|toll|super|gut wenn
      freue mich auf
    `,
  askFor: `
      bitte ~ einbauen|hinzufügen|ergänzen|einführen|integrieren|anbieten|ermöglichen|ändern|einführt|erweitern|verbessern|umsetzen|baut|fügt
      bitte
      sollte|sollten|müsste|müssten ~ geben|können|möglich|haben|sein|einstellbar|man
      brauche|brauchen|benötige|benötigen|bräuchte|bräuchten
      möglichkeit|option|funktion zum|zu|um|für|dass
      mehr <thing>|optionen|filter|einstellungen|auswahl|sprachen
      gebt|lasst|macht uns|es|den|die
    `,
  question: `
      wie|warum|wieso|weshalb|wann|wo|wer|welche|welcher|welches|woher|wohin ~ ist|kann|kann|man|ich|geht|wird|sind|gibt|muss|lange|viel|werden|funktioniert
      gibt|ist|sind|kann|können|habt|haben|wird|muss es|ich|man|das|ihr|sie|die|der
      weiß|weiss jemand|einer
      frage mich
      könnt|können ~ erklären|sagen|helfen
      was ist|sind|kostet|bedeutet|passiert|muss
    `,
  howTo: `
      wie kann|geht|komme|bekomme|lässt|ändere|lösche ~ ich|man|das|sich
      wo finde|kann|ist|sind
      gibt es eine|einen|die|auch
      kann ich|man
    `,
  thanks: `
      danke|dankeschön|vielen dank|lob|bravo
      weiter so
      gute arbeit
      daumen hoch
      gut gemacht
    `,
  recommend: `
      empfehlen|empfehlenswert|empfehle|empfehlung|weiterempfehlen
      sehr|total|wirklich|super|echt gut|zufrieden|einfach|schnell|hilfreich|praktisch|freundlich|schön|übersichtlich|nützlich|toll
      beste|bester|bestes ~ app|die|aller
      erleichtert|spart ~ zeit|arbeit|alltag|leben
      funktioniert|läuft|klappt ~ gut|super|einwandfrei|perfekt|tadellos|reibungslos|prima|problemlos|bestens|hervorragend
      macht spaß|spass
      möchte|will nicht mehr missen
    `,
  noProblem: `
      keine|kein|ohne|nie ~ probleme|problem|fehler|abstürze|mängel|beanstandung
      nichts ~ auszusetzen|meckern|beanstanden
      nicht ~ schlecht|enttäuscht|bereut
      problem|fehler ~ behoben|gelöst
    `,
  only: `einziges|einziger|einzige|nur manko|nachteil|problem|kritikpunkt|kritik|wermutstropfen`,
  greeting: `
      hallo|moin|servus|sehr geehrte
      guten tag|morgen|abend
      mit freundlichen grüßen
      viele|liebe|beste|freundliche grüße
      anbei
    `,
  fact: `
      ich|wir habe|haben|nutze|nutzen|benutze|verwenden|verwende|bin|sind|arbeite|arbeiten
      gekauft|bestellt|installiert|heruntergeladen|gebucht
      seit ~ jahren|monaten
      gestern|heute|montag|dienstag|mittwoch|donnerstag|freitag
    `,
};
