import type { Grammar } from './kinds-generate.js';

/** Dutch sentences of feedback by kind, written for this project. */
export const dutchGrammar: Grammar = {
  parts: {
    ding: 'de app|de export|de zoekfunctie|het inloggen|het dashboard|de factuur|de levering|de klantenservice|de overboeking|de update|de interface|het menu|de betaling|de synchronisatie|het rapport|de agenda|de website|de reservering|het ontbijt|de kamer|de batterij|het scherm|de kaart|het contract|de verbinding',
    wens: 'een donkere modus|een exportfunctie|een export naar pdf|een zoekfunctie|meer filters|een koppeling met SAP|een offline modus|een widget|meer talen|herinneringen|sjablonen|Apple Pay|een gezinsabonnement|een koppeling met de agenda|een knop om ongedaan te maken|gratis verzending|een tabletversie|meer betaalmethoden',
    doen: "inloggen|de gegevens exporteren|mijn factuur bekijken|geld overmaken|het rapport printen|mijn wachtwoord wijzigen|mijn bestelling volgen|een collega uitnodigen|foto's uploaden|het contract opzeggen|een afspraak maken|het bestand openen|de klantenservice bereiken|de pas blokkeren|mijn account verwijderen|betalen",
    slecht:
      'traag|heel traag|verwarrend|ingewikkeld|waardeloos|slecht|vreselijk|onbruikbaar|te duur|instabiel|een ramp|moeilijk te gebruiken|slechter dan vroeger|frustrerend|teleurstellend|onbetrouwbaar|omslachtig|een drama',
    goed: 'goed|heel goed|geweldig|fijn|handig|makkelijk|snel|overzichtelijk|betrouwbaar|perfect|uitstekend|prettig|duidelijk|super|fantastisch|top|gebruiksvriendelijk|mooi',
    sinds:
      'sinds de laatste update|na de update|sinds gisteren|al weken|steeds|de hele tijd|elke keer|alweer|voortdurend',
  },
  pain: `
    {ding} [werkt niet|werkt niet meer|crasht|loopt vast|laadt niet|opent niet|geeft een foutmelding|reageert niet|doet het niet|sluit zichzelf af] [{sinds}|]
    ik kan [niet|niet meer] {doen} [{sinds}|]
    [kan niet|kan niet meer|het lukt niet om te] {doen}
    {sinds} [werkt {ding} niet|kan ik niet meer {doen}|crasht de app|is alles traag]
    {ding} is {slecht}
    {ding} duurt [veel te lang|eeuwen|uren|weken]
    [de klantenservice|de helpdesk|niemand] [reageert niet|antwoordt nooit|is onbereikbaar|helpt niet|is onvriendelijk]
    [geen antwoord|geen reactie|geen hulp] [van de klantenservice|al weken|]
    [veel te|te|erg] duur
    [de prijs|het tarief] [is te hoog|is weer verhoogd|is belachelijk]
    er is [dubbel|twee keer|te veel] afgeschreven
    [mijn gegevens|mijn foto's|mijn berichten|mijn bestelling] [zijn weg|zijn verdwenen|zijn verwijderd|is nooit aangekomen]
    [te veel|alleen maar|vol met] [fouten|bugs|reclame|storingen|foutmeldingen]
    [los dit op|graag oplossen|fix dit|repareer {ding}] [snel|aub|]
    [ik ben|] [erg|zeer|] [teleurgesteld|ontevreden|gefrustreerd|boos]
    [waardeloos|slecht|vreselijk|niet aan te raden|nooit meer|verwijderd|oplichting|zonde van de tijd|drama|slechte service|teleurstellend|afrader|onbruikbaar]
    ik ga [opzeggen|de app verwijderen|overstappen]
    [er is geen|er ontbreekt een|ik mis een] [zoekfunctie|exportknop|overzicht]
    vroeger [werkte het|was het beter]
    maar {ding} [werkt niet|is {slecht}|crasht]
    waarom [crasht het steeds|is {ding} zo traag|werkt het niet meer]
    [problemen|fouten] met {ding}
  `,
  request: `
    [graag|alsjeblieft] {wens} toevoegen
    [ik zou graag|we zouden graag|ik wil graag] [{wens}|{wens} hebben|{wens} zien]
    ik zou graag {doen} [op mijn telefoon|offline|]
    het zou [fijn|handig|mooi|leuk|top|prettig|goed] zijn [als er {wens} was|om te kunnen {doen}|als ik kon {doen}]
    zou [fijn|handig|mooi|leuk] zijn [als er {wens} was|als je kon {doen}]
    [kunnen jullie|kunt u|zouden jullie] {wens} [toevoegen|inbouwen|maken]
    [er moet|er zou|er mag] {wens} komen
    [we hebben|ik heb] {wens} nodig
    [suggestie|idee|tip|voorstel]: [{wens}|{wens} toevoegen|kunnen {doen}]
    {wens} zou [fijn|handig|geweldig|welkom] zijn
    [hopelijk|ik hoop dat er] [komt {wens} snel|snel {wens} komt]
    meer [opties|filters|talen|functies] [graag|zou fijn zijn]
    [alleen nog|het enige wat mist is|ik mis alleen] {wens}
    maar graag {wens}
  `,
  praise: `
    {ding} is {goed}
    {ding} is {goed} en {goed}
    [fijne|goede|geweldige|handige|mooie|beste|prima] [app|service|ervaring|klantenservice|website]
    [goed|geweldig|mooi|fijn] [product|hotel|systeem|programma]
    [ik hou van|ik vind|dol op] deze app [geweldig|fijn|]
    [ik ben|we zijn|] [heel|erg|zeer|] [tevreden|blij|enthousiast] [met de app|met de service|]
    [een aanrader|echt een aanrader|zeker aan te raden|ik raad het iedereen aan]
    [werkt|alles werkt] [goed|perfect|prima|uitstekend|zonder problemen|vlekkeloos]
    [makkelijk|eenvoudig|prettig] te [gebruiken|begrijpen]
    [de klantenservice|het personeel|het team] [is|was] [heel|erg|] [vriendelijk|behulpzaam|snel|professioneel]
    [bedankt|hartelijk dank|dank je wel] [voor de hulp|aan het team|voor deze app|]
    [top|super|geweldig|perfect|prima|goed|fijn|uitstekend|aanrader|mooi|heel goed|ga zo door|complimenten|helemaal top]
    [geen problemen|nooit problemen|geen klachten] [tot nu toe|gehad|]
    [bespaart|scheelt] [me|ons] veel tijd
    de beste app [die er is|op de markt|]
    ik kan [snel|makkelijk|in een paar seconden] {doen}
    {ding} is [veel|sterk] verbeterd
  `,
  question: `
    hoe kan ik {doen}?
    hoe [werkt {ding}|zeg ik op|wijzig ik mijn adres]?
    waar [kan ik {doen}|vind ik {ding}|staat {ding}]?
    wanneer [komt mijn bestelling|is {ding} beschikbaar|komt de nieuwe versie]?
    kan ik {doen} [op mijn telefoon|offline|]?
    is {ding} [gratis|inbegrepen|veilig|beschikbaar]?
    is er [{wens}|een manier om te {doen}|studentenkorting]?
    wat [kost {ding}|is het verschil tussen de abonnementen|gebeurt er met mijn gegevens]?
    hoe lang duurt {ding}?
    weet iemand [hoe ik kan {doen}|waar {ding} staat|of het gratis is]?
    ik wil graag weten [hoe ik kan {doen}|wat {ding} kost]
    waarom [heeft de app mijn locatie nodig|zie ik twee bedragen]?
  `,
  other: `
    ik gebruik de app [al twee jaar|op mijn werk|op mijn tablet|sinds gisteren]
    [ik heb|we hebben] [de app|het product|dit] [gisteren|vorige week|in mei|voor mijn zoon] [geïnstalleerd|gekocht|besteld|gedownload]
    [hallo|goedemorgen|beste team|hoi|geachte heer/mevrouw]
    [met vriendelijke groet|groeten|fijne dag|mvg]
    [zie bijlage|bijgevoegd een screenshot|zoals besproken]
    mijn [klantnummer|bestelnummer] is 12345
    [nee|ja|ok|niets|geen opmerkingen|test|nvt|weet niet]
    {ding}
    {ding} en {ding}
    we zijn [al drie jaar klant|een klein team|twee nachten gebleven]
    {ding} [staat in de instellingen|kost 5 euro per maand|opent om negen uur]
    [mijn man|mijn vrouw|een collega] [gebruikt het ook|vertelde erover|heeft het besteld]
  `,
};
