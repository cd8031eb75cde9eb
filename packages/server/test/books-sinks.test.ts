import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookKind } from '@headwater/intake';
import { inTransaction, type BookOptions, type BookOutcome } from '../src/platform/index.js';
import { testDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

type Values = Readonly<Record<string, string>>;

/** Writes rows as an import does: rows are numbered from 1, and settled at the end. */
function take(
  kind: BookKind,
  rows: readonly Values[],
  options: Partial<BookOptions> = {},
): Promise<BookOutcome> {
  const sink = database.slices
    .flatMap((slice) => slice.books ?? [])
    .find((each) => each.kind === kind);
  if (!sink) throw new Error(`nobody takes ${kind}`);
  return inTransaction(database.ctx, async (tx) => {
    const numbered = rows.map((values, at) => ({ row: at + 1, line: at + 2, values }));
    const outcome = await sink.write(tx, numbered, { demo: false, ...options });
    await sink.settle?.(tx);
    return outcome;
  });
}

const account = (externalId: string) =>
  database.db
    .selectFrom('account')
    .selectAll()
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
const codes = (outcome: BookOutcome) =>
  outcome.rejected.map(({ row, code }) => `${row.row} ${code}`).sort();

describe('accounts', () => {
  const rows: Values[] = [
    {
      externalId: 'S-1',
      name: 'Saltmarsh Bakery',
      domain: 'https://www.saltmarsh.example/shop',
      plan: 'Team',
      seats: '12',
      region: 'Ireland',
      since: '2023-04-01',
      revenue: '120000',
      currency: 'EUR',
    },
    { externalId: 'S-2', name: 'Wren Freight', domain: 'ops@gmail.com', status: 'Cancelled' },
    { name: 'Kestrel & Daughters' },
  ];

  it('come in once, however often they are imported', async () => {
    expect(await take('accounts', rows)).toEqual({ fresh: 3, changed: 0, known: 0, rejected: [] });
    expect(await take('accounts', rows)).toEqual({ fresh: 0, changed: 0, known: 3, rejected: [] });
    expect(await account('S-1')).toMatchObject({
      domain: 'saltmarsh.example',
      seats: 12,
      since: '2023-04-01',
      monthly_revenue_minor: 120000,
      currency: 'EUR',
      status: null,
      version: 1,
    });
  });

  it('keep no public mail domain, but the address, and their status in one word', async () => {
    const wren = await account('S-2');
    expect(wren).toMatchObject({ domain: null, status: 'churned' });
    const contacts = await database.db
      .selectFrom('contact')
      .select('email')
      .where('account_id', '=', wren.id)
      .execute();
    expect(contacts).toEqual([{ email: 'ops@gmail.com' }]);
  });

  it('change where a row says something else, and keep what it does not say', async () => {
    const outcome = await take('accounts', [{ externalId: 's-1', plan: 'Business' }]);
    expect(outcome).toMatchObject({ fresh: 0, changed: 1, known: 0 });
    const changed = await database.db
      .selectFrom('account')
      .select(['plan', 'region', 'version'])
      .where('name', '=', 'Saltmarsh Bakery')
      .executeTakeFirstOrThrow();
    expect(changed).toEqual({ plan: 'Business', region: 'Ireland', version: 2 });
  });

  it('are refused with a reason where a row cannot be true', async () => {
    const outcome = await take('accounts', [
      { externalId: 'B-1', name: 'Bright', since: '2024-05-01', renewal: '2024-04-01' },
      { externalId: 'B-2', name: 'Brisk', since: '2999-01-01', status: 'churned' },
      { externalId: 'B-3', name: 'Broad', revenue: '-5', currency: 'EUR' },
      { externalId: 'B-4', name: 'Brown', revenue: '5' },
      { plan: 'Team' },
      { externalId: 'B-6', name: 'Brook', seats: '99999999999' },
      { externalId: 'B-7', name: 'Brim\u0000' },
      { externalId: 'B-7', name: 'Brimstone' },
      { externalId: 'B-7', name: 'Brim' },
    ]);
    expect(codes(outcome)).toEqual([
      '1 renewal-before-since',
      '2 churned-before-begun',
      '3 amount-negative',
      '4 currency-missing',
      '5 account-unnamed',
      '6 seats-too-many',
      '8 account-duplicated',
    ]);
    expect(outcome).toMatchObject({ fresh: 1, known: 1 });
    expect(outcome.rejected.find(({ code }) => code === 'account-duplicated')?.reason).toBe(
      'Account id "B-7" stands in row 7 with other values already; keep one of the two rows, or give each an id of its own.',
    );
  });

  it('clash over the batches of one import, and not over two imports', async () => {
    const origin = '0190a000-0000-7000-8000-000000000001';
    await take('accounts', [{ externalId: 'C-1', name: 'Cutter' }], { origin });
    const same = await take('accounts', [{ externalId: 'C-1', name: 'Clipper' }], { origin });
    expect(codes(same)).toEqual(['1 account-duplicated']);
    const later = await take('accounts', [{ externalId: 'C-1', name: 'Clipper' }]);
    expect(later).toMatchObject({ changed: 1, rejected: [] });
  });

  it('of the demo become somebody’s own when they are imported', async () => {
    const row = { externalId: 'D-1', name: 'Dunlin' };
    await take('accounts', [row], { demo: true });
    expect((await account('D-1')).demo).toBe(true);
    expect(await take('accounts', [row])).toMatchObject({ known: 1 });
    expect((await account('D-1')).demo).toBe(false);
    await take('accounts', [row], { demo: true });
    expect((await account('D-1')).demo).toBe(false);
  });
});

describe('subscriptions', () => {
  const sub = (more: Values): Values => ({
    account: 'cus_9',
    accountName: 'Plover Optics',
    accountEmail: 'billing@plover.example',
    amount: '5000',
    currency: 'EUR',
    start: '2024-01-01',
    ...more,
  });

  it('make the account that is not known, and find it again when its own row comes', async () => {
    const rows = [
      sub({ externalId: 'sub_1' }),
      { account: 'Only Named', amount: '900', currency: 'USD', start: '2024-02-01' },
    ];
    expect(await take('subscriptions', rows)).toMatchObject({ fresh: 2, rejected: [] });
    expect(await take('subscriptions', rows)).toMatchObject({ fresh: 0, known: 2, rejected: [] });
    expect(await account('cus_9')).toMatchObject({
      name: 'Plover Optics',
      domain: 'plover.example',
      monthly_revenue_minor: 5000,
      currency: 'EUR',
      status: 'active',
    });
    await take('accounts', [{ externalId: 'ON-7', name: 'Only Named', plan: 'Team' }]);
    expect(await account('ON-7')).toMatchObject({ monthly_revenue_minor: 900, plan: 'Team' });
    expect(await take('accounts', [{ externalId: 'ON-7', name: 'Only Named' }])).toMatchObject({
      known: 1,
    });
  });

  it('are refused with a reason where a row cannot be true, and the rest goes in', async () => {
    await take('accounts', [{ externalId: 'L-1', name: 'Late Starter', since: '2024-06-01' }]);
    const outcome = await take('subscriptions', [
      sub({ externalId: 'x1', start: '2024-03-01', end: '2024-03-01' }),
      sub({ externalId: 'x2', amount: '-100' }),
      sub({ externalId: 'x3', amount: '99999999999999999999' }),
      { account: 'cus_9', amount: '100', start: '2024-01-01' },
      sub({ externalId: 'x5', end: '2024-04-01' }),
      sub({ externalId: 'x5', start: '2024-03-15', amount: '7000' }),
      sub({ externalId: 'x5', start: '2024-04-01', amount: '7000' }),
      { account: 'L-1', amount: '1', currency: 'EUR', start: '2024-01-01', end: '2024-02-01' },
      sub({ product: 'Atlas', plan: 'A' }),
      sub({ product: 'Atlas', plan: 'B' }),
    ]);
    expect(codes(outcome)).toEqual([
      '1 ends-before-start',
      '10 subscription-duplicated',
      '2 amount-negative',
      '3 amount-too-large',
      '4 currency-missing',
      '6 subscription-overlaps',
      '8 ended-before-account',
    ]);
    expect(outcome).toMatchObject({ fresh: 3 });
    expect(outcome.rejected.find(({ code }) => code === 'subscription-overlaps')?.reason).toBe(
      'Subscription "x5" runs from 2024-03-15 to now, which overlaps with its days in row 5, from 2024-01-01 to 2024-04-01; end one where the other begins.',
    );
  });

  it('overlap over the batches of one import too, each time alike', async () => {
    for (const origin of [
      '0190a000-0000-7000-8000-000000000002',
      '0190a000-0000-7000-8000-000000000003',
    ]) {
      await take('subscriptions', [sub({ externalId: 'y1' })], { origin });
      const again = await take('subscriptions', [sub({ externalId: 'y1', start: '2024-05-01' })], {
        origin,
      });
      expect(codes(again)).toEqual(['1 subscription-overlaps']);
    }
  });

  it('may be put right by a later import', async () => {
    await take('subscriptions', [sub({ externalId: 'z1', start: '2024-01-01' })]);
    const outcome = await take('subscriptions', [sub({ externalId: 'z1', start: '2024-01-15' })]);
    expect(outcome.rejected).toEqual([]);
    const starts = await database.db
      .selectFrom('subscription')
      .select('starts')
      .where('external_id', '=', 'z1')
      .execute();
    expect(starts).toEqual([{ starts: '2024-01-15' }]);
  });

  it('of several currencies add up in the main one by the rate of today', async () => {
    await take('rates', [{ day: '2024-01-01', currency: 'USD', base: 'EUR', rate: '0.5' }]);
    await take('subscriptions', [
      { account: 'Mixed', amount: '1000', currency: 'EUR', start: '2024-01-01' },
      { account: 'Mixed', amount: '2000', currency: 'EUR', start: '2024-01-02' },
      { account: 'Mixed', product: 'A', amount: '300', currency: 'USD', start: '2024-01-01' },
      { account: 'Mixed', product: 'B', amount: '7', currency: 'JPY', start: '2024-01-01' },
      {
        account: 'Gone',
        amount: '1000',
        currency: 'GBP',
        start: '2024-01-01',
        end: '2024-06-01',
      },
    ]);
    const rows = await database.db
      .selectFrom('account')
      .select(['name', 'monthly_revenue_minor as minor', 'currency', 'status'])
      .where('name', 'in', ['Mixed', 'Gone'])
      .orderBy('name')
      .execute();
    expect(rows).toEqual([
      { name: 'Gone', minor: 0, currency: 'GBP', status: 'churned' },
      { name: 'Mixed', minor: 3150, currency: 'EUR', status: 'active' },
    ]);
  });
});

describe('invoices', () => {
  const line = (more: Values): Values => ({
    account: 'Invoiced',
    amount: '1000',
    currency: 'EUR',
    start: '2024-01-01',
    end: '2025-01-01',
    ...more,
  });

  it('come in once, credits too, and are refused with a reason', async () => {
    const rows = [
      line({ externalId: 'I-1' }),
      line({ externalId: 'I-1', product: 'Atlas', amount: '-200' }),
      line({ externalId: 'I-2', start: '2024-02-01', end: '2024-01-01' }),
      line({ externalId: 'I-1', amount: '1001' }),
    ];
    const outcome = await take('invoices', rows);
    expect(outcome).toMatchObject({ fresh: 2 });
    expect(codes(outcome)).toEqual(['3 ends-before-start', '4 invoice-duplicated']);
    expect(await take('invoices', rows)).toMatchObject({ fresh: 0, known: 2 });
  });

  it('give the monthly part of the last day that is covered', async () => {
    await take('invoices', [line({ externalId: 'I-9', account: 'Yearly', amount: '12005' })]);
    const yearly = await database.db
      .selectFrom('account')
      .select(['monthly_revenue_minor as minor', 'status'])
      .where('name', '=', 'Yearly')
      .executeTakeFirstOrThrow();
    // 12005 over twelve months: five of 1001, then seven of 1000; December is the last.
    expect(yearly).toEqual({ minor: 1000, status: 'active' });
  });
});

describe('contacts and rates', () => {
  it('come in once and are refused with a reason', async () => {
    const contacts: Values[] = [
      { account: 'S-1', email: 'Ada@saltmarsh.example', name: 'Ada Crake', role: 'Buyer' },
      { account: 'S-1', email: 'ada@saltmarsh.example', name: 'Ada C.' },
      { account: 'S-1', role: 'Nobody' },
      { account: 'S-1', name: 'Finn' },
    ];
    const first = await take('contacts', contacts);
    expect(codes(first)).toEqual(['2 contact-duplicated', '3 contact-unnamed']);
    expect(first).toMatchObject({ fresh: 2 });
    expect(await take('contacts', contacts)).toMatchObject({ fresh: 0, known: 2 });

    const rates: Values[] = [
      { day: '2024-03-01', currency: 'GBP', base: 'EUR', rate: '1.170' },
      { day: '2024-03-01', currency: 'GBP', base: 'EUR', rate: '1.17' },
      { day: '2024-03-01', currency: 'GBP', base: 'EUR', rate: '1.2' },
      { day: '2024-03-01', currency: 'EUR', base: 'EUR', rate: '1' },
      { day: '2024-03-01', currency: 'GBP', base: 'EUR', rate: '0' },
    ];
    const outcome = await take('rates', rates);
    expect(codes(outcome)).toEqual(['3 rate-duplicated', '4 rate-same-currency', '5 rate-no-rate']);
    expect(outcome).toMatchObject({ fresh: 1, known: 1 });
    expect(await take('rates', rates)).toMatchObject({ fresh: 0, known: 2 });
  });
});
