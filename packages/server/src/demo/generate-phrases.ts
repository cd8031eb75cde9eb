import { lines } from './generate-grammar.js';
import type { DemoLanguage } from './generate-types.js';

/** Lists that sentence patterns draw from. */
export const slots: Readonly<Record<string, readonly string[]>> = {
  tech: ['technician', 'engineer', 'fitter', 'electrician', 'plumber', 'installer'],
  techs: ['technicians', 'engineers', 'fitters', 'electricians', 'plumbers', 'installers', 'guys'],
  phone: ['Android', 'my iPhone', 'my Samsung', 'Android 14', 'an older iPhone', 'my tablet'],
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  time: ['six', '7 am', '7:30', '8 am', 'half past eight', 'nine', '10 am', "ten o'clock", 'noon'],
  n: ['two', 'three', 'four', 'five', '3', '4', '6', 'six'],
  N: ['12', '14', '15', '18', '20', '22', '25', '30', '40', '45', '60'],
  name: ['Marta', 'Joel', 'Priya', 'Ines', 'Tomasz', 'Hannah'],
  town: lines(`
    Leeds
    Cork
    Bristol
    Graz
    Girona
    Aarhus
    Ghent
    Exeter
    Kassel
    Bilbao
    Dundee
    Basel
  `),
  trade: ['heating', 'plumbing', 'electrical', 'lift service', 'roofing', 'cleaning', 'solar'],
  zahl: ['zwei', 'drei', 'vier', 'fünf', '3', '4'],
  numero: ['dos', 'tres', 'cuatro', 'cinco', '3', '4'],
  tag: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'],
  zeit: ['sechs Uhr', '7:30 Uhr', 'acht Uhr', 'heute früh'],
  dia: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes'],
};

interface Phrases {
  /** Said before and after the point in tickets. */
  readonly greetings: readonly string[];
  readonly closings: readonly string[];
  /** Who is speaking: belongs to no subject. */
  readonly background: readonly string[];
  /** Stands for itself, adds no subject. */
  readonly afterPain: readonly string[];
  readonly afterPraise: readonly string[];
  /** Whole answers without a subject. */
  readonly general: readonly string[];
  /** Joins two remarks about one subject. */
  readonly also: readonly string[];
  /** Joins praise to a complaint. */
  readonly contrast: readonly string[];
}

export const phrases: Readonly<Record<DemoLanguage, Phrases>> = {
  en: {
    greetings: lines(`
      Hi
      Hi team
      Hello
      Hi there
      Good morning
      Dear team
      Hey
    `),
    closings: lines(`
      Thanks
      Thank you
      Kind regards
      Cheers
      Best wishes
      Please call me back
      Many thanks in advance
    `),
    background: lines(`
      We are a [small|family|growing] {trade} [company|firm|business] [in|near] {town}
      [We run|We have] {N} vans [in and around {town}|]
      I [dispatch|plan the work] for {N} {techs}
      [I have|We have] used [this|Lumovarn] for [{n} years|a year|{n} months] now
      [We switched|We came over] from [paper|spreadsheets|Plenduro|Kestrovia] [last year|{n} months ago|]
      I am the [office manager|dispatcher|owner|bookkeeper] here
    `),
    afterPain: lines(`
      [Please|Could you please|Can somebody] [fix this|look into it|sort this out] [soon|quickly|]
      [Very|So|Really] [frustrating|annoying|disappointing]
      [This|It] [costs us time|makes us look silly in front of customers|happens almost daily]
      [Tried|I tried] [reinstalling|a restart|another phone|another browser] [, no luck|and nothing changed|]
      [Not good enough|Poor show|Disappointed]
      [Thinking about|We are considering] [moving to Kestrovia|switching to Plenduro|going elsewhere]
      Any news on this?
    `),
    afterPraise: lines(`
      [Keep it up|Keep up the good work|Well done]
      [Would|I would] recommend [it|] [to any {trade} firm|to others|]
      [Could not|We couldn't] work without it
      [Makes|It makes] my day [easier|so much easier]
    `),
    general: lines(`
      [Good|Great|Very good|Decent|Nice] [app|software|tool|product] [overall|so far|for our trade|]
      [Does|It does] [what it should|the job|what it says on the tin]
      [OK|Okay|Fine|All good|Not bad]
      [Could be better|Room for improvement|Average]
      [Love it|Works well for us|Happy customer|Very satisfied]
      [Terrible|Rubbish|Waste of time|Not happy at all]
      [Nothing to add|No comment|Everything fine]
    `),
    also: [' and ', ', ', ' and ', ', also '],
    contrast: lines(`
      Good [app|tool|product] [overall|in general|]
      [I like|We like] [the app|the product|it] [a lot|in general|]
      [It works|Works] [fine|well] most days
      [Nice|Great] idea
    `),
  },
  de: {
    greetings: ['Hallo', 'Guten Tag', 'Guten Morgen', 'Liebes Team', 'Moin'],
    closings: ['Danke', 'Viele Grüße', 'Vielen Dank im Voraus', 'Mit freundlichen Grüßen'],
    background: lines(`
      Wir sind ein [kleiner|mittlerer] [Heizungsbetrieb|Elektrobetrieb|Sanitärbetrieb] [aus Kassel|aus Graz|bei Basel|]
      Wir [arbeiten|planen] seit {zahl} Jahren mit Lumovarn
    `),
    afterPain: lines(`
      [Bitte|Könnten Sie das] [dringend|schnell|bald] [beheben|in Ordnung bringen]
      [Sehr|Wirklich] [ärgerlich|nervig|enttäuschend]
      Das kostet uns [jeden Tag Zeit|richtig Nerven]
    `),
    afterPraise: ['Weiter so', 'Klare Empfehlung', 'Daumen hoch', 'Sehr zufrieden'],
    general: lines(`
      [Gute|Tolle|Brauchbare] [App|Software] [für Handwerker|]
      [Ganz in Ordnung|Passt schon|Geht so|Alles bestens]
    `),
    also: [' und ', ', '],
    contrast: ['Eigentlich eine gute App', 'Im Großen und Ganzen zufrieden', 'Gute Idee'],
  },
  es: {
    greetings: ['Hola', 'Buenos días', 'Buenas tardes', 'Estimado equipo'],
    closings: ['Gracias', 'Un saludo', 'Muchas gracias de antemano'],
    background: lines(`
      Somos una empresa [pequeña|familiar] de [calefacción|fontanería|electricidad] [en Girona|de Bilbao|]
      Llevamos {numero} años con Lumovarn
    `),
    afterPain: lines(`
      [Por favor, arréglenlo|Necesitamos una solución] [pronto|ya|]
      [Muy|Realmente] [frustrante|molesto]
    `),
    afterPraise: ['Sigan así', 'Lo recomiendo', 'Muy contentos'],
    general: lines(`
      [Buena|Muy buena|Excelente] [aplicación|herramienta] [para nuestro oficio|]
      [Cumple|Todo bien|Regular|Se puede mejorar]
    `),
    also: [' y ', ', '],
    contrast: ['La aplicación está bien', 'En general me gusta', 'Buena idea'],
  },
};
