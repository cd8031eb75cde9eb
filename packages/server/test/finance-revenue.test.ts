import { RevenueAccountPage, RevenueView } from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bring, revenueCounted, subscriptions } from './books.js';
import { testServer, type Client, type TestServer } from './server.js';

// Worked by hand: USD 1 is EUR 0.90 until 14 March 2024, then 0.95.
const history = `
  ada desk 100.00 EUR 2024-01-10 2024-03-01
  ada desk 150.00 EUR 2024-03-01
  ada mail  20.00 EUR 2024-02-01 2024-05-01
  bo  desk  50.00 USD 2024-01-15 2024-03-20
  bo  desk  40.00 USD 2024-05-05
  cy  mail  30.00 EUR 2024-02-20 2024-04-01
  cy  mail  25.00 EUR 2024-04-01`;

let server: TestServer;
let reader: Client;

beforeAll(async () => {
  server = await testServer();
  await server.startWorker();
  await bring(
    server,
    'accounts',
    [
      { id: 'ada', name: 'Ada Works', segment: 'Enterprise', plan: 'Gold', region: 'EU' },
      { id: 'bo', name: 'Bo & Sons', segment: 'Small', plan: 'Silver', region: 'US' },
      { id: 'cy', name: 'Cy', segment: 'Small', plan: 'Gold', region: 'EU' },
    ].map(({ id, ...account }) => ({ externalId: id, ...account })),
  );
  await bring(server, 'rates', [
    { day: '2024-01-01', currency: 'USD', base: 'EUR', rate: '0.90' },
    { day: '2024-03-15', currency: 'USD', base: 'EUR', rate: '0.95' },
  ]);
  const outcome = await bring(server, 'subscriptions', subscriptions(history));
  expect(outcome.rejected).toEqual([]);
  await revenueCounted(server);
  reader = await server.as('contributor');
});
afterAll(() => server.close());

async function revenue(query: string): Promise<RevenueView> {
  const response = await reader(`/api/v1/finance/revenue?${query}`);
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(body));
  return RevenueView.parse(body);
}

/** A month in one line: opening, the movements that are not 0, closing. */
const line = ({ month, opening, closing, ...rest }: RevenueView['months'][number]): string =>
  [
    month,
    opening,
    ...(['new', 'expansion', 'contraction', 'churn', 'reactivation', 'currency'] as const)
      .filter((kind) => rest[kind] !== 0)
      .map((kind) => `${kind} ${rest[kind]}`),
    closing,
  ].join(' | ');

const may = 'to=2024-05-31&currency=EUR';

describe('a history worked by hand', () => {
  test('the portfolio in euros, to the cent', async () => {
    const { months, breaches, leftOut, currencies, period } = await revenue(may);
    expect(months.map(line)).toEqual([
      '2024-01 | 0 | new 14500 | 14500',
      '2024-02 | 14500 | new 3000 | expansion 2000 | 19500',
      '2024-03 | 19500 | expansion 5000 | churn -4750 | currency 250 | 20000',
      '2024-04 | 20000 | contraction -500 | 19500',
      '2024-05 | 19500 | contraction -2000 | reactivation 3800 | 21300',
    ]);
    expect(months.map(({ accounts }) => accounts.closing)).toEqual([2, 3, 2, 2, 3]);
    expect(breaches).toEqual([]);
    expect(leftOut).toMatchObject({ currencies: [], rows: 0, doubtful: 0, invoicesCovered: 0 });
    expect(currencies).toEqual([
      { currency: 'EUR', accounts: 2 },
      { currency: 'USD', accounts: 1 },
    ]);
    expect(period).toEqual({ from: '2024-01', to: '2024-05' });
  });

  test('one product', async () => {
    const { months, products } = await revenue(`${may}&product=mail`);
    expect(months.map(line)).toEqual([
      '2024-02 | 0 | new 5000 | 5000',
      '2024-03 | 5000 | 5000',
      '2024-04 | 5000 | contraction -500 | 4500',
      '2024-05 | 4500 | churn -2000 | 2500',
    ]);
    expect(products).toEqual(['desk', 'mail']);
  });

  test('two products: netted over them, an account of both counts once, as in the portfolio', async () => {
    const both = await revenue(`product=mail&product=desk&${may}`);
    const all = await revenue(may);
    expect(both.months).toEqual(all.months);
    expect(both.summary).toEqual(all.summary);
    // Ada takes up mail in February while she pays for desk: nothing new, as it would be in mail alone.
    expect(both.months.map(({ accounts }) => accounts.new)).toEqual([2, 1, 0, 0, 0]);
    const rows = RevenueAccountPage.parse(
      await (
        await reader(
          '/api/v1/finance/revenue/accounts?set=new&product=mail&product=desk&month=2024-02',
        )
      ).json(),
    );
    expect(rows.rows.map(({ account }) => account.name)).toEqual(['Cy']);
  });

  test('one segment, and a period within', async () => {
    const { months } = await revenue(`${may}&segment=Small&from=2024-03-01`);
    expect(months.map(line)).toEqual([
      '2024-03 | 7500 | churn -4750 | currency 250 | 3000',
      '2024-04 | 3000 | contraction -500 | 2500',
      '2024-05 | 2500 | reactivation 3800 | 6300',
    ]);
  });

  test('in dollars, by the same rates turned round', async () => {
    const { months } = await revenue('to=2024-02-29&currency=USD');
    // 100.00 / 0.90 = 111.11; 20.00 / 0.90 = 22.22; 30.00 / 0.90 = 33.33; closing 150.00 / 0.90 + 50.00.
    expect(months.map(line)).toEqual([
      '2024-01 | 0 | new 16111 | 16111',
      '2024-02 | 16111 | new 3333 | expansion 2222 | currency 1 | 21667',
    ]);
  });

  test('what a year later is left of January', async () => {
    const { summary } = await revenue('to=2025-01-31&currency=EUR');
    // Paid in January 2024, at the rate of January 2025: 100.00 + 47.50; now 150.00 + 38.00.
    expect(summary).toMatchObject({
      month: '2025-01',
      mrr: { minor: 21300, currency: 'EUR' },
      arr: { minor: 255600, currency: 'EUR' },
      accounts: 3,
      arpa: { minor: 7100, currency: 'EUR' },
      retained: { since: '2024-01', accounts: 2 },
    });
    expect(summary?.netRetention?.value).toBeCloseTo(188 / 147.5, 12);
    expect(summary?.grossRetention?.value).toBeCloseTo(138 / 147.5, 12);
    expect(summary?.logoChurn?.value).toBe(0);
    // Won since: 20 + 30 + 50 + 38; lost: 47.50 + 5 + 20.
    expect(summary?.quickRatio).toBeCloseTo(138 / 72.5, 12);
    expect(summary?.lifetime).toMatchObject({ ok: false, accounts: 3, events: 1 });
  });
});

describe('the rows under a figure', () => {
  async function accounts(query: string) {
    const response = await reader(`/api/v1/finance/revenue/accounts?currency=EUR&${query}`);
    const page = RevenueAccountPage.parse(await response.json());
    return {
      ...page,
      rows: page.rows.map(
        ({ account, delta, reported }) =>
          `${account.name} ${delta.minor} ${delta.currency} ${reported?.minor}`,
      ),
    };
  }

  test('who paid more, and how much', async () => {
    expect((await accounts('set=expansion&month=2024-03')).rows).toEqual([
      'Ada Works 5000 EUR 5000',
    ]);
    expect((await accounts('set=churn&month=2024-03')).rows).toEqual(['Bo & Sons -5000 USD -4750']);
    expect((await accounts('set=churn&month=2024-05&product=mail')).rows).toEqual([
      'Ada Works -2000 EUR -2000',
    ]);
    expect((await accounts('set=new&month=2024-01&segment=Small')).rows).toEqual([
      'Bo & Sons 5000 USD 4500',
    ]);
  });

  test('who pays, page by page, in any order, found by name', async () => {
    const page = await accounts('set=paying&month=2024-05&sort=mrr&limit=2');
    expect(page.rows).toEqual(['Ada Works -2000 EUR -2000', 'Bo & Sons 4000 USD 3800']);
    expect(page.total).toBe(3);
    expect(page.sums).toEqual([
      {
        opening: { minor: 19500, currency: 'EUR' },
        closing: { minor: 17500, currency: 'EUR' },
        delta: { minor: -2000, currency: 'EUR' },
        accounts: 2,
      },
      {
        opening: { minor: 0, currency: 'USD' },
        closing: { minor: 4000, currency: 'USD' },
        delta: { minor: 4000, currency: 'USD' },
        accounts: 1,
      },
    ]);
    const rest = await accounts(`set=paying&month=2024-05&sort=mrr&limit=2&cursor=${page.next}`);
    expect(rest).toMatchObject({ rows: ['Cy 0 EUR 0'], next: null });
    expect((await accounts('set=paying&month=2024-05&sort=name&order=asc&q=%25')).rows).toEqual([]);
    expect((await accounts('set=paying&month=2024-05&sort=name&order=asc&q=o')).rows).toEqual([
      'Ada Works -2000 EUR -2000',
      'Bo & Sons 4000 USD 3800',
    ]);
  });

  test('whom retention is about, and who is lost', async () => {
    expect((await accounts('set=window&month=2025-01')).total).toBe(2);
    expect((await accounts('set=lost&month=2025-03&product=mail')).rows).toEqual([
      'Ada Works -2000 EUR -2000',
    ]);
    expect((await accounts('set=paying&month=2024-06&cohort=2024-02&plan=Gold')).rows).toEqual([
      'Cy 0 EUR 0',
    ]);
  });

  test('whom a lifetime is about, and who left', async () => {
    // From the first payment to now, and from the last payment to none.
    expect((await accounts('set=ever&month=2024-05&sort=name&order=asc')).rows).toEqual([
      'Ada Works 5000 EUR 5000',
      'Bo & Sons -1000 USD -950',
      'Cy -500 EUR -500',
    ]);
    expect(await accounts('set=left&month=2024-04')).toMatchObject({
      rows: ['Bo & Sons -5000 USD -4750'],
      total: 1,
      since: null,
    });
    expect((await accounts('set=left&month=2024-02')).rows).toEqual([]);
  });
});
