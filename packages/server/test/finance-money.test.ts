import {
  CashLinePage,
  CashSections,
  CashStatementView,
  MarketingRowPage,
  MarketingView,
} from '@headwater/contract';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../src/platform/ctx.js';
import { bring } from './books.js';
import { balances, ledger, line, marketing, readMoney, startMoney } from './money-world.js';
import type { Client, TestServer } from './server.js';

let server: TestServer;
let reader: Client;
let manager: Client;

beforeAll(async () => {
  ({ server, reader, manager } = await startMoney());
});
afterAll(() => server.close());

const get = <S extends z.ZodType>(shape: S, path: string): Promise<z.output<S>> =>
  readMoney(reader, shape, path);

const counts = ({ fresh, changed, known, rejected }: Awaited<ReturnType<typeof bring>>) => [
  fresh,
  changed,
  known,
  rejected.map(({ row, code }) => `${row.row} ${code}`),
];

describe('books come in', () => {
  test('the same rows again add nothing', async () => {
    expect(counts(await bring(server, 'marketing', marketing))).toEqual([0, 0, 3, []]);
    expect(counts(await bring(server, 'ledger', ledger))).toEqual([0, 0, 6, []]);
    expect(counts(await bring(server, 'balances', balances))).toEqual([0, 0, 2, []]);
  });

  test('another content replaces, and goes back', async () => {
    const [search, ...others] = marketing;
    if (search === undefined) throw new Error('no row');
    const dearer = [{ ...search, spend: '999' }, ...others];
    expect(counts(await bring(server, 'marketing', dearer))).toEqual([0, 1, 2, []]);
    expect(counts(await bring(server, 'marketing', marketing))).toEqual([0, 1, 2, []]);
    const corrected = ledger.with(2, line('2024-01-20', 'Salaries', -310_000));
    expect(counts(await bring(server, 'ledger', corrected))).toEqual([0, 1, 5, []]);
    expect(counts(await bring(server, 'ledger', ledger))).toEqual([0, 1, 5, []]);
  });

  test('bad rows are named, the good one goes in', async () => {
    const [good] = marketing;
    if (good === undefined) throw new Error('no row');
    const rows = [
      { ...good, month: '2999-01' },
      { ...good, spend: '-5' },
      good,
      { ...good, spend: '5' },
      { ...good, channel: ' ' },
    ];
    expect(counts(await bring(server, 'marketing', rows))).toEqual([
      0,
      0,
      1,
      ['1 month-in-future', '2 spend-negative', '5 channel-missing', '4 month-duplicated'],
    ]);
    const lines = [
      line('2999-01-01', 'Rent', -1),
      line('2024-01-01', '', -1),
      line('2024-02-03', 'Customer payments', 700_000, { product: 'desk', externalId: 'p-2' }),
      line('2024-02-03', 'Customer payments', 1, { product: 'desk', externalId: 'p-2' }),
    ];
    expect(counts(await bring(server, 'ledger', lines))).toEqual([
      0,
      0,
      1,
      ['1 month-in-future', '2 category-missing', '4 line-duplicated'],
    ]);
    const [stated] = balances;
    if (stated === undefined) throw new Error('no row');
    const twice = [stated, { ...stated, balance: '-900000' }];
    expect(counts(await bring(server, 'balances', twice))).toEqual([
      0,
      0,
      1,
      ['2 balance-duplicated'],
    ]);
  });

  test('what the demo brought goes with it, what is one’s own stays', async () => {
    const sinks = server.slices.flatMap(({ books = [] }) => books);
    const values = { day: '2024-01-09', category: 'Demo rent', amount: '-5', currency: 'EUR' };
    await inTransaction(server.ctx, async (tx) => {
      const sink = sinks.find(({ kind }) => kind === 'ledger');
      await sink?.write(tx, [{ row: 1, line: 2, values }], { demo: true });
    });
    const demo = () => get(CashLinePage, 'cash/lines?category=Demo%20rent');
    expect((await demo()).total).toBe(1);
    await inTransaction(server.ctx, async (tx) => {
      for (const sink of sinks) await sink.removeDemo?.(tx);
    });
    expect((await demo()).total).toBe(0);
    expect((await get(CashLinePage, 'cash/lines')).total).toBe(6);
  });
});

describe('marketing worked by hand', () => {
  test('spend, conversions, acquisition cost and payback by channel and in total', async () => {
    const view = await get(MarketingView, 'marketing?margin=0.8');
    expect(view.period).toEqual({ from: '2024-01', to: '2024-02' });
    expect(
      view.channels.map((one) => [one.channel, one.spendMinor, one.leads, one.customers]),
    ).toEqual([
      ['Events', 300_000, 30, 3],
      ['Search', 240_000, 240, 12],
    ]);
    const [events, search] = view.channels;
    // 240,000 / 12 customers; 12 / 240 leads; each pays 10,000 a month, of which 8,000 are margin.
    expect(search?.acquisitionCostMinor.value).toBe(20_000);
    expect(search?.leadToCustomer?.value).toBeCloseTo(0.05, 12);
    expect(search?.paybackMonths.value).toBeCloseTo(2.5, 12);
    expect(events?.acquisitionCostMinor.value).toBe(100_000);
    expect(view.total.acquisitionCostMinor.value).toBe(36_000);
    // Garwood's exact interval of 15 events is 8.395 to 24.740.
    expect(view.total.acquisitionCostMinor.low).toBeCloseTo(540_000 / 24.7402, -1);
    expect(view.total.acquisitionCostMinor.high).toBeCloseTo(540_000 / 8.3954, -1);
    expect(view.lifetime.ok).toBe(false);
    expect(view.months.map(({ month, spendMinor }) => [month, spendMinor])).toEqual([
      ['2024-01', 400_000],
      ['2024-02', 140_000],
    ]);
    expect(search?.lastCustomers).toMatchObject({ ok: false });
  });

  test('a currency without a rate is named and left out, not guessed', async () => {
    const view = await get(MarketingView, 'marketing?currency=USD');
    expect(view.leftOut.rows).toBe(3);
    expect(view.leftOut.missingRates).toEqual([
      { month: '2024-01', from: 'EUR', to: 'USD' },
      { month: '2024-02', from: 'EUR', to: 'USD' },
    ]);
    expect(view.total.customers).toBe(0);
  });

  test('a lag pairs January’s spend with February’s customers', async () => {
    const view = await get(MarketingView, 'marketing?lag=1');
    const search = view.channels.find((one) => one.channel === 'Search');
    expect(search?.acquisitionCostMinor.value).toBeCloseTo(100_000 / 7, 9);
  });

  test('the rows under a figure, in pages, and as a file', async () => {
    const first = await get(MarketingRowPage, 'marketing/rows?limit=2&sort=spend');
    expect(first.rows.map((row) => row.spend.minor)).toEqual([300_000, 140_000]);
    const second = await get(
      MarketingRowPage,
      `marketing/rows?limit=2&sort=spend&cursor=${first.next ?? ''}`,
    );
    expect(second.rows.map((row) => row.spend.minor)).toEqual([100_000]);
    expect([first.total, second.next]).toEqual([3, null]);
    const csv = await (await reader('/api/v1/finance/marketing/rows.csv?channel=Events')).text();
    expect(csv.trim().split('\r\n').at(-1)).toBe('2024-01,Events,,EUR,3000,30,15,3,600');
    const workbook = await reader('/api/v1/finance/marketing.xlsx');
    expect(new Uint8Array(await workbook.arrayBuffer()).slice(0, 2)).toEqual(
      new Uint8Array([0x50, 0x4b]),
    );
  });
});

describe('cash worked by hand', () => {
  test('opening + sections = closing; the balance that does not agree is shown', async () => {
    const view = await get(CashStatementView, 'cash');
    // The bank says 9,000 at the end of January, in which 1,000 more went out than came in.
    expect(
      view.months.map((month) => [
        month.month,
        month.openingMinor,
        month.operatingMinor,
        month.investingMinor,
        month.financingMinor,
        month.netMinor,
        month.currencyMinor,
        month.closingMinor,
      ]),
    ).toEqual([
      ['2024-01', 1_000_000, -100_000, 0, 0, -100_000, 0, 900_000],
      ['2024-02', 900_000, 700_000, -120_000, 1_000_000, 1_580_000, 0, 2_480_000],
    ]);
    expect(view.opening).toBe('from balance');
    expect(view.breaches).toEqual([
      {
        currency: 'EUR',
        date: '2024-02-29',
        month: '2024-02',
        expectedMinor: 2_480_000,
        foundMinor: 2_470_000,
        differenceMinor: -10_000,
        arisenMinor: -10_000,
      },
    ]);
    expect(view.rows.map(({ category, product, lines }) => [category, product, lines])).toEqual([
      ['Customer payments', 'desk', 2],
      ['Salaries', null, 2],
      ['Laptops and equipment', null, 1],
      ['Gesellschafterdarlehen', null, 1],
    ]);
  });

  test('a product has flows, and no cash of its own', async () => {
    const view = await get(CashStatementView, 'cash?product=desk');
    expect(view.months.map(({ netMinor, closingMinor }) => [netMinor, closingMinor])).toEqual([
      [500_000, null],
      [700_000, null],
    ]);
  });

  test('a period that begins later opens with what went before', async () => {
    const view = await get(CashStatementView, 'cash?from=2024-02-01');
    expect(view.months.map((month) => [month.openingMinor, month.closingMinor])).toEqual([
      [900_000, 2_480_000],
    ]);
  });

  test('told in another currency: flows at their day, cash at the month’s end, the rest is the rates’', async () => {
    await bring(server, 'rates', [
      { day: '2023-12-01', currency: 'EUR', base: 'CHF', rate: '1' },
      { day: '2024-01-31', currency: 'EUR', base: 'CHF', rate: '0.9' },
    ]);
    const { months } = await get(CashStatementView, 'cash?currency=CHF');
    expect(
      months.map((month) => [
        month.openingMinor,
        month.netMinor,
        month.currencyMinor,
        month.closingMinor,
      ]),
    ).toEqual([
      [1_000_000, -100_000, -90_000, 810_000],
      [810_000, 1_422_000, 0, 2_232_000],
    ]);
  });

  test('lines under a figure are found by section, words and month', async () => {
    const loan = await get(CashLinePage, 'cash/lines?section=financing');
    expect(loan.rows.map(({ amount }) => amount.minor)).toEqual([1_000_000]);
    expect((await get(CashLinePage, 'cash/lines?q=salar')).total).toBe(2);
    expect((await get(CashLinePage, 'cash/lines?month=2024-02&shared=yes')).total).toBe(2);
  });

  test('a category is moved once, audited, and nobody overwrites unseen', async () => {
    const before = await get(CashSections, 'cash/sections');
    expect(before.categories.map(({ category, by }) => [category, by])).toContainEqual([
      'Gesellschafterdarlehen',
      'word',
    ]);
    const put = (version: number, by: Client) =>
      by('/api/v1/finance/cash/sections', {
        method: 'PUT',
        json: { sections: { 'Laptops and equipment': 'operating' } },
        headers: { 'if-match': `"${version}"` },
      });
    expect((await put(before.version, reader)).status).toBe(403);
    expect((await put(before.version, manager)).status).toBe(200);
    expect((await put(before.version, manager)).status).toBe(412);
    const view = await get(CashStatementView, 'cash');
    expect(view.months.at(-1)?.investingMinor).toBe(0);
    const audited = await server.db
      .selectFrom('audit_event')
      .select('action')
      .where('action', '=', 'cash.sections-changed')
      .execute();
    expect(audited).toHaveLength(1);
  });
});

test('who may not read finance sees none of it', async () => {
  const viewer = await server.as('viewer');
  const paths = ['marketing', 'marketing/rows', 'cash', 'cash/lines', 'cash.csv', 'cash/scenarios'];
  const answers = await Promise.all(paths.map((path) => viewer(`/api/v1/finance/${path}`)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 403));
});
