import { RevenueAccountPage, RevenueProblemPage, RevenueView } from '@headwater/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBooks } from '../src/finance/index.js';
import { bring, revenueCounted, subscriptions } from './books.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let reader: Client;

beforeAll(async () => {
  server = await testServer();
  await server.startWorker();
  reader = await server.as('contributor');
});
afterAll(() => server.close());

async function start(rows: string): Promise<void> {
  await server.db.deleteFrom('account').execute();
  await server.db.deleteFrom('currency_rate').execute();
  if (rows !== '') await bring(server, 'subscriptions', subscriptions(rows));
}

const get = async (path: string): Promise<unknown> =>
  (await reader(`/api/v1/finance/${path}`)).json();
const revenue = async (query: string): Promise<RevenueView> =>
  RevenueView.parse(await get(`revenue?${query}`));

describe('random histories through the database', () => {
  const month = fc.integer({ min: 0, max: 11 });
  const day = (index: number, of: number): string =>
    `2024-${String(index + 1).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
  const history = fc.array(
    fc.record({
      account: fc.constantFrom('ada', 'bo', 'cy', 'di'),
      product: fc.constantFrom('desk', 'mail', undefined),
      currency: fc.constantFrom('EUR', 'USD', 'JPY'),
      amount: fc.integer({ min: 0, max: 9999 }),
      start: fc.tuple(month, fc.integer({ min: 1, max: 28 })),
      months: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      end: fc.integer({ min: 1, max: 28 }),
    }),
    { minLength: 1, maxLength: 25 },
  );

  test('the identity holds for every month, product, currency and segment', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (rows) => {
        await start('');
        await bring(
          server,
          'accounts',
          ['ada', 'bo', 'cy'].map((id, index) => ({
            externalId: id,
            name: id,
            segment: index < 2 ? 'Large' : 'Small',
          })),
        );
        await bring(
          server,
          'subscriptions',
          rows.map(({ account, product, currency, amount, start, months, end }, index) => ({
            externalId: `s${index}`,
            account,
            ...(product === undefined ? {} : { product }),
            currency,
            amount: String(amount),
            start: day(...start),
            // Some end before they begin: those are turned away, the rest counts.
            ...(months === undefined || start[0] + months > 11
              ? {}
              : { end: day(start[0] + months, end) }),
          })),
        );
        await revenueCounted(server);
        const { series, breaches } = await checkBooks(server.ctx);
        expect(breaches).toEqual([]);
        expect(await server.db.selectFrom('revenue_breach').selectAll().execute()).toEqual([]);
        const { rows: stored } = await sql<{ n: number }>`
          select count(distinct (coalesce(product, ''), currency))::int as n from subscription
          where monthly_minor > 0`.execute(server.db);
        if ((stored[0]?.n ?? 0) > 0) expect(series.length).toBeGreaterThan(0);
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});

describe('an account that goes over to another currency', () => {
  beforeAll(async () => {
    await start(`
      di desk 10.00 USD 2024-02-01 2024-04-01
      di desk 12.00 EUR 2024-04-01
      ed desk 50.00 EUR 2024-02-01`);
    await bring(server, 'rates', [
      { day: '2024-01-01', currency: 'USD', base: 'EUR', rate: '0.9' },
    ]);
    await revenueCounted(server);
  });

  test('has not left: it pays more', async () => {
    const { months, leftOut } = await revenue('to=2024-04-30&from=2024-04-01&currency=EUR');
    expect(months).toMatchObject([
      {
        opening: 5900,
        new: 0,
        churn: 0,
        expansion: 300,
        currency: 0,
        closing: 6200,
        accounts: { opening: 2, new: 0, churn: 0, expansion: 1, closing: 2 },
      },
    ]);
    expect(leftOut.severalCurrencies).toBe(1);
  });

  test('stands under what it is, in its own currencies', async () => {
    const of = async (set: string) =>
      RevenueAccountPage.parse(
        await get(`revenue/accounts?currency=EUR&month=2024-04&set=${set}`),
      ).rows.map(({ account, delta }) => `${account.name} ${delta.minor} ${delta.currency}`);
    expect(await of('churn')).toEqual([]);
    expect(await of('new')).toEqual([]);
    expect(await of('expansion')).toEqual(['di 1200 EUR', 'di -1000 USD']);
    expect(await of('lost')).toEqual([]);
  });

  test('stays in its cohort once', async () => {
    expect(await get('revenue/cohorts?to=2024-05-31&currency=EUR')).toMatchObject({
      cohorts: [
        {
          cohort: '2024-02',
          accounts: 2,
          ages: [{ accounts: 2 }, { accounts: 2 }, { accounts: 2 }, { accounts: 2 }],
        },
      ],
    });
  });

  test('without a rate its currency is left out whole, and named', async () => {
    const { months, leftOut, missingRates } = await revenue('to=2024-03-31&currency=GBP');
    expect({ months, missingRates }).toEqual({ months: [], missingRates: [] });
    expect(leftOut.currencies).toEqual([
      { mrr: { minor: 5000, currency: 'EUR' }, accounts: 1 },
      { mrr: { minor: 1000, currency: 'USD' }, accounts: 1 },
    ]);
    await bring(server, 'rates', [
      { day: '2024-03-10', currency: 'GBP', base: 'EUR', rate: '1.25' },
    ]);
    const later = await revenue('to=2024-03-31&currency=GBP');
    expect(later.months.map(({ month, closing }) => [month, closing])).toEqual([['2024-03', 4720]]);
    expect(later.missingRates).toEqual([
      { month: '2024-02', from: 'EUR', to: 'GBP' },
      { month: '2024-02', from: 'USD', to: 'GBP' },
    ]);
    expect(later.leftOut.currencies).toEqual([]);
  });
});

describe('rows of the books that need a look', () => {
  test('are named; only the unfit are left out', async () => {
    await start(`
      ada desk 10.00 EUR 2024-01-01
      ada desk 11.00 EUR 2024-03-01
      bo  desk 10.00 EUR 2199-01-01
      cy  desk 10.00 EUR 1924-01-01`);
    await revenueCounted(server);
    const { rows, total } = RevenueProblemPage.parse(await get('revenue/problems'));
    const [first, ...others] = rows.map(({ account, code, leftOut }) => [
      account.name,
      code,
      leftOut,
    ]);
    expect(first).toEqual(['cy', 'long-ago', true]);
    expect(new Set(others)).toEqual(
      new Set([
        ['ada', 'overlap', false],
        ['bo', 'not-begun', false],
      ]),
    );
    expect(total).toBe(3);
    const { months, leftOut } = await revenue('to=2024-04-30');
    expect(months.map(({ closing }) => closing)).toEqual([1000, 1000, 2100, 2100]);
    expect(leftOut).toMatchObject({ rows: 1, doubtful: 2 });
  });

  test('invoices count where no subscription says what is paid', async () => {
    await start('ada desk 10.00 EUR 2024-01-01');
    const invoice = { currency: 'EUR', start: '2024-01-01', end: '2024-04-01' };
    await bring(server, 'invoices', [
      { ...invoice, externalId: '1', account: 'ada', product: 'desk', amount: '3000' },
      { ...invoice, externalId: '2', account: 'ada', amount: '3000' },
      { ...invoice, externalId: '3', account: 'ada', product: 'mail', amount: '1000' },
      { ...invoice, externalId: '4', account: 'bo', amount: '600' },
    ]);
    await revenueCounted(server);
    const { months, leftOut } = await revenue('to=2024-04-30');
    // A third of 10.00 is 3.34, then 3.33 and 3.33.
    expect(months.map(({ closing }) => closing)).toEqual([1534, 1533, 1533, 1000]);
    expect(leftOut.invoicesCovered).toBe(2);
  });
});

describe('stored rows that somebody has changed', () => {
  const run = promisify(execFile);
  const program = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
  const check = (...options: string[]) =>
    run(process.execPath, [program, 'finance', 'check', ...options], {
      env: { ...process.env, DATABASE_URL: server.url, HEADWATER_HOME: server.config.home },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: unknown) => error as { code: number; stdout: string },
    );

  beforeAll(async () => {
    await start(`
      ada desk 10.00 EUR 2024-01-01
      bo  desk 20.00 EUR 2024-02-01 2024-05-01`);
    await revenueCounted(server);
  });

  test('whole books are proved from the terminal', async () => {
    const { code, stdout } = await check();
    expect(stdout).toMatch(/all products +everybody +EUR +\d+ +€10\.00 +1 +holds/);
    expect(stdout).toContain('It holds');
    expect(code).toBe(0);
    expect(JSON.parse((await check('--json')).stdout)).toMatchObject({ ok: true, breaches: [] });
  });

  test('a changed sum shows on the page at once', async () => {
    await sql`update mrr_cell set delta_minor = delta_minor + 1 where month = 24289 and scope = ''
      and generation = (select id from revenue_generation where current)`.execute(server.db);
    const { breaches } = await revenue('to=2024-02-29');
    expect(breaches).toEqual([
      {
        scope: '',
        currency: 'EUR',
        month: '2024-02',
        rule: 'recount',
        account: null,
        expected: 3000,
        found: 3001,
      },
    ]);
    expect((await revenue('to=2024-02-29&product=desk')).breaches).toEqual([]);
  });

  test('a changed account is named by the check, which ends with 1', async () => {
    await sql`update mrr_change set delta_minor = -1900 where kind = 'churn'
      and generation = (select id from revenue_generation where current)`.execute(server.db);
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /2024-05, desk, account bo \([\da-f-]{36}\): the closing is not what is paid on the last day; €0\.00 expected, €1\.00 found/,
    );
    expect(stdout).toMatch(/2024-02, all products: .*€30\.00 expected, €30\.01 found/);
  });
});
