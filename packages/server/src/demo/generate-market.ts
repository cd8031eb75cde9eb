import type { AccountWithContacts } from './generate-accounts.js';
import type { PlannedItem } from './generate-plan.js';
import type { Random } from './generate-random.js';
import { dayOf, type DemoRow } from './generate-subscriptions.js';
import { weekMilliseconds, weeks } from './generate-timeline.js';
import { appTopics } from './generate-topics-app.js';
import { officeTopics } from './generate-topics-office.js';
import { dealReasons, rivalTopics } from './generate-topics-rivals.js';
import type { DemoKind, Topic } from './generate-types.js';
import { say, write } from './generate-writing.js';

export const rivals = ['Kestrovia', 'Plenduro'] as const;
type Rival = (typeof rivals)[number];

/** Reviews a week of each rival, and of what they speak beside the common subjects. */
const own: Readonly<
  Record<Rival, { rate: number; topics: readonly (readonly [Topic, DemoKind, number])[] }>
> = {
  Kestrovia: {
    rate: 5.5,
    topics: [
      [rivalTopics.silence, 'pain', 30],
      [rivalTopics.offline, 'praise', 26],
      [rivalTopics.charging, 'request', 12],
    ],
  },
  Plenduro: {
    rate: 4,
    topics: [
      [rivalTopics.price, 'pain', 34],
      [rivalTopics.charging, 'request', 16],
    ],
  },
};

// What is said of any such product: it must not look like a gap.
const common = [...appTopics, ...officeTopics].filter(({ id }) =>
  ['battery', 'board', 'route', 'search', 'notifications', 'invoice-layout'].includes(id),
);

const stars: Readonly<Record<DemoKind, readonly [number, number]>> = {
  pain: [1, 2],
  request: [3, 4],
  praise: [5, 5],
  question: [3, 4],
};

/** Reviews of the rivals' apps, and what our own customers ask that nobody serves. */
export function planMarketItems(
  random: Random,
  accounts: readonly AccountWithContacts[],
  end: number,
): PlannedItem[] {
  const planned: PlannedItem[] = [];
  for (let week = -weeks; week < 0; week++) {
    const start = end + week * weekMilliseconds;
    const at = (): number => start + random.int(0, weekMilliseconds - 1);
    for (const rival of rivals) {
      for (let left = random.poisson(own[rival].rate); left > 0; left--) {
        planned.push(reviewOf(random, rival, at()));
      }
    }
    for (let left = random.poisson(1.6); left > 0; left--)
      planned.push(askOf(random, accounts, rivalTopics.charging, at()));
    // Nobody spoke of it until ten weeks ago.
    const lately = week >= -10 ? 2 + (week + 10) * 0.9 : 0.05;
    for (let left = random.poisson(lately); left > 0; left--)
      planned.push(askOf(random, accounts, rivalTopics.assistant, at()));
  }
  return planned;
}

function reviewOf(random: Random, rival: Rival, time: number): PlannedItem {
  const { topics } = own[rival];
  const special = topics.reduce((sum, [, , weight]) => sum + weight, 0);
  const [topic, kind] =
    random.next() * 100 < special
      ? random.weighted(topics, ([, , weight]) => weight)
      : commonPoint(random);
  const { text, spans } = write([{ topic, kind }], 'en', 'App store', random);
  return {
    spans,
    item: {
      text,
      title: random.chance(0.4) ? say(random.pick(topic.titles), random) : null,
      time,
      source: 'App store',
      channel: random.pick(['Android', 'iOS']),
      customer: `${rival.toLowerCase()}_user${random.int(1, 700)}`,
      account: null,
      product: null,
      rating: random.int(...stars[kind]),
      ratingLow: 1,
      ratingHigh: 5,
      language: 'en',
      competitor: rival,
    },
  };
}

function commonPoint(random: Random): readonly [Topic, DemoKind] {
  const topic = random.pick(common);
  const kinds = (['pain', 'praise', 'request'] as const).filter(
    (kind) => topic.sentences[kind] !== undefined,
  );
  return [topic, random.pick(kinds)];
}

function askOf(
  random: Random,
  accounts: readonly AccountWithContacts[],
  topic: Topic,
  time: number,
): PlannedItem {
  const source = random.pick(['Support desk', 'NPS survey'] as const);
  const { account, contacts } = random.pick(accounts.filter(({ language }) => language === 'en'));
  const { text, spans } = write([{ topic, kind: 'request' }], 'en', source, random);
  return {
    spans,
    item: {
      text,
      title: source === 'Support desk' ? say(random.pick(topic.titles), random) : null,
      time,
      source,
      channel: source === 'Support desk' ? 'e-mail' : 'survey',
      customer: random.pick(contacts),
      account: account.id,
      product: topic.product,
      rating: source === 'NPS survey' ? random.int(6, 8) : null,
      ratingLow: source === 'NPS survey' ? 0 : null,
      ratingHigh: source === 'NPS survey' ? 10 : null,
      language: 'en',
      competitor: null,
    },
  };
}

const deals = 150;
const prospects = ['Ashgrove', 'Bellwood', 'Corran', 'Dunmere', 'Elmstead', 'Fernhill', 'Greylock'];
const trades = ['Lifts', 'Heating', 'Facilities', 'Solar', 'Fire Safety', 'Electrical'];

/** Deals of 18 months: offline loses to Kestrovia, price to Plenduro, the rate limit to nobody. */
export function generateDeals(
  random: Random,
  accounts: readonly AccountWithContacts[],
  end: number,
): DemoRow[] {
  return Array.from({ length: deals }, (_, index): DemoRow => {
    const open = index >= deals - 24;
    const rival = random.chance(0.65) ? random.pick(rivals) : null;
    const lost =
      !open && random.chance(rival === 'Kestrovia' ? 0.62 : rival === 'Plenduro' ? 0.5 : 0.35);
    const outcome = open ? 'open' : lost ? 'lost' : 'won';
    const reasons = outcome === 'lost' ? dealReasons[rival ?? 'nobody'] : dealReasons[outcome];
    const present = random.chance(0.3) ? random.pick(accounts).account.name : null;
    const weeksAgo = open ? random.int(0, 8) : random.int(1, weeks - 1);
    return {
      externalId: `D-${String(index + 1).padStart(4, '0')}`,
      account: present ?? `${random.pick(prospects)} ${random.pick(trades)} ${random.int(1, 40)}`,
      name: `${present === null ? 'New customer' : 'Expansion'} ${index + 1}`,
      outcome,
      amount: String(random.int(4, 90) * 10_000),
      currency: 'EUR',
      day: dayOf(end - weeksAgo * weekMilliseconds - random.int(1, 5) * 86_400_000),
      ...(rival === null ? {} : { competitor: rival }),
      reason: `${say(random.pick(reasons), random)}.`,
      product: random.pick(['Lumovarn Plan', 'Lumovarn Go'] as const),
      segment: random.pick(['Small business', 'Mid-market', 'Enterprise']),
    };
  });
}
