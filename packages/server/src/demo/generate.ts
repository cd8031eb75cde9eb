import { generateAccounts, type AccountWithContacts } from './generate-accounts.js';
import { generateDeals, planMarketItems, rivals } from './generate-market.js';
import { generateLedger, generateMarketing } from './generate-money.js';
import { planItems, type PlannedItem } from './generate-plan.js';
import { createRandom } from './generate-random.js';
import { generateAccountBooks, generateRates } from './generate-subscriptions.js';
import { releasesUntil, startOfWeek, surgeWeeks, weekMilliseconds } from './generate-timeline.js';
import type { Demo, DemoItem, PlantedTruth, TruthStatement } from './generate-types.js';

export type * from './generate-types.js';

/** End of the demo's period unless another is asked for, so that a seed alone names a data set. */
export const defaultNow = Date.UTC(2026, 5, 29);

/**
 * Makes the demo company's 18 months of feedback, its accounts and releases, and the truths that
 * are planted in them. Deterministic in `seed` and the week of `now`.
 *
 * @param now Milliseconds since 1970 UTC. The period ends with the last full week before it.
 */
export function generateDemo(seed: number, now: number = defaultNow): Demo {
  const random = createRandom(seed);
  const end = startOfWeek(now);
  const accounts: AccountWithContacts[] = generateAccounts(random, end);
  const planned = planItems(random, accounts, end);
  const statements = new Map<string, TruthStatement[]>();
  const items = numbered(planned, '', statements);
  // Draws of its own, so that what was there before stays as it was.
  const marketRandom = createRandom(seed + 7_919);
  const marketItems = numbered(planMarketItems(marketRandom, accounts, end), 'm-', statements);
  const troubled = new Set((statements.get('photos') ?? []).map(({ item }) => item));
  const booksRandom = createRandom(seed + 15_485_863);
  const monthlyMinor = accounts.reduce((sum, { account }) => sum + account.monthlyRevenueMinor, 0);
  const books = {
    ...generateAccountBooks(booksRandom, accounts, [...items, ...marketItems], troubled, end),
    rates: generateRates(booksRandom, end),
    marketing: generateMarketing(booksRandom, end),
    ...generateLedger(booksRandom, end, monthlyMinor),
    deals: generateDeals(booksRandom, accounts, end),
  };

  return {
    company: 'Lumovarn',
    products: ['Lumovarn Plan', 'Lumovarn Go', 'Lumovarn Bill'],
    competitors: rivals,
    items,
    marketItems,
    books,
    accounts: accounts.map(({ account }) => account),
    releases: releasesUntil(end),
    truths: describeTruths(end).map((truth) => ({
      ...truth,
      statements: statements.get(truth.id) ?? [],
    })),
  };
}

/** Gives planned items their ids in the order of time, and notes where each topic is spoken of. */
function numbered(
  planned: readonly PlannedItem[],
  prefix: string,
  statements: Map<string, TruthStatement[]>,
): DemoItem[] {
  const inOrder = planned.toSorted(
    (a, b) => a.item.time - b.item.time || (a.item.text < b.item.text ? -1 : 1),
  );
  return inOrder.map(({ item, spans }, index) => {
    const id = `${prefix}${prefixes[item.source]}-${String(index + 1).padStart(5, '0')}`;
    for (const { topic, start, end } of spans) {
      const list = statements.get(topic.id) ?? [];
      list.push({ item: id, start, end, text: item.text.slice(start, end) });
      statements.set(topic.id, list);
    }
    return { ...item, id };
  });
}

const prefixes = {
  'App store': 'review',
  'Support desk': 'ticket',
  'NPS survey': 'nps',
  'Sales calls': 'call',
} as const;

function describeTruths(end: number): Omit<PlantedTruth, 'statements'>[] {
  const weekOf = (index: number): string =>
    new Date(end + index * weekMilliseconds).toISOString().slice(0, 10);
  return [
    {
      id: 'outage',
      description: 'An outage: two weeks in which many report that the service is down.',
      kind: 'pain',
      language: 'en',
      expected: { direction: null, surgeWeeks: surgeWeeks.map(weekOf) },
    },
    {
      id: 'rate-limit',
      description: 'A pain that grows slowly, in enterprise accounts only: the API rate limit.',
      kind: 'pain',
      language: 'en',
      expected: { direction: 'rising', surgeWeeks: [] },
    },
    {
      id: 'offline',
      description: 'A request that the competitor Kestrovia serves: an offline mode.',
      kind: 'request',
      language: 'en',
      expected: { direction: null, surgeWeeks: [] },
    },
    {
      id: 'photos',
      description: 'A pain that ended with a release: photos crash the app and do not upload.',
      kind: 'pain',
      language: 'en',
      expected: { direction: 'ended', surgeWeeks: [] },
    },
    {
      id: 'onboarding',
      description: 'Steady praise for the onboarding and its specialists.',
      kind: 'praise',
      language: 'en',
      expected: { direction: null, surgeWeeks: [] },
    },
  ];
}
