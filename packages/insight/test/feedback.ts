/** Feedback made from a seed, for tests and benchmarks: topics with their own words, and how people wrap them. */
import { seededRandom, type Random } from '../src/random.js';
import type { InsightItem } from '../src/types.js';

interface Topic {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly claims: readonly string[];
}

const topics: readonly Topic[] = [
  {
    name: 'export',
    subjects: [
      'the spreadsheet export',
      'exporting to a spreadsheet',
      'the csv download',
      'the export',
    ],
    claims: [
      'times out on large files',
      'never finishes',
      'loses the last columns',
      'takes an hour',
    ],
  },
  {
    name: 'login',
    subjects: ['logging in', 'the sign-in page', 'my login', 'two-factor sign-in'],
    claims: ['keeps asking for the code', 'rejects my password', 'locks me out', 'sends no code'],
  },
  {
    name: 'invoice',
    subjects: ['the invoice', 'our monthly bill', 'the invoice pdf', 'billing'],
    claims: [
      'shows the wrong tax',
      'arrives twice',
      'lists seats we cancelled',
      'has no order number',
    ],
  },
  {
    name: 'calendar',
    subjects: ['the calendar sync', 'syncing my calendar', 'the meeting invite', 'calendar events'],
    claims: [
      'duplicates every meeting',
      'shifts by one hour',
      'drops recurring events',
      'stops overnight',
    ],
  },
  {
    name: 'search',
    subjects: ['search', 'the search box', 'searching old tickets', 'the search filter'],
    claims: [
      'returns nothing',
      'ignores quotation marks',
      'finds deleted records',
      'is slow on archives',
    ],
  },
  {
    name: 'dark mode',
    subjects: ['a dark theme', 'dark mode', 'a night mode', 'darker colours'],
    claims: [
      'would save my eyes',
      'please, for late shifts',
      'is missing on the tablet',
      'should follow the system',
    ],
  },
];

const openings = [
  '',
  'Honestly, ',
  'Since the update ',
  'Every Monday ',
  'For our team ',
  'Again: ',
];
const endings = [
  '',
  '.',
  ' and support is silent.',
  ', please look into it.',
  ' on every laptop here.',
  '!',
];
const places = ['Oslo', 'Lima', 'Pune', 'Graz', 'Kobe', 'Bari', 'Nice', 'York', 'Lviv', 'Troy'];

export interface MadeFeedback {
  readonly items: readonly InsightItem[];
  /** Topic of each item. */
  readonly topics: readonly string[];
}

export function makeFeedback(count: number, seed: number): MadeFeedback {
  const random = seededRandom(seed);
  const items: InsightItem[] = [];
  const named: string[] = [];
  for (let i = 0; i < count; i++) {
    const topic = pick(topics, random);
    const parts = [
      pick(openings, random),
      pick(topic?.subjects ?? [], random) ?? '',
      ' ',
      pick(topic?.claims ?? [], random) ?? '',
      random() < 0.3 ? ` in ${pick(places, random) ?? ''} ${Math.floor(random() * 40)}` : '',
      pick(endings, random),
    ];
    items.push({
      id: `item-${i}`,
      text: parts.join(''),
      customer: `customer-${Math.floor(random() * Math.max(1, count / 3))}`,
      time: Date.UTC(2024, 0, 1) + Math.floor(random() * 300) * 86_400_000,
      language: 'en',
    });
    named.push(topic?.name ?? '');
  }
  return { items, topics: named };
}

function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[Math.floor(random() * from.length)];
}
