import { describe, expect, it } from 'vitest';
import { inspectBooks } from '../inspect-books.js';
import { readBookRows } from '../prepared.js';
import { file, take } from './made-file.js';

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
