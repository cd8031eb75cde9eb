import type { AccountWithContacts } from './generate-accounts.js';
import type { Random } from './generate-random.js';
import type { DemoItem } from './generate-types.js';

/** A row of the books as imports give it: a text for each field, amounts in minor units. */
export type DemoRow = Readonly<Record<string, string>>;

const dayMs = 86_400_000;
const monthMs = 30.4375 * dayMs;
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const owners = [
  'Robin Castellanos',
  'Mia Thorvald',
  'Farid Nasser',
  'Ada Lindqvist',
  'Jon Pettersson',
  'Chiara Bellomo',
];

/** The first day of the month of an instant. */
const monthStart = (time: number): number => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

const domainOf = (account: string): string => `${slug(account)}.example`;

/** Prices are told where the customer is. */
const currencyOf = (region: string): string =>
  region === 'United Kingdom' ? 'GBP' : region === 'Switzerland' ? 'CHF' : 'EUR';

/**
 * Which accounts have left, and when. Those that had trouble with photos left more often: that is planted, and
 * a model of churn may find it. Nobody leaves before the last thing that they said.
 */
function leaversOf(
  random: Random,
  accounts: readonly AccountWithContacts[],
  items: readonly DemoItem[],
  troubled: ReadonlySet<string>,
  end: number,
): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  const hurt = new Set<string>();
  for (const { id, account, time } of items) {
    if (account === null) continue;
    last.set(account, Math.max(last.get(account) ?? 0, time));
    if (troubled.has(id)) hurt.add(account);
  }
  const leavers = new Map<string, number>();
  for (const { account } of accounts) {
    const spoke = last.get(account.id) ?? end - random.int(60, 500) * dayMs;
    const leaves =
      Math.max(spoke, Date.parse(account.since) + 60 * dayMs) + random.int(8, 40) * dayMs;
    if (leaves > end - 7 * dayMs) continue;
    if (random.chance(hurt.has(account.id) ? 0.75 : 0.3)) leavers.set(account.id, leaves);
  }
  return leavers;
}

export interface DemoAccountBooks {
  readonly accounts: readonly DemoRow[];
  readonly contacts: readonly DemoRow[];
  readonly subscriptions: readonly DemoRow[];
}

/**
 * What each account has paid for, from its first day on: products come and go, seats grow and shrink, some
 * pause, some leave. The running subscriptions of an account add up to its monthly revenue.
 */
export function generateAccountBooks(
  random: Random,
  made: readonly AccountWithContacts[],
  items: readonly DemoItem[],
  troubled: ReadonlySet<string>,
  end: number,
): DemoAccountBooks {
  const leavers = leaversOf(random, made, items, troubled, end);
  const subscriptions: DemoRow[] = [];
  for (const each of made) {
    subscriptions.push(...subscriptionsOf(random, each, leavers.get(each.account.id) ?? null, end));
  }
  return {
    accounts: made.map(({ account }) => {
      const left = leavers.has(account.id);
      return {
        externalId: account.id,
        name: account.name,
        domain: domainOf(account.name),
        plan: account.plan,
        segment: account.segment,
        seats: String(account.seats),
        region: account.region,
        owner: random.pick(owners),
        since: account.since,
        ...(left ? {} : { renewal: dayOf(end + random.int(5, 360) * dayMs) }),
      };
    }),
    contacts: made.flatMap(({ account, contacts }) =>
      contacts.map((said, index) => {
        const person = said.split(',')[0] ?? said;
        return {
          account: account.id,
          name: person,
          email: `${slug(person).replaceAll('-', '.')}@${domainOf(account.name)}`,
          role:
            index === 0 ? 'Operations' : random.pick(['Dispatch', 'Office', 'Field', 'Finance']),
        };
      }),
    ),
    subscriptions,
  };
}

function subscriptionsOf(
  random: Random,
  { account }: AccountWithContacts,
  leaves: number | null,
  end: number,
): DemoRow[] {
  const since = Date.parse(`${account.since}T00:00:00Z`);
  const until = leaves ?? end;
  const months = Math.max(1, Math.floor((until - since) / monthMs));
  const products = ['Lumovarn Plan'];
  if (random.chance(0.6)) products.push('Lumovarn Go');
  if (random.chance(0.3)) products.push('Lumovarn Bill');
  const weights = products.map((_, index) => (index === 0 ? 6 : 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = account.monthlyRevenueMinor;
  return products.flatMap((product, index) => {
    const isLast = index === products.length - 1;
    const share = isLast
      ? rest
      : Math.floor((account.monthlyRevenueMinor * (weights[index] ?? 0)) / whole);
    rest -= share;
    // Later products were added later.
    const begins = index === 0 ? since : since + random.int(0, Math.max(0, months - 2)) * monthMs;
    return stepsOf(random, { share, begins, until, leaves }).map(({ from, to, minor }, step) => ({
      account: account.id,
      externalId: `${account.id}-${index + 1}-${step + 1}`,
      product,
      plan: account.plan,
      amount: String(minor),
      currency: currencyOf(account.region),
      start: dayOf(from),
      ...(to === null ? {} : { end: dayOf(to) }),
    }));
  });
}

interface Step {
  readonly from: number;
  /** Null while it runs. */
  readonly to: number | null;
  readonly minor: number;
}

/** Intervals of one product, back from what is paid last: mostly growing, now and then shrinking or pausing. */
function stepsOf(
  random: Random,
  given: { share: number; begins: number; until: number; leaves: number | null },
): Step[] {
  const { share, begins, until, leaves } = given;
  const steps: Step[] = [];
  let to: number | null = leaves;
  let minor = share;
  let edge = until;
  for (let left = random.int(0, 4); left > 0; left--) {
    const from = monthStart(edge - random.int(2, 9) * monthMs);
    if (from <= begins + monthMs) break;
    steps.push({ from, to, minor });
    const pause = random.chance(0.08) ? random.int(1, 3) : 0;
    edge = monthStart(from - pause * monthMs);
    if (edge <= begins + monthMs) break;
    to = pause === 0 ? from : edge;
    const factor = random.chance(0.78) ? random.int(70, 95) / 100 : random.int(105, 130) / 100;
    minor = Math.max(100, Math.round((minor * factor) / 100) * 100);
  }
  const first = steps.at(-1);
  const ends = first === undefined ? leaves : edge === first.from ? first.from : edge;
  if (ends === null || ends > begins) steps.push({ from: begins, to: ends, minor });
  return steps.toReversed();
}

/** Month by month what a unit is worth in euros, for as long as the oldest customer is one. */
export function generateRates(random: Random, end: number): DemoRow[] {
  const rows: DemoRow[] = [];
  const worth: Record<string, number> = { GBP: 1.16, CHF: 1.05 };
  for (let month = 90; month >= 0; month--) {
    const day = dayOf(monthStart(end - month * monthMs));
    for (const currency of ['GBP', 'CHF']) {
      const moved = (worth[currency] ?? 1) * (1 + random.int(-8, 8) / 1000);
      worth[currency] = moved;
      rows.push({ day, currency, base: 'EUR', rate: moved.toFixed(4) });
    }
  }
  return rows;
}
