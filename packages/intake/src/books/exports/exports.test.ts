import { describe, expect, it } from 'vitest';
import { inspectBooks } from '../inspect-books.js';
import type { BookPlan } from '../plan.js';
import { readBookRows } from '../prepared.js';
import { BookReader } from '../read-books.js';

/** Rows of our own in the columns of the exports, all cells in quotes. */
const file = (header: string, ...rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    [header, ...rows.map((cells) => cells.map((cell) => `"${cell}"`).join(','))].join('\n'),
  );

async function take(bytes: Buffer, change: Partial<BookPlan> = {}) {
  const found = await inspectBooks(bytes, { name: 'export.csv' });
  const plan = { ...found.plan, ...change };
  const reader = new BookReader(plan, { now: Date.UTC(2026, 5, 15) });
  const rows: Record<string, string>[] = [];
  const rejected: string[] = [];
  for await (const batch of readBookRows(bytes, plan)) {
    const checked = reader.read(batch);
    rows.push(...checked.rows.map(({ values }) => ({ ...values })));
    rejected.push(...checked.rejected.map(({ line, code }) => `${line} ${code}`));
  }
  return { found, rows, rejected };
}

describe('Stripe', () => {
  const subscriptions =
    'id,Customer ID,Customer Description,Customer Email,Plan,Product,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Application Fee Percent,Coupon,Tax Percent,Canceled At (UTC),Ended At (UTC),seats (metadata)';
  const row = (change: Readonly<Record<string, string>>): string[] => {
    const cells: Record<string, string> = {
      id: 'sub_1',
      'Customer ID': 'cus_1',
      'Customer Description': 'Dunlin',
      'Customer Email': 'pay@dunlin.example',
      Plan: 'team-monthly',
      Product: 'prod_desk',
      Quantity: '3',
      Currency: 'eur',
      Interval: 'month',
      Amount: '30.00',
      Status: 'active',
      'Created (UTC)': '2024-01-31 10:22',
      'Start (UTC)': '2024-01-31 10:22',
      'Current Period Start (UTC)': '2026-05-31 10:22',
      'Current Period End (UTC)': '2026-06-30 10:22',
      ...change,
    };
    return subscriptions.split(',').map((column) => cells[column] ?? '');
  };

  it('subscriptions are recognised and read as they are', async () => {
    const { found, rows, rejected } = await take(
      file(
        subscriptions,
        row({}),
        row({
          id: 'sub_2',
          Interval: 'year',
          Amount: '1200.00',
          Quantity: '1',
          Status: 'canceled',
          'Canceled At (UTC)': '2025-03-01 09:00',
          'Ended At (UTC)': '2026-01-31 10:22',
        }),
        // Asked to end, and still paid for.
        row({ id: 'sub_3', 'Canceled At (UTC)': '2026-06-01 09:00' }),
        row({
          id: 'sub_4',
          'Trial Start (UTC)': '2024-01-31 10:22',
          'Trial End (UTC)': '2024-02-14 10:22',
        }),
        row({
          id: 'sub_5',
          Status: 'canceled',
          'Trial Start (UTC)': '2024-01-31 10:22',
          'Trial End (UTC)': '2024-02-14 10:22',
          'Ended At (UTC)': '2024-02-14 10:22',
        }),
        row({ id: 'sub_6', Status: 'incomplete_expired' }),
      ),
    );
    expect(found.taken).toEqual({
      content: 'subscriptions',
      reason: 'Its columns are those of Stripe’s export of subscriptions.',
      confidence: 1,
    });
    expect(found.known?.title).toBe('Stripe’s export of subscriptions');
    expect(found).toMatchObject({ missing: [], needsCurrency: false, decimal: { style: 'point' } });
    expect(found.date?.format).not.toBeNull();
    expect(rows[0]).toEqual({
      externalId: 'sub_1',
      account: 'cus_1',
      accountName: 'Dunlin',
      accountEmail: 'pay@dunlin.example',
      product: 'prod_desk',
      plan: 'team-monthly',
      amount: '30.00',
      currency: 'EUR',
      interval: 'month',
      quantity: '3',
      start: '2024-01-31',
    });
    expect(rows[1]).toMatchObject({ interval: 'year', end: '2026-01-31' });
    expect(rows[2]).not.toHaveProperty('end');
    expect(rows[3]).toMatchObject({ start: '2024-02-14' });
    expect(rejected).toEqual(['6 never-paid', '7 never-paid']);
  });

  it('subscriptions of an account with a decimal comma are settled over the file', async () => {
    const { found, rows } = await take(file(subscriptions, row({ Amount: '30,00' })));
    expect(found.decimal?.style).toBe('comma');
    expect(rows[0]).toMatchObject({ amount: '30.00' });
  });

  it('customers are recognised, and called by the best name that they have', async () => {
    const header =
      'id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status,Total Spend,Payment Count,Refunded Volume,Dispute Losses,tag (metadata)';
    const { found, rows } = await take(
      file(
        header,
        [
          'cus_1',
          'Key account',
          'pay@dunlin.example',
          'Dunlin',
          '2024-01-31 10:22',
          'false',
          'team-monthly',
          'active',
          '810.00',
          '9',
          '0.00',
          '0.00',
          '',
        ],
        [
          'cus_2',
          '',
          'kim@ruff.example',
          '',
          '2024-02-01 11:00',
          '',
          '',
          '',
          '0.00',
          '0',
          '0.00',
          '0.00',
          '',
        ],
      ),
    );
    expect(found.known?.title).toBe('Stripe’s export of customers');
    expect(rows).toEqual([
      {
        externalId: 'cus_1',
        name: 'Dunlin',
        domain: 'pay@dunlin.example',
        plan: 'team-monthly',
        status: 'active',
        since: '2024-01-31',
      },
      {
        externalId: 'cus_2',
        name: 'kim@ruff.example',
        domain: 'kim@ruff.example',
        since: '2024-02-01',
      },
    ]);
  });

  it('invoices are taken without tax, and only those that somebody owes for a time', async () => {
    const header =
      'id,Amount Due,Amount Paid,Billing,Charge,Closed,Currency,Customer,Customer Name,Date (UTC),Finalized At (UTC),Number,Paid,Subscription,Subtotal,Total Discount Amount,Tax,Tax Percent,Total,Period Start (UTC),Period End (UTC),Minimum Line Item Period Start (UTC),Maximum Line Item Period End (UTC),Status';
    const invoice = (change: Readonly<Record<string, string>>): string[] => {
      const cells: Record<string, string> = {
        id: 'in_1',
        'Amount Due': '107.10',
        Currency: 'eur',
        Customer: 'cus_1',
        'Customer Name': 'Dunlin',
        'Date (UTC)': '2024-01-31 10:22',
        'Finalized At (UTC)': '2024-01-31 11:22',
        Number: 'D-0001',
        Subtotal: '90.00',
        Tax: '17.10',
        Total: '107.10',
        'Period Start (UTC)': '2024-01-31 10:22',
        'Period End (UTC)': '2024-01-31 10:22',
        'Minimum Line Item Period Start (UTC)': '2024-01-31 10:22',
        'Maximum Line Item Period End (UTC)': '2024-02-29 10:22',
        Status: 'paid',
        ...change,
      };
      return header.split(',').map((column) => cells[column] ?? '');
    };
    const { found, rows, rejected } = await take(
      file(
        header,
        invoice({}),
        invoice({ id: 'in_2', Status: 'void' }),
        invoice({ id: 'in_3', 'Maximum Line Item Period End (UTC)': '2024-01-31 10:22' }),
        invoice({ id: 'in_4', Tax: '' }),
      ),
    );
    expect(found.known?.title).toBe('Stripe’s export of invoices');
    expect(rows[0]).toEqual({
      externalId: 'in_1',
      account: 'cus_1',
      accountName: 'Dunlin',
      amount: '90.00',
      currency: 'EUR',
      issued: '2024-01-31',
      start: '2024-01-31',
      end: '2024-02-29',
    });
    expect(rows[1]).toMatchObject({ externalId: 'in_4', amount: '107.10' });
    expect(rejected).toEqual(['3 never-paid', '4 one-off']);
  });
});

describe('ChartMogul', () => {
  it('customers come with hundredths and the first of their ids', async () => {
    const { found, rows } = await take(
      file(
        'MRR,ARR,PLAN_NAME,BILLING_CYCLE,NET_PAYMENTS,COUNTRY,STATE,CITY,ADDRESS_ZIP,SUBSCRIBER_SINCE,STATUS,UUID,NAME,EMAIL,COMPANY,EXTERNAL_IDS',
        [
          '9000',
          '108000',
          'Team',
          'every month',
          '81000',
          'AT',
          '',
          'Linz',
          '4020',
          '2024-01-31T10:22:00Z',
          'Active',
          'cus_77',
          'Kim Rail',
          'kim@dunlin.example',
          'Dunlin',
          'A1|A9',
        ],
      ),
      { currency: 'EUR' },
    );
    expect(found.known?.title).toBe('ChartMogul’s export of customers');
    expect(found.needsCurrency).toBe(true);
    expect(rows).toEqual([
      {
        externalId: 'A1',
        name: 'Dunlin',
        domain: 'kim@dunlin.example',
        plan: 'Team',
        status: 'Active',
        region: 'AT',
        since: '2024-01-31',
        revenue: '90.00',
        currency: 'EUR',
      },
    ]);
  });

  it('subscriptions come by the month, whatever their interval', async () => {
    const { found, rows } = await take(
      file(
        'CUSTOMER_UUID,CUSTOMER_EXTERNAL_IDS,CUSTOMER_NAME,CUSTOMER_EMAIL,CUSTOMER_COUNTRY,CUSTOMER_SUBSCRIPTION_ID,PLAN_UUID,PLAN_NAME,QUANTITY,MRR,ARR,CURRENCY,BILLING_CURRENCY,INTERVAL_UNIT,INTERVAL_COUNT,STATUS,START_DATE,END_DATE',
        [
          'cus_77',
          'A1',
          'Dunlin',
          'kim@dunlin.example',
          'AT',
          'sub_1',
          'pl_1',
          'Team',
          '3',
          '9000',
          '108000',
          'EUR',
          'USD',
          'year',
          '1',
          'active',
          '2024-01-31',
          '',
        ],
      ),
    );
    expect(found.known?.title).toBe('ChartMogul’s export of subscriptions');
    expect(rows).toEqual([
      {
        externalId: 'sub_1',
        account: 'A1',
        accountName: 'Dunlin',
        accountEmail: 'kim@dunlin.example',
        plan: 'Team',
        amount: '90.00',
        interval: 'month',
        seats: '3',
        currency: 'EUR',
        start: '2024-01-31',
      },
    ]);
  });

  it('MRR intervals leave trials out', async () => {
    const { rows, rejected } = await take(
      file(
        'CUSTOMER_UUID,MRR,START_DATE,END_DATE,PLAN_UUID,QUANTITY,SUBSCRIPTION_UUID,SUBSCRIPTION_SET_UUID,SUB_SET_PLAN_UUIDS,IS_FREE,IS_TRIAL',
        [
          'cus_77',
          '9000',
          '2024-02-14',
          '2024-06-01',
          'pl_1',
          '3',
          'sub_1',
          'set_1',
          'pl_1',
          'false',
          'false',
        ],
        [
          'cus_77',
          '0',
          '2024-01-31',
          '2024-02-14',
          'pl_1',
          '3',
          'sub_1',
          'set_1',
          'pl_1',
          'false',
          'true',
        ],
      ),
      { currency: 'EUR' },
    );
    expect(rows).toMatchObject([
      {
        account: 'cus_77',
        externalId: 'sub_1',
        amount: '90.00',
        start: '2024-02-14',
        end: '2024-06-01',
      },
    ]);
    expect(rejected).toEqual(['3 never-paid']);
  });

  describe('MRR movements', () => {
    const header =
      'DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,DESCRIPTION,MOVEMENT_TYPE,CURRENCY_CODE,BILLING_CONNECTOR_UUID,CUSTOMER_EXTERNAL_ID,CUSTOMER_UUID,SUBSCRIPTION_EXTERNAL_ID,PLAN_EXTERNAL_ID,ACTIVE_SUBSCRIPTION_QUANTITY,UUID,RANK,PREVIOUS_PLAN_EXTERNAL_ID';
    const movement = (
      date: string,
      change: string,
      type: string,
      subscription = 'sub_1',
      rank = '1',
    ): string[] => [
      date,
      'Dunlin',
      change,
      '',
      'moved',
      type,
      'USD',
      'ds_1',
      'A1',
      'cus_77',
      subscription,
      'team',
      '3',
      'u',
      rank,
      '',
    ];

    it('make periods: each begins one and ends the one before', async () => {
      const bytes = file(
        header,
        // Newest first, as exports are.
        movement('2024-09-01T00:00:00Z', '5000', 'reactivation'),
        movement('2024-06-01T08:00:00Z', '-12000', 'churn'),
        movement('2024-03-01T09:00:00Z', '1000', 'expansion', 'sub_1', '2'),
        movement('2024-03-01T09:00:00Z', '2000', 'expansion', 'sub_1', '1'),
        movement('2024-01-31T10:22:00Z', '9000', 'new_biz'),
        movement('2024-02-01T00:00:00Z', '700', 'new_biz', 'sub_2'),
      );
      const { found, rows, rejected } = await take(bytes, { currency: 'EUR' });
      expect(found.known?.title).toBe('ChartMogul’s export of MRR movements');
      // Its currency is that of the invoices, not of the amounts.
      expect(found).toMatchObject({ needsCurrency: true, plan: { currency: null } });
      expect(rejected).toEqual([]);
      expect(
        rows.map(({ externalId, amount, start, end }) => [externalId, amount, start, end]),
      ).toEqual([
        ['sub_1', '50.00', '2024-09-01', undefined],
        ['sub_1', '120.00', '2024-03-01', '2024-06-01'],
        ['sub_1', '90.00', '2024-01-31', '2024-03-01'],
        ['sub_2', '7.00', '2024-02-01', undefined],
      ]);
    });

    it('name what cannot be a movement, and sums below nothing', async () => {
      const bytes = file(
        header,
        movement('soon', '9000', 'new_biz'),
        movement('2024-01-31T10:22:00Z', 'many', 'new_biz'),
        movement('2024-01-31T10:22:00Z', '-500', 'contraction', 'sub_9'),
      );
      const { rows, rejected } = await take(bytes, { currency: 'EUR' });
      expect(rows).toEqual([]);
      expect(rejected).toEqual(['2 bad-day', '3 bad-amount', '4 negative']);
    });

    it('can be gone on with behind any row', async () => {
      const bytes = file(
        header,
        movement('2024-01-31T10:22:00Z', '9000', 'new_biz'),
        movement('2024-03-01T09:00:00Z', '1000', 'expansion'),
        movement('2024-06-01T08:00:00Z', '-10000', 'churn'),
      );
      const { plan } = await inspectBooks(bytes, { name: 'export.csv' });
      const rest = [];
      for await (const batch of readBookRows(bytes, plan, { fromRow: 2 })) rest.push(...batch);
      expect(rest.map(({ row, given }) => [row, given])).toEqual([
        [2, { amount: '10000', start: '2024-03-01', end: '2024-06-01' }],
      ]);
    });
  });
});

it('another kind may be chosen for a known export; then its columns are guessed like any others', async () => {
  const bytes = file('id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status', [
    'cus_1',
    '',
    'pay@dunlin.example',
    'Dunlin',
    '2024-01-31 10:22',
    'false',
    'team',
    'active',
  ]);
  const found = await inspectBooks(bytes, { kind: 'contacts' });
  expect(found).toMatchObject({ known: null, plan: { kind: 'contacts', export: null } });
});
