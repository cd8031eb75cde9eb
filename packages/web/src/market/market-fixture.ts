/** Answers of the API about a small made-up market. */
const id = (n: number) => `01990000-0000-7000-8000-00000000000${n}`;

const around = (value: number, half = 0.05) => ({ value, low: value - half, high: value + half });
const theme = { id: id(2), label: 'Supplier sync' };
const competitor = { id: id(3), name: 'Crestline' };

export const editor = {
  id: id(1),
  name: 'Mia',
  email: 'mia@headwater.example',
  role: 'manager',
  permissions: ['read', 'finance:read', 'market:edit', 'books:write'],
  lastVisitAt: null,
  demo: false,
  version: '0',
};
export const reader = { ...editor, role: 'viewer', permissions: ['read'] };

const run = {
  run: id(4),
  countedAt: '2026-03-01T08:00:00.000Z',
  rate: 0.1,
  looks: 60,
  us: 72,
  them: 90,
};
const side = (of: 'us' | 'them', customers: number, all: number) => ({
  side: of,
  kind: 'pain',
  segment: null,
  customers,
  of: all,
  share: around(customers / all),
});

const gap = {
  id: id(5),
  kind: 'their-pain',
  theme,
  competitor,
  segment: null,
  state: 'open',
  stands: true,
  size: around(0.5),
  effect: around(3, 1),
  pValue: 0.000_01,
  qValue: 0.0004,
  sentence: '50 % (45 of 90) of their customers complain of it, against 0 % (0 of 72) of ours.',
  sides: [side('us', 0, 72), side('them', 45, 90)],
  firstSeenAt: '2026-02-01T08:00:00.000Z',
  lastSeenAt: '2026-03-01T08:00:00.000Z',
  fresh: false,
  notes: 1,
  decided: null,
  version: 7,
};

const byKind = {
  'our-pain': 0,
  'their-pain': 1,
  'unserved-request': 0,
  'their-praise': 0,
  'underserved-segment': 0,
  'emerging-theme': 0,
};
const definition = 'A larger share of their customers than of ours complains of it.';

export const gaps = {
  rows: [gap],
  next: null,
  total: 1,
  run,
  byKind,
  definitions: Object.fromEntries(Object.keys(byKind).map((kind) => [kind, definition])),
};
export const noGaps = { ...gaps, rows: [], total: 0, run: null };

export const gapPath = `/market/gaps/${gap.id}`;
export const wholeGap = {
  ...gap,
  definition,
  evidence: {
    us: [],
    them: [
      {
        item: id(6),
        start: 0,
        end: 30,
        text: 'The supplier sync loses orders',
        kind: 'pain',
        customer: 'reviewer 1',
        source: 'Reviews',
        time: '2026-02-20T08:00:00.000Z',
        rating: null,
      },
    ],
  },
  notesWritten: [
    { id: id(7), text: 'Ask the sales team', by: 'Mia', at: '2026-02-21T08:00:00.000Z', own: true },
  ],
  history: [{ at: '2026-02-01T08:00:00.000Z', event: 'found', detail: '', reason: null, by: null }],
  steps: [
    { run: id(4), at: '2026-03-01T08:00:00.000Z', stands: true, size: around(0.5), qValue: 0.0004 },
  ],
  weeks: { first: '2026-02-02', us: [0, 0], them: [20, 25] },
};

const compared = (customers: number) => ({
  customers,
  statements: customers,
  share: around(0.3),
  pain: around(0.2),
  request: around(0.05),
  praise: around(0.02),
  polarity: around(-0.4),
  ratingEffect: null,
  change: null,
});

export const compare = {
  rows: [
    {
      theme: { ...theme, kind: 'pain', trend: 'flat' },
      us: compared(3),
      them: compared(45),
      logOdds: around(-2.5, 0.5),
      qValue: 0.001,
      polarity: null,
      ratingEffect: null,
    },
  ],
  next: null,
  total: 1,
  run,
  against: { ...competitor, customers: 90 },
  competitors: [{ ...competitor, customers: 90 }],
  scale: null,
};

export const opportunities = {
  rows: [
    {
      theme: { id: id(8), label: 'Sign-in code', kind: 'pain' },
      customers: 18,
      importance: around(8, 0.6),
      satisfaction: around(2, 0.8),
      score: around(14, 1),
    },
  ],
  next: null,
  total: 1,
  run,
};

export const competitors = {
  rows: [
    {
      ...competitor,
      aliases: ['CL'],
      note: null,
      found: true,
      items: 90,
      customers: 88,
      sources: ['Reviews'],
      products: [],
      deals: 2,
      createdAt: '2026-02-01T08:00:00.000Z',
      version: 1,
    },
  ],
  next: null,
  total: 1,
};

export const whose = {
  rows: [
    {
      dimension: 'source',
      value: 'reviews',
      label: 'Shop reviews',
      items: 40,
      about: null,
      by: null,
      at: null,
    },
  ],
  next: null,
  total: 1,
};

const tally = {
  won: 3,
  lost: 1,
  open: 0,
  rate: { value: 0.75, low: 0.3, high: 0.95 },
  amounts: null,
};

export const deals = {
  rows: [
    {
      id: id(9),
      externalId: null,
      account: { id: null, name: 'Alder Foods' },
      name: null,
      outcome: 'lost',
      amount: { minor: 120_000, currency: 'EUR' },
      day: '2026-02-10',
      competitor,
      reason: 'Their sync was shown to work',
      themes: [theme],
      product: null,
      segment: null,
      item: null,
      createdAt: '2026-02-11T08:00:00.000Z',
      editedBy: null,
      version: 1,
    },
  ],
  next: null,
  total: 1,
  money: true,
};
export const dealSummary = {
  total: tally,
  competitors: [{ ...tally, competitor }],
  themes: [{ ...tally, theme }],
  segments: [],
  months: [],
  products: [],
};

export const facets = {
  products: [],
  segments: [],
  sources: [{ value: 'Shop reviews', items: 40 }],
  languages: [],
  channels: [],
  theirs: 90,
  firstDay: '2025-12-01',
  lastDay: '2026-03-01',
};
