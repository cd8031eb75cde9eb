import type { Random } from './generate-random.js';
import type { DemoAccount, DemoLanguage, DemoPlan } from './generate-types.js';

const list = (text: string): string[] => text.trim().split(/,\s*/u);

const names: Readonly<
  Record<DemoLanguage, { stems: string[]; trades: string[]; people: string[] }>
> = {
  en: {
    stems: list(`
        Tamarisk, Oakmoor, Fallowfield, Brindle, Harrowgate, Netherby, Pinfold,
        Wexcombe, Larkrise, Thornley, Aldwark, Sandbeck, Millrace, Ravenscar,
        Copperwell, Staithe, Eastlea, Burnham, Quarrybank, Hollin, Marram`),
    trades: list(`
        Heating, Lifts, Electrical, Plumbing, Roofing, Facilities, Solar,
        Cleaning, Drainage, Property Care, Boilers, Fire Safety, Cooling, & Sons`),
    people: list(`
        Dan Whitlock, Sarah Penrose, Owen Tully, Grace Amadi, Liam Corcoran,
        Ruth Hargreaves, Imran Sheikh, Kate Dunmore, Paul Estcourt, Moira Flint,
        Niall Rafferty, Beth Arkwright, Tom Sedgley, Aisha Karim, Greg Holloway,
        Ellen Voss, Callum Reid, Joanna Pryce, Stephen Orde, Nadia Haddad`),
  },
  de: {
    stems: ['Adler', 'Brückner', 'Steinfeld', 'Hofstetter', 'Krämer', 'Lindner', 'Vogelsang'],
    trades: ['Haustechnik', 'Elektro', 'Sanitär', 'Aufzüge', 'Gebäudeservice', 'Solar', 'Kälte'],
    people: list(`
        Jonas Adler, Petra Krämer, Uwe Lindner, Sabine Hofer, Markus Steiner,
        Anke Vogt, Dieter Brandl, Nina Hofstetter, Rolf Kessler, Heike Baum`),
  },
  es: {
    stems: ['Moreno', 'Ferrer', 'Olivares', 'Castellanos', 'Vidal', 'Rivero', 'Montalbán'],
    trades: ['Instalaciones', 'Electricidad', 'Fontanería', 'Climatización', 'Ascensores'],
    people: list(`
        Lucía Ferrer, Andrés Vidal, Carmen Rivero, Javier Moreno, Elena Olivares,
        Pablo Castellanos, Marta Solís, Diego Montalbán`),
  },
};

const regions: Readonly<Record<DemoLanguage, readonly string[]>> = {
  en: ['United Kingdom', 'Ireland', 'Nordics', 'Benelux'],
  de: ['Germany', 'Austria', 'Switzerland'],
  es: ['Spain'],
};

const plans = {
  Starter: { accounts: 140, seats: [1, 4], seatPriceMinor: 2_900, segment: 'Sole trader' },
  Team: { accounts: 130, seats: [5, 20], seatPriceMinor: 2_700, segment: 'Small business' },
  Business: { accounts: 80, seats: [21, 90], seatPriceMinor: 3_100, segment: 'Mid-market' },
  Enterprise: { accounts: 50, seats: [95, 640], seatPriceMinor: 3_400, segment: 'Enterprise' },
} as const satisfies Record<DemoPlan, unknown>;

/** An account with what only the generator needs: who speaks for it, and in which language. */
export interface AccountWithContacts {
  readonly account: DemoAccount;
  readonly language: DemoLanguage;
  readonly contacts: readonly string[];
}

const day = 86_400_000;

export function generateAccounts(random: Random, end: number): AccountWithContacts[] {
  const made: AccountWithContacts[] = [];
  const taken = new Set<string>();
  for (const plan of ['Starter', 'Team', 'Business', 'Enterprise'] as const) {
    const { accounts, seats, seatPriceMinor, segment } = plans[plan];
    for (let count = 0; count < accounts; count++) {
      // Enterprise customers are English-speaking, so that what only they say is said in one language.
      const language = plan === 'Enterprise' ? 'en' : pickLanguage(random);
      const name = freshName(random, language, taken);
      const seatCount = random.int(seats[0], seats[1]);
      const discount = 1 - random.int(0, 4) * 0.05;
      const id = `A-${String(made.length + 1).padStart(4, '0')}`;
      made.push({
        language,
        contacts: contactsOf(random, language, seatCount).map((person) => `${person}, ${name}`),
        account: {
          id,
          name,
          plan,
          segment,
          seats: seatCount,
          region: random.pick(regions[language]),
          monthlyRevenueMinor: Math.round((seatCount * seatPriceMinor * discount) / 100) * 100,
          currency: 'EUR',
          since: new Date(end - random.int(30, 2_400) * day).toISOString().slice(0, 10),
        },
      });
    }
  }
  return made;
}

function pickLanguage(random: Random): DemoLanguage {
  const draw = random.next();
  if (draw < 0.72) return 'en';
  return draw < 0.89 ? 'de' : 'es';
}

function freshName(random: Random, language: DemoLanguage, taken: Set<string>): string {
  const { stems, trades } = names[language];
  for (let attempt = 0; ; attempt++) {
    const stem = random.pick(stems);
    const trade = random.pick(trades);
    const plain = language === 'es' ? `${trade} ${stem}` : `${stem} ${trade}`;
    const suffix =
      attempt < 20 ? '' : ` ${random.pick(['North', 'South', 'Group', '2', 'City', 'Coast'])}`;
    const name = plain + suffix;
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

/** The larger the account, the more people write in. */
function contactsOf(random: Random, language: DemoLanguage, seats: number): string[] {
  const wanted = Math.min(names[language].people.length, 1 + Math.round(Math.log2(seats)));
  const people = new Set<string>();
  while (people.size < wanted) people.add(random.pick(names[language].people));
  return [...people];
}
