import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CompetitorPage,
  DealPage,
  DealSummary,
  DealView,
  ItemPage,
  RunView,
  ThemePage,
} from '@headwater/contract';
import { dealsSink } from '../src/market/deal-sink.js';
import { outcomeOf } from '../src/market/deal-outcome.js';
import { inTransaction } from '../src/platform/ctx.js';
import type { BookRow } from '../src/platform/books.js';
import { json, problem } from './curating.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;
beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
});
afterAll(() => server.close());

const path = '/api/v1/market/deals';
const deals = async (query = '', client = owner) =>
  DealPage.parse(await json(client, `${path}?limit=200&${query}`));
const summary = async (query = '', client = owner) =>
  DealSummary.parse(await json(client, `${path}/summary?${query}`));
const send = (client: Client, method: string, to: string, body: unknown, version?: number) =>
  client(to, {
    method,
    json: body,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });

const rows = (values: readonly Record<string, string>[]): BookRow[] =>
  values.map((row, index) => ({ row: index + 1, line: index + 2, values: row }));
const write = (values: readonly Record<string, string>[], origin?: string) =>
  inTransaction(server.ctx, (tx) =>
    dealsSink.write(tx, rows(values), { demo: false, ...(origin ? { origin } : {}) }),
  );

const reasons = [
  'Their report export runs to Excel without a timeout, ours times out',
  'The Excel export of big reports times out and they noticed in the trial',
  'Exporting large reports to Excel times out, a no go for the buyer',
  'The price per seat is too high for a team of this size',
  'Too expensive, the price per seat went beyond the budget',
  'The price per seat is too high compared to the others',
];
const book = Array.from({ length: 60 }, (_, i) => ({
  externalId: `d${i}`,
  account: i % 10 === 0 ? 'Acme Ltd' : `Prospect ${i}`,
  outcome: i % 3 === 0 ? 'Closed Won' : i % 3 === 1 ? 'verloren' : i % 6 === 2 ? 'Perdido' : 'Open',
  amount: String(100_00 + i * 100),
  currency: i % 5 === 0 ? 'USD' : 'EUR',
  day: `2025-0${1 + (i % 6)}-1${i % 10}`,
  competitor: i % 4 === 0 ? 'Kestrel' : i % 4 === 1 ? 'kestrel' : i % 4 === 2 ? 'Nova' : 'none',
  ...(i % 3 === 0 ? {} : { reason: `${reasons[i % 6] ?? ''}, said buyer ${i}.` }),
  product: i % 2 === 0 ? 'Plan' : 'Go',
  segment: i % 2 === 0 ? 'Small' : 'Large',
}));

it.each([
  ['Won', 'won'],
  ['CLOSED-WON', 'won'],
  ['Gewonnen!', 'won'],
  ['Ganada', 'won'],
  ['Gagné', 'won'],
  ['Closed Lost', 'lost'],
  ['Verloren', 'lost'],
  ['perdida', 'lost'],
  ['Lost to Nova', 'lost'],
  ['In progress', 'open'],
  ['Verhandlung', 'open'],
  ['En curso', 'open'],
  ['not won', null],
  ['won back from lost', null],
  ['maybe', null],
  ['', null],
])('reads the outcome %j as %j', (text, outcome) => {
  expect(outcomeOf(text)).toBe(outcome);
});

describe('deals of a file', () => {
  it('go in once, with bad rows named and the others kept', async () => {
    const bad = [
      { account: 'X', outcome: 'maybe', day: '2025-01-01' },
      { account: 'X', outcome: 'won', day: '2025-01-01', amount: '500' },
      { ...book[0]!, amount: '999' },
      book[1]!,
    ];
    const first = await write([...book, ...bad]);
    expect(first).toMatchObject({ fresh: 60, changed: 0, known: 1 });
    expect(first.rejected.map(({ code, row, reason }) => [row.row, code, reason])).toEqual([
      [61, 'outcome-unknown', '“maybe” does not say how the deal stands; write won, lost or open.'],
      [
        62,
        'currency-missing',
        'The amount 500 has no currency; give one in the row, or choose one for the whole file.',
      ],
      [
        63,
        'deal-duplicated',
        'The deal “d0” stands in row 1 with other values already; keep one of the two rows, or give each an id of its own.',
      ],
    ]);
    expect(await write(book)).toMatchObject({ fresh: 0, changed: 0, known: 60, rejected: [] });
    expect((await deals()).total).toBe(60);
  });

  it('replace what changed, and clash within one file over its batches', async () => {
    const origin = '01990000-0000-7000-8000-00000000beef';
    const now = { ...book[2]!, outcome: 'won' };
    expect(await write([now], origin)).toMatchObject({ fresh: 0, changed: 1 });
    const again = await write([{ ...now, outcome: 'lost' }], origin);
    expect(again).toMatchObject({ changed: 0 });
    expect(again.rejected).toMatchObject([
      { code: 'deal-duplicated', reason: expect.stringContaining('in an earlier row') },
    ]);
    expect(await write([book[2]!])).toMatchObject({ changed: 1 });
  });

  it('make competitors of those who are named, and none of “none”', async () => {
    const { rows } = CompetitorPage.parse(await json(owner, '/api/v1/market/competitors'));
    expect(
      rows
        .map(({ name, deals, found }) => ({ name, deals, found }))
        .sort((a, b) => b.deals - a.deals),
    ).toEqual([
      { name: 'Kestrel', deals: 30, found: true },
      { name: 'Nova', deals: 15, found: true },
    ]);
    expect((await deals('competitor=none')).total).toBe(15);
  });

  it('find the account once it is there', async () => {
    expect((await deals('q=acme')).rows.every(({ account }) => account.id === null)).toBe(true);
    await server.db
      .insertInto('account')
      .values({ id: '01990000-0000-7000-8000-00000000acce', name: 'ACME Ltd', segment: 'Huge' })
      .execute();
    const { matchDeals } = await import('../src/market/match-deals.js');
    await matchDeals({
      id: '',
      ctx: server.ctx,
      payload: {},
      cursor: null,
      done: 0,
      signal: new AbortController().signal,
      report: () => Promise.resolve(),
    });
    const found = await deals('q=acme');
    expect(found.total).toBe(6);
    expect(found.rows[0]).toMatchObject({
      account: { id: '01990000-0000-7000-8000-00000000acce', name: 'ACME Ltd' },
    });
  });
});

describe('the list', () => {
  it('filters, searches, sorts and pages', async () => {
    const expected = book.filter(({ outcome }) => outcome === 'Closed Won').length;
    expect((await deals('outcome=won')).total).toBe(expected);
    expect((await deals('product=Go&segment=Large')).total).toBe(30);
    expect((await deals('from=2025-02-01&to=2025-02-28')).total).toBe(10);
    expect(
      (await deals('q=price%20seat')).rows.every(({ reason }) => /price/u.test(reason ?? '')),
    ).toBe(true);
    const sorted = (await deals('sort=amount&order=desc')).rows;
    for (const [i, { amount }] of sorted.entries()) {
      const next = sorted[i + 1]?.amount;
      if (!amount || !next) continue;
      expect(amount.currency <= next.currency).toBe(true);
      if (amount.currency === next.currency)
        expect(amount.minor).toBeGreaterThanOrEqual(next.minor);
    }
    const first = DealPage.parse(await json(owner, `${path}?limit=40`));
    const second = DealPage.parse(await json(owner, `${path}?limit=40&cursor=${first.next ?? ''}`));
    const all = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(all).size).toBe(60);
    expect(second.next).toBeNull();
    const csv = await (await owner(`${path}.csv?outcome=won`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(expected + 1);
    const xlsx = await (await owner(`${path}.xlsx`)).arrayBuffer();
    expect(new Uint8Array(xlsx).slice(0, 2)).toEqual(Uint8Array.of(0x50, 0x4b));
  });

  it('shows amounts only to those who may see money', async () => {
    const viewer = await server.as('viewer');
    const page = await deals('', viewer);
    expect(page.money).toBe(false);
    expect(page.rows.every(({ amount }) => amount === null)).toBe(true);
    expect((await viewer(`${path}?sort=amount`)).status).toBe(403);
    expect((await summary('', viewer)).total.amounts).toBeNull();
    expect(await (await viewer(`${path}.csv`)).text()).not.toMatch(/EUR|USD/u);
    expect((await send(viewer, 'POST', path, {})).status).toBe(403);
    expect((await deals()).rows.some(({ amount }) => amount !== null)).toBe(true);
  });
});

describe('a deal by hand', () => {
  const input = {
    account: 'Nimbus',
    outcome: 'lost',
    day: '2025-07-01',
    amount: { minor: 12_345, currency: 'EUR' },
    competitor: 'KESTREL',
    reason: 'They wanted single sign-on.',
  };

  it('is written, changed with If-Match, and removed with its feedback', async () => {
    const made = await send(owner, 'POST', path, input);
    expect(made.status).toBe(201);
    const deal = DealView.parse(await made.json());
    expect(deal).toMatchObject({
      account: { id: null, name: 'Nimbus' },
      competitor: { name: 'Kestrel' },
      amount: { minor: 12_345, currency: 'EUR' },
      editedBy: 'The owner',
      version: 1,
    });
    const item = ItemPage.parse(await json(owner, '/api/v1/items?source=Win%2Floss&q=single'))
      .rows[0];
    expect(item).toMatchObject({
      id: deal.item,
      customer: 'Nimbus',
      competitor: 'Kestrel',
      channel: 'lost',
    });
    const one = `${path}/${deal.id}`;
    expect((await send(owner, 'PATCH', one, { outcome: 'won' })).status).toBe(428);
    const patched = await send(owner, 'PATCH', one, { reason: '', competitor: null }, 1);
    expect(DealView.parse(await patched.json())).toMatchObject({
      reason: null,
      competitor: null,
      item: null,
      amount: { minor: 12_345 },
      version: 2,
    });
    expect(ItemPage.parse(await json(owner, '/api/v1/items?q=single')).rows).toEqual([]);
    expect((await send(owner, 'PATCH', one, { outcome: 'won' }, 1)).status).toBe(412);
    expect((await owner(one, { method: 'DELETE' })).status).toBe(204);
    expect((await owner(one)).status).toBe(404);
  });

  it('is refused with the field that is wrong', async () => {
    const wrong = await send(owner, 'POST', path, {
      ...input,
      amount: { minor: -1, currency: 'EUR' },
    });
    expect(wrong.status).toBe(422);
    expect(await problem(wrong)).toMatchObject({ field: 'amount.minor' });
  });
});

it('wins and losses by competitor, segment and month agree with counting the rows', async () => {
  const all = await summary();
  const outcome = (text: string) => outcomeOf(text) ?? '';
  const count = (of: (row: (typeof book)[number]) => boolean, said: string): number =>
    book.filter((row) => of(row) && outcome(row.outcome) === said).length;
  const any = () => true;
  expect(all.total).toMatchObject({ won: count(any, 'won'), lost: count(any, 'lost') });
  const kestrel = (row: (typeof book)[number]) => row.competitor.toLowerCase() === 'kestrel';
  const against = all.competitors.find(({ competitor }) => competitor?.name === 'Kestrel')!;
  expect(against).toMatchObject({
    won: count(kestrel, 'won'),
    lost: count(kestrel, 'lost'),
    open: count(kestrel, 'open'),
  });
  expect(against.rate!.value).toBeCloseTo(against.won / (against.won + against.lost), 10);
  expect(against.rate!.low).toBeLessThan(against.rate!.value);
  const lostEur = book
    .filter((row) => kestrel(row) && outcome(row.outcome) === 'lost' && row.currency === 'EUR')
    .reduce((sum, { amount }) => sum + Number(amount), 0);
  expect(against.amounts!.lost.find(({ currency }) => currency === 'EUR')?.minor).toBe(lostEur);
  const months = all.months.map(({ month }) => month);
  expect(months).toEqual([...months].sort());
  const sum = (rows: readonly { won: number; lost: number; open: number }[]): number =>
    rows.reduce((n, { won, lost, open }) => n + won + lost + open, 0);
  for (const rows of [all.competitors, all.segments, all.months]) expect(sum(rows)).toBe(60);
});

it('reasons meet the themes, counted as ours whoever was in the running', async () => {
  await server.startWorker();
  let run = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
  while (run.state === 'waiting' || run.state === 'running') {
    await delay(50);
    run = RunView.parse(await json(owner, `/api/v1/analysis-runs/${run.id}`));
  }
  expect(run).toMatchObject({ state: 'done' });
  const themes = ThemePage.parse(await json(owner, '/api/v1/themes?limit=200'));
  expect(themes.totals.items).toBe(40);
  const all = await summary();
  const named = all.themes.filter(({ theme }) => theme !== null);
  expect(named.length).toBeGreaterThan(0);
  const price = named.find(({ theme }) => /price|seat/iu.test(theme?.label ?? ''))!;
  expect(price.lost + price.open).toBeGreaterThan(5);
  const id = price.theme?.id ?? '';
  const shown = await deals(`theme=${id}`);
  expect(shown.total).toBe(price.won + price.lost + price.open);
  for (const deal of shown.rows) {
    expect(deal.themes.map((theme) => theme.id)).toContain(id);
    expect(deal.reason).toMatch(/price/iu);
  }
  const without = all.themes.find(({ theme }) => theme === null)!;
  expect(without.won).toBe(book.filter(({ outcome }) => outcome === 'Closed Won').length);
});
