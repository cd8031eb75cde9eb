import { AccountRow, AccountView, ItemView, MatchView } from '@headwater/contract';

/** A customer and whose words are its, as the server sends them, checked against the contract. */

const id = '01990000-0000-7000-8000-000000000001';
const theme = '01990000-0000-7000-8000-0000000000c1';

export const account = AccountRow.parse({
  id,
  name: 'Heron Housing',
  externalId: 'H-1',
  domain: 'heron.example',
  plan: 'Business',
  segment: null,
  seats: 40,
  region: 'Ireland',
  owner: 'Ada',
  status: 'active',
  since: '2024-02-01',
  renewal: '2030-01-31',
  revenue: { minor: 8050, currency: 'EUR' },
  items: 27,
  pains: 7,
  requests: 10,
  lastSaid: null,
  health: { score: 43, band: 'at-risk' },
  version: 1,
});

export const match = MatchView.parse({
  id,
  voice: 'Heron Houzing',
  state: 'suggested',
  how: 'similar',
  confidence: 0.8,
  account: { id, name: 'Heron Housing', plan: null },
  items: 3,
  lastSaid: null,
  decidedBy: null,
  decidedAt: null,
  undoable: false,
  version: 1,
});

export const view = AccountView.parse({
  ...account,
  demo: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  edited: { plan: { imported: 'Team' } },
  editedBy: 'Bea',
  editedAt: '2026-02-01T00:00:00.000Z',
  health: {
    score: 43,
    band: 'at-risk',
    base: 75,
    reasons: [
      {
        signal: 'pains',
        points: -25,
        sentence: '9 of 12 sentences of the last 90 days are pains.',
        span: { from: '2026-01-01', to: null },
      },
      {
        signal: 'revenue',
        points: -7,
        sentence: 'It pays 20 % less than 90 days ago.',
        span: null,
      },
    ],
    countedAt: '2026-03-01T00:00:00.000Z',
  },
  history: [
    {
      currency: 'EUR',
      months: Array.from({ length: 36 }, (_, at) => ({
        month: `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
        minor: at < 20 ? 0 : 8050,
      })),
    },
  ],
  historyOf: 'subscriptions',
  contacts: [{ id: 'c1', name: 'Uma Underhill', email: 'u…@heron.example', role: 'Office' }],
  contactsTotal: 1,
  subscriptions: [
    {
      id: 's1',
      externalId: 'sub-1',
      product: 'desk',
      plan: 'Business',
      seats: 40,
      monthly: { minor: 8050, currency: 'EUR' },
      starts: '2025-09-01',
      ends: null,
      running: true,
    },
  ],
  subscriptionsTotal: 1,
  matches: [match],
});

export const item = ItemView.parse({
  id: '01990000-0000-7000-8000-0000000000e1',
  text: 'The route planner forgets the second van',
  title: null,
  time: '2026-02-01T00:00:00.000Z',
  source: 'Desk',
  externalId: null,
  customer: 'Uma',
  account: { id, name: 'Heron Housing', plan: null },
  product: null,
  channel: null,
  rating: null,
  language: 'en',
  competitor: null,
  metadata: {},
  masked: [],
  hasOriginal: false,
  copies: 0,
  duplicateOf: null,
  statements: [],
});

export const themes = {
  rows: [
    {
      theme: { id: theme, label: 'Planner forgets vans' },
      statements: 9,
      kinds: { pain: 8, request: 1, praise: 0, question: 0, other: 0 },
      firstSaid: null,
      lastSaid: '2026-02-01T00:00:00.000Z',
      request: {
        item: item.id,
        start: 0,
        text: 'Let the planner keep two vans',
        time: '2026-02-01T00:00:00.000Z',
      },
    },
  ],
};

export const me = {
  id,
  name: 'Mia',
  email: 'mia@headwater.example',
  role: 'manager',
  permissions: ['read', 'finance:read', 'accounts:edit'],
  lastVisitAt: null,
  demo: false,
  version: '0',
};
