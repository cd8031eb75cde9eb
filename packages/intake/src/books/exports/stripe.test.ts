import { describe, expect, it } from 'vitest';
import { inspectBooks } from '../inspect-books.js';
import { file, take } from './made-file.js';

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
