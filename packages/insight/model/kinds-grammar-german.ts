import type { Grammar } from './kinds-generate.js';

/** German sentences of feedback by kind, written for this project; notation as in the English grammar. */
export const germanGrammar: Grammar = {
  parts: {
    ding: 'die App|die Anmeldung|der Export|der Excel-Export|die Suche|das Dashboard|die Synchronisierung|der Login|die Rechnung|die Lieferung|der Kundendienst|die Überweisung|das Update|die Bedienung|die Oberfläche|der Support|die Hotline|das Frühstück|das Zimmer|der Akku|das Menü|die Karte|der Checkout|die Berichte|die Benachrichtigungen|das Passwort|der Kalender|die Verbindung|das Internet|der Vertrag|die Webseite|die Buchung|der Import|die Schnittstelle|die Filter|die Navigation|das Essen|der Service|der Versand',
    akk: 'einen dunklen Modus|eine Exportfunktion|einen PDF-Export|eine Suchfunktion|mehr Filter|eine Schnittstelle zu SAP|eine Offline-Funktion|ein Widget|eine Rückgängig-Funktion|mehr Sprachen|eine Erinnerungsfunktion|Single Sign-on|eine Stapelbearbeitung|Vorlagen|Apple Pay|einen Familientarif|eine Kalenderanbindung|eine Excel-Schnittstelle|eigene Felder|eine Druckfunktion|längere Öffnungszeiten|vegetarische Gerichte|kostenlosen Versand|eine Sortierfunktion|eine Schriftgröße zum Einstellen',
    nom: 'ein dunkler Modus|eine Exportfunktion|ein PDF-Export|eine Suchfunktion|ein Widget|eine Offline-Funktion|eine Schnittstelle zu SAP|eine Rückgängig-Funktion|Single Sign-on|eine Stapelbearbeitung|ein Familientarif|eine Kalenderanbindung|eine Druckfunktion|eine Sortierfunktion',
    tun: 'mich anmelden|die Daten exportieren|meine Rechnung sehen|Geld überweisen|den Bericht drucken|mein Passwort ändern|die Bestellung verfolgen|Kollegen einladen|Fotos hochladen|den Vertrag kündigen|einen Termin buchen|die Datei öffnen|den Support erreichen|Nachrichten verschicken|die Karte sperren|mein Konto löschen|den Kalender synchronisieren|die Adresse ändern',
    schlecht:
      'langsam|unübersichtlich|kompliziert|unzuverlässig|nervig|schlecht|unbrauchbar|umständlich|katastrophal|fehlerhaft|zu teuer|veraltet|verwirrend|eine Katastrophe|eine Zumutung|ein Witz|mangelhaft|instabil|unfreundlich|schlechter geworden|träge|miserabel|furchtbar|enttäuschend|viel zu langsam|kaputt',
    gutw: 'super|toll|klasse|sehr gut|einfach|übersichtlich|schnell|zuverlässig|praktisch|hilfreich|freundlich|perfekt|ausgezeichnet|genial|intuitiv|hervorragend|top|prima|spitze|angenehm|schön|modern|gelungen|einwandfrei|kompetent|durchdacht|lecker|sauber|stabil|fair',
    sehr: 'sehr|extrem|wirklich|total|einfach nur|absolut|ziemlich|so|echt',
    seit: 'seit dem letzten Update|nach dem Update|seit gestern|seit Wochen|seit der Umstellung|seit heute morgen|seit der neuen Version|ständig|immer wieder|jedes Mal|seit Tagen|schon wieder|dauernd',
    lang: 'ewig|viel zu lange|mehrere Minuten|zwei Stunden|drei Wochen|eine halbe Stunde|Stunden|zehn Minuten',
  },
  pain: `
    {ding} [stürzt ab|stürzt ständig ab|friert ein|hängt sich auf|funktioniert nicht|funktioniert nicht mehr|geht nicht|lädt nicht|bricht ab|ist kaputt|reagiert nicht|ruckelt|zeigt nur eine Fehlermeldung|öffnet sich nicht|startet nicht] [{seit}|]
    {seit} [stürzt die App ab|geht nichts mehr|funktioniert {ding} nicht|kann ich nicht mehr {tun}|hängt alles|kommt eine Fehlermeldung|lädt {ding} nicht]
    [stürzt|Stürzt] [ständig|dauernd|immer wieder|nach dem Update] ab
    ich kann [nicht|nicht mehr|seit Wochen nicht|seit dem Update nicht] {tun}
    [man kann|wir können] nicht {tun}
    kann [nicht|nicht mehr] {tun}
    {ding} ist {sehr} {schlecht}
    {ding} ist {schlecht} [geworden|]
    {ding} dauert {lang}
    [es dauert|dauert] {lang}, bis {ding} lädt
    [der Support|die Hotline|der Kundendienst|niemand] [antwortet nicht|meldet sich nicht|ist unfreundlich|hilft nicht|ist nie erreichbar|reagiert nicht|ist eine Katastrophe]
    [keine Antwort|keine Rückmeldung|keine Hilfe|keine Reaktion] vom [Support|Kundendienst]
    {lang} in der Warteschleife [gehangen|gewartet|und dann rausgeflogen]
    [viel zu|zu|völlig über] teuer
    [der Preis|die Gebühr|die Kosten] [ist zu hoch|sind zu hoch|wurde schon wieder erhöht|ist eine Frechheit|ist nicht gerechtfertigt]
    mir wurde [doppelt|zweimal|zu viel|nach der Kündigung noch] [abgebucht|berechnet]
    [meine Daten|meine Fotos|alle Einträge|meine Nachrichten|meine Bestellung] [sind weg|wurden gelöscht|sind verschwunden|ist nie angekommen]
    [ständig|immer|dauernd|nur] [Fehlermeldungen|Abstürze|Verbindungsabbrüche|Werbung]
    [zu viel|viel zu viel] Werbung
    [bitte beheben|bitte den Fehler beheben|bitte dringend reparieren|behebt endlich die Fehler|bitte nachbessern]
    [leider|] {ding} [funktioniert leider nicht|geht leider nicht|ist leider {schlecht}]
    [sehr|total|] [enttäuscht|enttäuschend|ärgerlich|frustrierend|nervig]
    [ich bin|bin|wir sind] [sehr|total|mehr als|] [enttäuscht|genervt|unzufrieden|verärgert|frustriert] [von der App|vom Service|über den Support|]
    [nie wieder|finger weg|nicht zu empfehlen|deinstalliert|Schrott|Müll|schlecht|katastrophe|unbrauchbar|Zeitverschwendung|Abzocke|Frechheit|Betrug|schlechter Service|absolut unbrauchbar]
    [werde|ich werde] [kündigen|die App löschen|den Anbieter wechseln|deinstallieren]
    es fehlt [eine Suche|der Export|eine Übersicht|an allem|jede Hilfe]
    ich finde [die Einstellungen|den Export|nichts|die Rechnung] nicht
    [es gibt keine Möglichkeit|keine Chance], {ding} [zu ändern|zu finden|zu nutzen]
    [schwer|schwierig|kompliziert] zu [bedienen|verstehen|finden]
    [früher war das besser|vorher ging es noch|die alte Version war besser|wird immer schlechter]
    [das neue Update|die neue Version|das neue Design] ist {sehr} {schlecht}
    aber {ding} [ist {schlecht}|funktioniert nicht|stürzt ab|dauert {lang}]
    warum [stürzt {ding} ständig ab|ist {ding} so langsam|geht {ding} nicht mehr]
    unser Team kann nicht arbeiten, weil {ding} nicht funktioniert
    [Probleme|Fehler|Ärger] mit {ding}
    [unser Team|die Buchhaltung|ich|jeder von uns] [verliert|verbringt|verliere] [jede Woche Stunden|zwei Tage im Monat|viel Zeit] damit
    [ich muss|wir müssen|man muss] [alles von Hand machen|alles doppelt eingeben|jedes Mal neu anfangen|einen Umweg gehen|alles abtippen]
    {ding} [kommt doppelt an|zeigt veraltete Daten|speichert nichts|vergisst alles|wird nicht gespeichert|bricht bei großen Dateien ab|kommt zu spät]
    [leider|] werden meine [Filter|Einstellungen|Eingaben|Daten] nicht [gespeichert|übernommen|angezeigt]
    wir warten [seit zwei Wochen|seit Tagen|immer noch|schon ewig] auf [eine Antwort|die Lieferung|eine Lösung|die Rechnung]
    [niemand|keiner] hat uns [informiert|gewarnt|Bescheid gesagt]
    {ding} [verliert ständig die Verbindung|zeigt falsche Zahlen|löscht meine Daten|meldet mich ab|fragt ständig nach dem Passwort]
  `,
  request: `
    bitte {akk} [einbauen|hinzufügen|ergänzen|anbieten|einführen|integrieren]
    [ich wünsche mir|wir wünschen uns|wünsche mir|ich hätte gerne|wir hätten gerne|hätte gern|ich bräuchte|wir brauchen|ich brauche|wir benötigen] {akk}
    {nom} wäre [toll|super|schön|hilfreich|klasse|praktisch|nett|wünschenswert|sehr hilfreich]
    es wäre [toll|super|schön|hilfreich|gut|praktisch|klasse|schöner|besser], wenn [es {akk} gäbe|man {tun} könnte|ich {tun} könnte|ihr {akk} einbauen würdet|{ding} schneller wäre]
    wäre [toll|super|schön|gut|hilfreich], wenn [es {akk} gäbe|man {tun} könnte|ihr {akk} einbaut]
    [schön|toll|super|hilfreich] wäre {nom}
    [könntet ihr|könnten Sie|könnt ihr] [bitte|] {akk} [einbauen|hinzufügen|anbieten|ergänzen]
    [man sollte|ich sollte|es sollte möglich sein,|man müsste] {tun} [können|zu können|]
    es sollte {akk} geben
    [Vorschlag|Idee|Anregung|Verbesserungsvorschlag|Wunsch]: [{akk}|{nom}|bitte {akk} einbauen]
    [fehlt noch|mir fehlt nur noch|es fehlt nur noch|was noch fehlt ist] {nom}
    ich würde [gerne|gern|mir] {tun} [können|]
    [würde mich|ich würde mich|wir würden uns] über {akk} freuen
    hoffentlich kommt bald {nom}
    mehr [Filter|Optionen|Einstellungen|Sprachen|Auswahl|Vorlagen] [wären toll|bitte|wären schön|wünschenswert]
    [bitte|] macht {ding} [schneller|übersichtlicher|anpassbar|einfacher]
    [gebt uns|bietet bitte|ermöglicht bitte|bringt bitte wieder] {akk}
    aber [bitte {akk} einbauen|ich wünsche mir {akk}|{nom} wäre schön|es fehlt {nom}]
    [die Möglichkeit|eine Option], {akk} zu [nutzen|aktivieren|wählen], wäre [toll|super]
    die Konkurrenz hat {akk}, das wünsche ich mir auch
    wann kommt {nom}
    {nom} wäre [Gold wert|ein Muss für uns|überfällig|ein echter Gewinn|eine große Hilfe]
    [andere Anbieter haben|die Konkurrenz bietet|jedes andere Programm hat] {akk}, [ihr nicht|das fehlt hier|warum ihr nicht]
    {nom} würde [uns viel Zeit sparen|vieles erleichtern|uns sehr helfen]
    lasst [uns|Administratoren|Nutzer] {tun}
  `,
  praise: `
    {ding} ist {gutw}
    {ding} ist {sehr} {gutw} [und {gutw}|]
    [tolle|super|klasse|gute|beste|schöne|sehr gute|geniale|perfekte|praktische] [App|Anwendung|Software|Bedienung|Idee|Beratung|Unterkunft|Leistung]
    [toller|super|guter|bester|sehr guter|klasse|schneller] [Service|Support|Kundendienst|Laden|Versand]
    [ich bin|wir sind|bin] [sehr|total|rundum|mehr als|] [zufrieden|begeistert|glücklich|beeindruckt]
    [ich liebe|liebe|ich mag|wir lieben] [diese App|{akk}|die neue Version]
    [kann ich nur|kann man nur|ich kann es|sehr] [empfehlen|weiterempfehlen|zu empfehlen]
    [funktioniert|läuft|klappt] [einwandfrei|super|perfekt|sehr gut|problemlos|tadellos|reibungslos|prima]
    [einfach|leicht|intuitiv|schnell] [zu bedienen|zu verstehen|eingerichtet] [und {gutw}|]
    [der Support|das Team|das Personal|der Mitarbeiter] [war|ist] {sehr} [freundlich|hilfsbereit|nett|kompetent|schnell]
    [danke|vielen Dank|Danke] [für die schnelle Hilfe|an das Team|für die tolle App|für das Update|]
    [weiter so|top|super|perfekt|klasse|sehr gut|toll|spitze|gut|prima|daumen hoch|hervorragend|genial|alles bestens|bin begeistert|gut gemacht|gute Arbeit|tolle Arbeit]
    [keine Probleme|keinerlei Probleme|nie Probleme|nichts zu meckern|nichts auszusetzen|keine Fehler] [bisher|gehabt|]
    [spart|erspart] [mir|uns] [viel Zeit|jede Woche Stunden|viel Arbeit]
    [erleichtert|vereinfacht] [mir|uns] [den Alltag|die Arbeit] [sehr|enorm|]
    die beste App [für|aller Zeiten|auf dem Markt|überhaupt]
    [macht|es macht] [Spaß|richtig Spaß|viel Freude]
    {ding} gefällt mir [sehr|sehr gut|gut|super]
    {ding} ist [viel|deutlich] [besser|schneller|einfacher] geworden
    genau was ich [brauche|gesucht habe]
    nutze ich [täglich|jeden Tag|gerne]
    [endlich|super, endlich] {nom}, danke
  `,
  question: `
    wie kann ich [{tun}|meine Adresse ändern|den Vertrag kündigen|das Passwort zurücksetzen]
    wie [geht das|funktioniert {ding}|lange dauert {ding}|viel kostet {ding}|komme ich an meine Rechnung|ändere ich meine Adresse]
    wo [finde ich {ding}|kann ich {tun}|ist {ding}|sehe ich meine Rechnung]
    wann [kommt {ding}|ist {ding} verfügbar|bekomme ich meine Rechnung|öffnet der Laden]
    gibt es [{akk}|eine Möglichkeit, den Export zu planen|einen Studentenrabatt|auch eine Version für Android]
    kann [ich|man] {tun}
    ist {ding} [kostenlos|im Preis enthalten|sicher|auch offline verfügbar|mit dem iPhone kompatibel]
    [was|welche] [kostet {ding}|bedeutet diese Anzeige|passiert mit meinen Daten|Version brauche ich|muss ich dafür tun]
    [weiß jemand|kann mir jemand sagen|könnt ihr mir sagen|kann jemand erklären], [wie das geht|wo {ding} ist|ob {ding} kostenlos ist|wie {ding} funktioniert]
    ich wollte fragen, ob [ich {tun} kann|{ding} enthalten ist]
    muss ich [dafür bezahlen|ein Konto haben|etwas installieren]
    warum [braucht die App meinen Standort|heißt das so|sehe ich zwei Beträge]
    [unterstützt|hat] {ding} [auch Android|mehrere Nutzer|einen Exportfilter]
  `,
  other: `
    ich [nutze|benutze|verwende] die App [seit zwei Jahren|seit einer Woche|auf dem iPad|bei der Arbeit|täglich im Büro]
    [ich habe|wir haben] [die App|das Produkt|es] [gestern|letzte Woche|im Mai|für meinen Sohn] [installiert|gekauft|bestellt|heruntergeladen]
    wir [sind|waren] [seit drei Jahren Kunden|ein kleines Team|zwei Nächte dort|am Wochenende da|mit der Familie dort]
    [hallo|guten Tag|liebes Team|moin|sehr geehrte Damen und Herren|Hallo zusammen]
    [mit freundlichen Grüßen|viele Grüße|liebe Grüße|beste Grüße|schönen Tag noch]
    [anbei ein Screenshot|siehe Anhang|siehe oben|wie besprochen|wie telefonisch besprochen]
    meine [Kundennummer|Bestellnummer|Ticketnummer] ist 12345
    [keine Angabe|kein Kommentar|nein|ja|ok|nichts|k.A.|Test|entfällt|weiß nicht]
    {ding}
    {ding} und {ding}
    {ding} [ist in den Einstellungen|liegt im Zentrum|kostet 5 Euro im Monat|besteht aus drei Teilen|kommt aus Hamburg|öffnet um neun]
    [mein Mann|meine Frau|ein Kollege|mein Chef] [nutzt die App auch|hat mir davon erzählt|hat das bestellt]
    ich habe [ein iPhone 12|ein Samsung Tablet|Windows 11|die Version 4.2]
    [gestern|heute|am Montag] habe ich [die App geöffnet|angerufen|das Paket bekommen|den Vertrag unterschrieben]
    man [kann|muss] damit {tun}
    [mal sehen|noch nicht getestet|gerade erst installiert|werde berichten]
  `,
};
