/** Answers of the API about a few made-up accounts. */
export const id = '01990000-0000-7000-8000-000000000001';

export const me = {
  id,
  name: 'Mia',
  email: 'mia@headwater.example',
  role: 'manager',
  permissions: ['read', 'finance:read', 'books:write'],
  lastVisitAt: null,
  demo: false,
  version: '0',
};

const counted = { countedAt: '2024-03-01T08:00:00.000Z', job: null };
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const no = { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 };

export const revenue = {
  ...counted,
  currency: 'EUR',
  currencies: [
    { currency: 'EUR', accounts: 3 },
    { currency: 'USD', accounts: 1 },
  ],
  period: { from: '2024-01', to: '2024-02' },
  extent: { from: '2023-02', to: '2024-03' },
  products: ['desk'],
  months: [
    {
      month: '2024-01',
      opening: 10_000,
      ...no,
      new: 5000,
      currency: 0,
      closing: 15_000,
      accounts: { opening: 2, ...no, new: 2, closing: 4 },
      running: false,
    },
    {
      month: '2024-02',
      opening: 15_000,
      ...no,
      churn: -2000,
      currency: 100,
      closing: 13_100,
      accounts: { opening: 4, ...no, churn: 1, closing: 3 },
      running: false,
    },
  ],
  summary: {
    month: '2024-02',
    mrr: eur(13_100),
    arr: eur(157_200),
    accounts: 3,
    arpa: eur(4367),
    netRetention: { value: 0.9, low: 0.8, high: 0.98 },
    grossRetention: { value: 0.85, low: 0.7, high: 0.95 },
    logoChurn: { value: 0.25, low: 0.05, high: 0.7 },
    retained: { since: '2023-02', accounts: 4 },
    quickRatio: 1.5,
    lifetime: { ok: false, reason: 'Too few have left to tell.', accounts: 4, events: 1 },
  },
  breaches: [
    {
      scope: 'desk',
      currency: 'EUR',
      month: '2024-02',
      rule: 'carry',
      account: null,
      expected: 15_000,
      found: 14_000,
    },
  ],
  missingRates: [],
  leftOut: {
    currencies: [{ mrr: { minor: 7000, currency: 'CHF' }, accounts: 2 }],
    rows: 1,
    doubtful: 0,
    invoicesCovered: 0,
    severalCurrencies: 0,
  },
};

export const emptyRevenue = {
  countedAt: null,
  job: null,
  currency: null,
  currencies: [],
  period: null,
  extent: null,
  products: [],
  months: [],
  summary: null,
  breaches: [],
  missingRates: [],
  leftOut: { currencies: [], rows: 0, doubtful: 0, invoicesCovered: 0, severalCurrencies: 0 },
};

export const cohorts = {
  ...counted,
  currency: 'EUR',
  through: '2024-02',
  cohorts: [
    {
      cohort: '2024-01',
      accounts: 2,
      start: eur(5000),
      ages: [
        {
          month: '2024-01',
          accounts: 2,
          mrrMinor: 5000,
          logos: { value: 1, low: 0.34, high: 1 },
          revenue: 1,
        },
        {
          month: '2024-02',
          accounts: 1,
          mrrMinor: 6000,
          logos: { value: 0.5, low: 0.09, high: 0.91 },
          revenue: 1.2,
        },
      ],
    },
  ],
  leftOut: [],
};

export const survival = {
  ...counted,
  by: 'all',
  through: '2024-02',
  curves: [
    {
      value: null,
      accounts: 4,
      events: 2,
      median: { value: 14, low: 9, high: null },
      steps: [
        {
          time: 9,
          atRisk: 4,
          events: 1,
          censored: 1,
          survival: { value: 0.75, low: 0.3, high: 0.95 },
        },
        {
          time: 14,
          atRisk: 2,
          events: 1,
          censored: 1,
          survival: { value: 0.375, low: 0.05, high: 0.8 },
        },
      ],
    },
  ],
  others: { values: 0, accounts: 0 },
  logRank: null,
};

const account = { id, name: 'Heron Housing', plan: 'Business', segment: 'Small', region: null };

export const paying = {
  set: 'churn',
  month: '2024-02',
  since: '2024-01',
  rows: [
    {
      account,
      opening: eur(2000),
      closing: eur(0),
      delta: eur(-2000),
      reported: eur(-2000),
      firstMonth: '2023-02',
      endedMonth: '2024-02',
    },
  ],
  next: null,
  total: 1,
  sums: [{ opening: eur(2000), closing: eur(0), delta: eur(-2000), accounts: 1 }],
};

export const problems = {
  rows: [
    {
      account: { id, name: 'Heron Housing' },
      code: 'backwards',
      leftOut: true,
      rowKind: 'subscription',
      row: 'S-1',
      message: 'It ends before it begins.',
      amount: eur(2000),
      starts: '2024-02-01',
    },
  ],
  next: null,
  total: 1,
};
