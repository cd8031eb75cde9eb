import type { AccountWithContacts } from './generate-accounts.js';
import type { Random } from './generate-random.js';
import {
  backgroundRate,
  surgeWeeks,
  truthRates,
  weekMilliseconds,
  weeks,
} from './generate-timeline.js';
import { appTopics } from './generate-topics-app.js';
import { germanTopics } from './generate-topics-german.js';
import { officeTopics } from './generate-topics-office.js';
import { spanishTopics } from './generate-topics-spanish.js';
import { truthTopics } from './generate-topics-truths.js';
import type { DemoItem, DemoKind, DemoLanguage, DemoSource, Topic } from './generate-types.js';
import { say, write, type Point, type WrittenText } from './generate-writing.js';

export interface PlannedItem {
  readonly item: Omit<DemoItem, 'id'>;
  readonly spans: WrittenText['spans'];
}

const background: Readonly<Record<DemoLanguage, readonly Topic[]>> = {
  en: [...appTopics, ...officeTopics],
  de: germanTopics,
  es: spanishTopics,
};

const sourceWeights: Readonly<Record<DemoSource, number>> = {
  'App store': 36,
  'Support desk': 32,
  'NPS survey': 23,
  'Sales calls': 9,
};
const sources = ['App store', 'Support desk', 'NPS survey', 'Sales calls'] as const;

/** How readily each source brings each kind. */
const kindWeights: Readonly<Record<DemoSource, Readonly<Record<DemoKind, number>>>> = {
  'App store': { pain: 50, praise: 32, request: 17, question: 1 },
  'Support desk': { pain: 66, praise: 3, request: 17, question: 14 },
  'NPS survey': { pain: 38, praise: 40, request: 21, question: 1 },
  'Sales calls': { pain: 30, praise: 18, request: 50, question: 2 },
};

export function planItems(
  random: Random,
  accounts: readonly AccountWithContacts[],
  end: number,
): PlannedItem[] {
  const planned: PlannedItem[] = [];
  for (let week = -weeks; week < 0; week++) {
    const start = end + week * weekMilliseconds;
    for (const topic of truthTopics) {
      const rate = truthRates[topic.id];
      if (rate === undefined) throw new Error(`No rate is set for the truth ${topic.id}.`);
      for (let left = random.poisson(rate(week)); left > 0; left--)
        planned.push(planOne(random, accounts, start, topic, 'en'));
    }
    for (let left = random.poisson(backgroundRate(week)); left > 0; left--) {
      const language = random.weighted(
        ['en', 'de', 'es'] as const,
        (each) => ({ en: 77, de: 14, es: 9 })[each],
      );
      planned.push(
        planOne(random, accounts, start, backgroundTopic(random, language, week), language),
      );
    }
  }
  return planned;
}

function backgroundTopic(random: Random, language: DemoLanguage, week: number): Topic | null {
  // Many people say nothing in particular.
  if (random.chance(0.05)) return null;
  return random.weighted(background[language], (topic) => {
    if (topic.id === 'ausfall') return surgeWeeks.includes(week) ? 30 : 0.05;
    return popularity[topic.id] ?? 1;
  });
}

/** Some subjects come up more than others. */
const popularity: Readonly<Record<string, number>> = {
  login: 1.9,
  pricing: 1.7,
  support: 1.7,
  clicks: 1.4,
  board: 1.3,
  route: 1.3,
  notifications: 1.2,
  'dark-mode': 0.6,
  translation: 0.5,
  barcode: 0.6,
  signature: 0.7,
};

function planOne(
  random: Random,
  accounts: readonly AccountWithContacts[],
  weekStart: number,
  topic: Topic | null,
  language: DemoLanguage,
): PlannedItem {
  const enterprise = topic?.id === 'rate-limit';
  const source = random.weighted(
    // Reviews in a store are anonymous, so what only enterprise accounts say is not said there.
    enterprise ? sources.filter((each) => each !== 'App store') : sources,
    (each) => sourceWeights[each],
  );
  const author = speaker(random, accounts, source, language, enterprise);
  const points = topic === null ? [] : pointsOf(random, topic, source, language);
  const competitor = competitorOf(random, topic, source);
  const written = write(points, language, source, random);
  const kind = points[0]?.kind ?? random.pick(['praise', 'pain', 'request'] as const);
  return {
    spans: written.spans,
    item: {
      text: written.text,
      title:
        topic !== null &&
        (source === 'Support desk' || (source === 'App store' && random.chance(0.5)))
          ? say(random.pick(topic.titles), random)
          : null,
      time: momentIn(random, weekStart, source),
      source,
      channel: channelOf(random, source),
      customer: author.customer,
      account: author.account,
      product:
        topic === null ? random.pick(['Lumovarn Plan', 'Lumovarn Go'] as const) : topic.product,
      ...ratingOf(random, source, kind),
      language,
      competitor,
    },
  };
}

/** One to three statements about the subject, now and then one about another. */
function pointsOf(
  random: Random,
  topic: Topic,
  source: DemoSource,
  language: DemoLanguage,
): Point[] {
  const first = { topic, kind: kindOf(random, topic, source) };
  const points: Point[] = [first];
  const more = { 'App store': 0.22, 'Support desk': 0.3, 'NPS survey': 0.08, 'Sales calls': 0.3 }[
    source
  ];
  if (random.chance(more)) {
    const kind = kindOf(random, topic, source);
    // Nobody praises and blames one thing in one breath; complaints and wishes go together.
    points.push({
      topic,
      kind: (kind === 'praise') === (first.kind === 'praise') ? kind : first.kind,
    });
  }
  const elsewhere = {
    'App store': 0.2,
    'Support desk': 0.12,
    'NPS survey': 0.18,
    'Sales calls': 0.55,
  }[source];
  if (random.chance(elsewhere)) {
    const other = random.pick(
      background[language].filter(({ id }) => id !== topic.id && id !== 'ausfall'),
    );
    points.push({ topic: other, kind: kindOf(random, other, source) });
  }
  return points;
}

function kindOf(random: Random, topic: Topic, source: DemoSource): DemoKind {
  const possible = (['pain', 'request', 'praise', 'question'] as const).filter(
    (kind) => topic.sentences[kind] !== undefined,
  );
  return random.weighted(possible, (kind) => kindWeights[source][kind] * shareOf(topic, kind));
}

/** A truth keeps its kind whatever the source; of other subjects, more patterns mean more talk. */
function shareOf(topic: Topic, kind: DemoKind): number {
  if (topic.id === 'offline') return kind === 'request' ? 40 : 1;
  if (topic.id === 'rate-limit' || topic.id === 'outage') return kind === 'pain' ? 12 : 1;
  return topic.sentences[kind]?.length ?? 0;
}

function speaker(
  random: Random,
  accounts: readonly AccountWithContacts[],
  source: DemoSource,
  language: DemoLanguage,
  enterprise: boolean,
): { customer: string; account: string | null } {
  if (source === 'App store') {
    const handle = random.pick([
      'sparky',
      'pipes',
      'vanman',
      'boilerfan',
      'nightshift',
      'ladder',
      'fixit',
    ]);
    return { customer: `${handle}_${language}${random.int(1, 900)}`, account: null };
  }
  const candidates = accounts.filter(
    (each) => each.language === language && (!enterprise || each.account.plan === 'Enterprise'),
  );
  // Larger accounts have more people who write.
  const chosen = random.weighted(candidates, ({ contacts }) => contacts.length);
  return { customer: random.pick(chosen.contacts), account: chosen.account.id };
}

/** Whose product a text speaks about where it is not ours. */
function competitorOf(random: Random, topic: Topic | null, source: DemoSource): string | null {
  if (source !== 'Sales calls') return null;
  if (topic?.id === 'offline') return 'Kestrovia';
  return random.chance(0.25) ? random.pick(['Kestrovia', 'Plenduro']) : null;
}

function channelOf(random: Random, source: DemoSource): string {
  if (source === 'App store') return random.pick(['Android', 'iOS']);
  if (source === 'Support desk') return random.pick(['e-mail', 'chat', 'phone']);
  return source === 'NPS survey' ? 'survey' : 'call notes';
}

type Range = Readonly<Record<DemoKind, [number, number]>>;

function ratingOf(
  random: Random,
  source: DemoSource,
  kind: DemoKind,
): Pick<DemoItem, 'rating' | 'ratingLow' | 'ratingHigh'> {
  if (source === 'App store') {
    const range: Range = { pain: [1, 3], request: [3, 4], praise: [4, 5], question: [3, 4] };
    return { rating: random.int(...range[kind]), ratingLow: 1, ratingHigh: 5 };
  }
  if (source === 'NPS survey') {
    const range: Range = { pain: [0, 6], request: [5, 8], praise: [8, 10], question: [5, 8] };
    return { rating: random.int(...range[kind]), ratingLow: 0, ratingHigh: 10 };
  }
  return { rating: null, ratingLow: null, ratingHigh: null };
}

/** Business sources follow business hours; reviews are written at any time. */
function momentIn(random: Random, weekStart: number, source: DemoSource): number {
  const weekday =
    source === 'App store'
      ? random.int(0, 6)
      : random.weighted([0, 1, 2, 3, 4, 5, 6], (each) => (each < 5 ? 10 : 1));
  const hour = source === 'App store' ? random.int(0, 23) : random.int(6, 18);
  const minutes = (weekday * 24 + hour) * 60 + random.int(0, 59);
  return weekStart + minutes * 60_000 + random.int(0, 59) * 1_000;
}
