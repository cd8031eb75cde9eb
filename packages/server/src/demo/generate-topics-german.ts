import { lines } from './generate-grammar.js';
import type { Topic } from './generate-types.js';

export const germanTopics: readonly Topic[] = [
  {
    id: 'anmeldung',
    product: null,
    titles: lines(`
      Anmeldung [nicht möglich|klappt nicht]
      Passwort [vergessen|zurücksetzen]
    `),
    sentences: {
      pain: lines(`
        [Ich kann mich|Wir können uns|Meine Monteure können sich] [seit {tag}|seit dem Update|schon wieder] nicht [mehr|] anmelden
        [Die Mail|Der Link] zum Zurücksetzen des Passworts [kommt nie an|ist sofort abgelaufen|landet im Nirgendwo]
        [Die App|Das Programm] [meldet mich jeden Morgen ab|fragt ständig nach dem Passwort|vergisst die Anmeldung]
        [Der Anmeldecode|Der Code für die Anmeldung] [kommt zu spät|wird nicht angenommen|läuft ab, bevor ich ihn eintippe]
        [Anmeldung|Login] [dauert ewig|scheitert beim ersten Mal immer|geht nur im Browser, nicht in der App]
      `),
      request: lines(`
        [Bitte|Könnten Sie] die Anmeldung per Fingerabdruck [einbauen|anbieten|möglich machen]
      `),
    },
  },
  {
    id: 'rechnung',
    product: 'Lumovarn Bill',
    titles: lines(`
      Rechnungsvorlage
      Logo auf der Rechnung
    `),
    sentences: {
      pain: lines(`
        [Die Rechnungsvorlage|Das Layout der Rechnung] [lässt sich nicht anpassen|sieht altbacken aus|bricht auf der zweiten Seite um]
        [Unser Logo|Das Firmenlogo] auf der Rechnung [ist unscharf|ist winzig|fehlt immer wieder]
        [Auf der Rechnung|In der Rechnung] [fehlt das Leistungsdatum|ist die Mehrwertsteuer falsch gerundet|stehen die Positionen durcheinander]
        [Unser Steuerberater|Die Buchhaltung] [schickt die Rechnungen zurück|schimpft über die Rechnungen|kann mit dem Rechnungsexport nichts anfangen]
      `),
      request: lines(`
        [Bitte|Wir bräuchten] [eigene Rechnungsvorlagen|ein Feld für Skonto auf der Rechnung|elektronische Rechnungen für Behörden]
        [Schön wäre|Wir wünschen uns] ein QR-Code für Überweisungen auf der Rechnung
      `),
    },
  },
  {
    id: 'preis',
    product: null,
    titles: lines(`
      Preiserhöhung
    `),
    sentences: {
      pain: lines(`
        [Die Preiserhöhung|Schon wieder eine Preiserhöhung, das] ist [eine Frechheit|nicht nachvollziehbar|für kleine Betriebe zu viel]
        [Viel zu teuer|Zu teuer|Preislich überzogen] für [einen Zweimannbetrieb|das, was es kann|kleine Handwerker]
        [Der Preis pro Nutzer|Die monatliche Gebühr|Das Abo] [ist zu hoch|hat sich verdoppelt|steigt jedes Jahr]
        Für [jede Kleinigkeit|Auswertungen|einfache Funktionen] [muss man extra zahlen|kommen Kosten dazu|wird inzwischen extra kassiert]
      `),
      praise: lines(`
        [Gutes Preis-Leistungs-Verhältnis|Sein Geld wert|Fairer Preis] [für einen kleinen Betrieb|im Vergleich zu anderen|]
      `),
    },
  },
  {
    id: 'kundendienst',
    product: null,
    titles: lines(`
      Support antwortet nicht
    `),
    sentences: {
      pain: lines(`
        [Der Support|Der Kundendienst|Die Hotline] [antwortet erst nach {zahl} Tagen|ruft nie zurück|schickt nur Textbausteine]
        [Ich warte|Wir warten|Warte] seit {zahl} [Tagen|Wochen] auf eine Antwort [vom Support|vom Kundendienst]
        [Mein Ticket|Unsere Anfrage an den Support] wurde [einfach geschlossen|nie beantwortet|dreimal weitergereicht]
      `),
      praise: lines(`
        [Der Support|Der Kundendienst] ist [schnell und freundlich|super|jederzeit erreichbar] [und hilft wirklich|]
        [Schnelle|Freundliche|Kompetente] Hilfe vom [Support|Kundendienst], [vielen Dank|gerne wieder|top]
      `),
    },
  },
  {
    id: 'navigation',
    product: 'Lumovarn Go',
    titles: lines(`
      Routenplanung
    `),
    sentences: {
      pain: lines(`
        [Die Routenplanung|Der Routenplaner|Die vorgeschlagene Route] [schickt uns quer durch die Stadt|ignoriert Baustellen|rechnet mit Luftlinie]
        [Die Fahrzeiten|Die berechneten Fahrzeiten] [stimmen nie|sind viel zu kurz|sind ein schlechter Witz]
        [Die Karte|Das GPS] zeigt [die Adresse an der falschen Stelle|unsere Fahrzeuge im Nachbarort|den Kunden mitten im Wald]
      `),
      request: lines(`
        [Bitte|Wir brauchen] eine Routenplanung [mit aktuellem Verkehr|für Lkw|ohne Mautstraßen]
      `),
      praise: lines(`
        [Die Routenplanung|Der Routenplaner] spart uns [jeden Tag eine Stunde|viel Diesel|etliche Kilometer]
      `),
    },
  },
  {
    id: 'kalender',
    product: 'Lumovarn Plan',
    titles: lines(`
      Kalenderabgleich
    `),
    sentences: {
      pain: lines(`
        [Der Kalenderabgleich|Die Synchronisation mit Outlook|Der Outlook-Abgleich] [läuft nicht mehr|hängt {zahl} Stunden hinterher|bricht ständig ab]
        [Termine|Kalendereinträge] [sind doppelt|stehen doppelt im Kalender|verschwinden aus dem Kalender|sind um eine Stunde verschoben]
      `),
      request: lines(`
        [Bitte|Könnten Sie] [den Kalender in beide Richtungen abgleichen|Feiertage im Kalender anzeigen|geteilte Kalender unterstützen]
      `),
    },
  },
  {
    id: 'plantafel',
    product: 'Lumovarn Plan',
    titles: lines(`
      Plantafel
    `),
    sentences: {
      praise: lines(`
        [Die Plantafel|Die Wochenplanung|Die Einsatzplanung] ist [genial|sehr übersichtlich|einfach zu bedienen|eine echte Erleichterung]
        [Termine verschieben|Einsätze umplanen] [geht mit der Plantafel in Sekunden|klappt wunderbar|macht richtig Spaß]
        [Endlich|Jetzt] [sehen wir alle Monteure|habe ich die ganze Woche] auf einer Plantafel
      `),
      request: lines(`
        [Bitte|Wünschenswert wäre] eine Monatsansicht [der Plantafel|in der Einsatzplanung]
      `),
    },
  },
  {
    id: 'ausfall',
    product: 'Lumovarn Plan',
    titles: lines(`
      Totalausfall
    `),
    sentences: {
      pain: lines(`
        [Das ganze System|Der Server|Alles] [ist ausgefallen|ist seit {zeit} nicht erreichbar|liegt lahm]
        [Schon wieder ein|Der nächste] [Ausfall|Totalausfall], [niemand kann arbeiten|{N} Monteure stehen auf dem Hof|kein Auftrag lässt sich öffnen]
        [Seit Stunden|Den ganzen Vormittag] [Serverfehler 503|keine Verbindung zum Server|Dienst nicht verfügbar]
      `),
    },
  },
];
