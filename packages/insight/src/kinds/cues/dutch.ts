import type { CueLists, WordClasses } from '../cues.js';

/** Dutch words that stand for each other in phrases. */
export const dutchClasses: WordClasses = {
  werkt: `werkt werken laadt laden opent openen start reageert synchroniseert lukt gaat bewaart toont herkent kan`,
  thing: `optie mogelijkheid functie modus filter knop versie integratie instelling manier`,
};

/** Dutch phrases that give a statement away; notation as in english.ts. */
export const dutchCues: CueLists = {
  defect: `
      crasht|crashen|crash|bug|bugs|fout|fouten|foutmelding|foutmeldingen|kapot|defect|vastgelopen|storing|storingen
      <werkt> ~ niet
      niet ~ goed|meer|correct
      loopt|liep ~ vast
      sluit|stopt zichzelf|ermee|af
      zwart|wit scherm
      verdwenen|verdwijnt|verdwijnen
    `,
  cannot: `
      kan|kunnen|kon|konden ~ niet|geen|nooit
      lukt ~ niet
      onmogelijk
      niet mogelijk
      geen mogelijkheid
      krijg ~ niet
    `,
  missing: `
      ontbreekt|ontbreken|mis|missen|gemis
      er is|zijn geen
      geen <thing>
    `,
  regress: `
      sinds|na ~ update|versie|wijziging
      niet meer
      vroeger|eerst ~ beter|werkte|kon|was
      steeds slechter|trager
    `,
  slow: `
      traag|trage|langzaam|sloom|eeuwen
      duurt|duurde|duren ~ lang|eeuwen|minuten|uren|dagen|weken
      te lang
      uren|dagen|weken|maanden wachten|gewacht
      al ~ weken|dagen|maanden|uren
    `,
  service: `
      geen|niemand|nooit ~ antwoord|reactie|hulp|reageert|antwoordt|helpt|bereikbaar|oplossing
      klantenservice|service|helpdesk|support ~ slecht|slechte|waardeloos|drama|onbereikbaar|niet|verschrikkelijk
      onvriendelijk|onbeleefd
    `,
  price: `
      duur|dure|duurder|oplichting|prijzig
      te duur|dure|veel
      prijs|prijzen|kosten|tarieven ~ hoog|verhoogd|gestegen|omhoog|belachelijk
      dubbel|twee afgeschreven|betaald|keer
    `,
  confusing: `
      ingewikkeld|ingewikkelde|verwarrend|onduidelijk|onoverzichtelijk|omslachtig
      snap|begrijp|vind ~ niet
      niet ~ duidelijk|intuïtief|gebruiksvriendelijk|handig
      te veel stappen|klikken|reclame|menu's|meldingen
      moeilijk|lastig te|om
    `,
  pleaseFix: `
      fix|fixen|herstel|herstellen|repareer|los oplossen
      graag|aub ~ oplossen|fixen|herstellen|verbeteren
      moet|moeten ~ opgelost|verbeterd|hersteld
    `,
  churn: `
      verwijderd|verwijder|opgezegd|opzeggen|gedeïnstalleerd|deïnstalleren
      stap|stappen|overstappen|overgestapt ~ over|andere|concurrent
      nooit meer
      niet ~ aanraden|kopen|aanbevelen
      zonde van
      afrader
    `,
  blocked: `
      account|rekening ~ geblokkeerd|afgesloten
      kan|kunnen ~ niet ~ inloggen|werken|betalen|openen|gebruiken
      onbruikbaar|platgelegd
      hele|heel team|bedrijf|afdeling
    `,
  moneyLost: `
      dubbel|onterecht afgeschreven|betaald|gefactureerd
      geld ~ kwijt|terug|weg
      oplichting|fraude|terugbetaling|diefstal
    `,
  dataLost: `
      gegevens|bestanden|foto's|berichten|contacten|geschiedenis|alles ~ kwijt|weg|verwijderd|verloren|verdwenen
      kwijt|gehackt|dataverlies
    `,
  urgent: `
      direct|onmiddellijk|dringend|steeds|telkens|altijd|nog|constant
      zo snel mogelijk
      elke keer
      iedere|elke dag
      al ~ weken|dagen|maanden
      meerdere keren
    `,
  wish: `
      zou|zouden ~ graag|fijn|mooi|handig|leuk|top|ideaal|willen|prettig|goed|welkom
      wens|wensen|hopelijk|hoop ~ dat|binnenkort|jullie|snel
      suggestie|idee|voorstel|tip
      als ~ kon|zou|konden
      liefst|liever
    `,
  askFor: `
      toevoegen|voeg|voegen|inbouwen|aanbieden|mogelijk maken
      kunnen|kan|kunt|zouden jullie|u ~ toevoegen|maken|aanpassen|verbeteren
      graag
      moet|moeten|zou|zouden ~ kunnen|mogelijk|hebben|moeten|komen
      nodig|behoefte
      meer opties|filters|functies|keuze|talen|mogelijkheden
      optie|mogelijkheid om|voor
      alsjeblieft|aub
    `,
  question: `
      hoe|waarom|wanneer|waar|wie|welke|wat ~ kan|moet|is|werkt|doe|ik|kom|zijn|kost|krijg|lang|vind
      is|kan|kunnen|zijn|hebben|heeft|komt ~ er|ik|jullie|het|iemand|dit
      weet|kan iemand
      ik vraag me
    `,
  howTo: `
      hoe kan|moet|doe|kom|werkt|krijg|verwijder|wijzig ~ ik|je|dit|het
      waar kan|vind|is|staat
      kan ik
      is er een
    `,
  thanks: `
      bedankt|dank|dankjewel|complimenten|hulde
      goed|mooi|prima werk|gedaan
      ga zo door
    `,
  recommend: `
      aanrader|aanraden|aanbevelen|aanbevolen
      heel|erg|zeer|super|echt goed|handig|fijn|blij|tevreden|makkelijk|prettig|snel|duidelijk|vriendelijk|mooi
      beste ~ app|van
      werkt|werken ~ goed|prima|perfect|uitstekend|super|fijn|vlekkeloos
      bespaart|scheelt ~ tijd
    `,
  noProblem: `
      geen|zonder|nooit ~ problemen|probleem|klachten|fouten|storingen
      niets ~ klagen|aanmerken
      niet ~ slecht|teleurgesteld
      probleem ~ opgelost|verholpen
    `,
  only: `enige|enkel minpunt|nadeel|probleem|puntje|minpuntje`,
  greeting: `
      hallo|hoi|beste|goedemorgen|goedemiddag
      met vriendelijke groet|groeten
      bijgevoegd|bijlage
    `,
  fact: `
      gekocht|besteld|gedownload|geïnstalleerd|geboekt|gebruik|gebruiken
      gisteren|vandaag|maandag|dinsdag|woensdag|donderdag|vrijdag
      ik|wij|we ben|zijn|heb|hebben|gebruik
    `,
};
