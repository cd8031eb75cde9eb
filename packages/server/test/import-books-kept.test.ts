import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Importing } from './importing.js';
import { testServer, type TestServer } from './server.js';

/** Files of books on their whole way, into the tables of the slices that keep them. */
let server: TestServer;
let importing: Importing;

beforeAll(async () => {
  server = await testServer();
  importing = new Importing(await server.as('manager'));
  await server.startWorker();
});
afterAll(() => server.close());

const subscriptions = () =>
  server.db
    .selectFrom('subscription')
    .innerJoin('account', 'account.id', 'subscription.account_id')
    .select([
      'subscription.external_id as id',
      'account.name as account',
      'monthly_minor as minor',
      'subscription.currency',
      'starts',
      'ends',
    ])
    .orderBy('subscription.external_id')
    .orderBy('starts')
    .execute();

describe('what a file can have wrong', () => {
  const accounts = [
    'account_id,account_name,plan,customer_since,status,mrr,currency',
    'A1,Dunlin,Team,2023-01-01,active,90.00,EUR',
    'A2,Ruff,Solo,2023-02-01,active,-9.00,EUR',
    'A3,Knot,Solo,2023-02-01,active,9.00,XYZ',
    'A1,Dunlin twice,Team,2023-01-01,active,90.00,EUR',
    'A5,Snipe,Solo,2099-01-01,churned,,',
    'A6,Stint,Solo,2023-02-30,active,9.00,EUR',
    'A7,Curlew,Solo,2023-03-01,active,9.00,EUR',
    '',
  ].join('\n');
  const billed = [
    'subscription_id,account_id,amount,currency,interval,start,end',
    's1,A1,90.00,EUR,month,2023-01-01,2023-07-01',
    's1,A1,95.00,EUR,month,2023-07-01,',
    's1,A1,99.00,EUR,month,2023-09-01,',
    's2,A1,-5.00,EUR,month,2023-01-01,',
    's3,A7,60.00,EUR,month,2023-06-01,2023-05-01',
    's4,A7,60.00,EUR,month,2020-01-01,2020-06-01',
    's5,A7,1200.00,EUR,year,2023-03-01,',
    's6,A7,10.00,EUR,fortnight,2023-03-01,',
    '',
  ].join('\n');

  it('is named with its line; the rest goes in, and the check has said so', async () => {
    const first = await importing.run('accounts.csv', accounts);
    expect(await importing.rejected(first.id)).toEqual([
      expect.stringMatching(/^3,The monthly revenue -9\.00 is below 0/u),
      expect.stringMatching(/^4,"“XYZ” is no currency/u),
      expect.stringMatching(/^5,The account id “A1” stands with other values on line 2 already/u),
      expect.stringMatching(/^6,"?Account ""?Snipe""? has churned, but begins on 2099-01-01/u),
      expect.stringMatching(/^7,“2023-02-30” \(since\) is no date/u),
    ]);
    expect(first.checked.check).toMatchObject({ rows: 7, fresh: 2, unusable: 5 });
    expect(first.done.counts).toMatchObject({ read: 7, fresh: 2, rejected: 5 });

    const second = await importing.run('subscriptions.csv', billed);
    expect(await importing.rejected(second.id)).toEqual([
      expect.stringMatching(/^4,.+overlaps/u),
      expect.stringMatching(/^5,The price -5\.00 is below 0/u),
      expect.stringMatching(/^6,.*ends on 2023-05-01, before it begins on 2023-06-01/u),
      expect.stringMatching(/^7,.+ended on 2020-06-01, but account .+ began on 2023-03-01/u),
      expect.stringMatching(/^9,"“fortnight” is no interval/u),
    ]);
    expect(second.checked.check).toMatchObject({ rows: 8, fresh: 3, unusable: 5 });
    expect(await subscriptions()).toEqual([
      {
        id: 's1',
        account: 'Dunlin',
        minor: 9000,
        currency: 'EUR',
        starts: '2023-01-01',
        ends: '2023-07-01',
      },
      {
        id: 's1',
        account: 'Dunlin',
        minor: 9500,
        currency: 'EUR',
        starts: '2023-07-01',
        ends: null,
      },
      {
        id: 's5',
        account: 'Curlew',
        minor: 10_000,
        currency: 'EUR',
        starts: '2023-03-01',
        ends: null,
      },
    ]);
  });

  it('is mended in the file of rejected rows, which comes in by itself', async () => {
    const first = await importing.run('subscriptions.csv', billed);
    const lines = await importing.rejected(first.id);
    const mended = `line,reason,subscription_id,account_id,amount,currency,interval,start,end\n${lines.join('\n').replace('fortnight', 'month').replace(',-5.00', ',5.00')}\n`;
    const again = await importing.run('subscriptions-rejected.csv', mended);
    expect(again.done.counts).toMatchObject({ fresh: 2, rejected: 3 });
  });
});

describe('the exports of others', () => {
  const stripe = [
    'id,Customer ID,Customer Description,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Canceled At (UTC),Ended At (UTC)',
    'sub_1,cus_1,Avocet,pay@avocet.example,team,3,usd,month,30.00,active,2024-01-31 10:22,2024-01-31 10:22,2026-05-31 10:22,2026-06-30 10:22,,,,',
    'sub_2,cus_2,Godwit,pay@godwit.example,team,1,jpy,year,120000,canceled,2024-01-31 10:22,2024-01-31 10:22,2025-01-31 10:22,2026-01-31 10:22,,,2025-06-01 08:00,2026-01-31 10:22',
    'sub_3,cus_3,Plover,pay@plover.example,team,1,usd,month,30.00,canceled,2024-01-31 10:22,2024-01-31 10:22,2024-01-31 10:22,2024-02-14 10:22,2024-01-31 10:22,2024-02-14 10:22,2024-02-10 08:00,2024-02-14 10:22',
    '',
  ].join('\n');

  it('come in as they are, once', async () => {
    const first = await importing.run('subscriptions (1).csv', stripe);
    expect(first.found.books?.export).toMatchObject({ title: 'Stripe’s export of subscriptions' });
    expect(first.done.counts).toMatchObject({ fresh: 2, rejected: 1 });
    const rows = (await subscriptions()).filter(({ id }) => id?.startsWith('sub_'));
    expect(rows).toEqual([
      {
        id: 'sub_1',
        account: 'Avocet',
        minor: 9000,
        currency: 'USD',
        starts: '2024-01-31',
        ends: null,
      },
      {
        id: 'sub_2',
        account: 'Godwit',
        minor: 10_000,
        currency: 'JPY',
        starts: '2024-01-31',
        ends: '2026-01-31',
      },
    ]);
    const again = await importing.run('subscriptions (2).csv', stripe);
    expect(again.checked.check).toMatchObject({ fresh: 0, changed: 0, known: 2, unusable: 1 });
    expect(again.done.counts).toMatchObject({ fresh: 0, changed: 0, known: 2, rejected: 1 });
  });

  it('movements come in as periods, and a later export ends the last one', async () => {
    const header =
      'DATE,CUSTOMER_NAME,MRR_MOVEMENT,MRR,DESCRIPTION,MOVEMENT_TYPE,CURRENCY_CODE,CUSTOMER_EXTERNAL_ID,CUSTOMER_UUID,SUBSCRIPTION_EXTERNAL_ID,PLAN_EXTERNAL_ID,ACTIVE_SUBSCRIPTION_QUANTITY,UUID,RANK';
    const rows = [
      '2024-01-31T10:22:00Z,Whimbrel,9000,9000,bought,new_biz,USD,W1,cus_9,mov_1,team,3,u1,1',
      '2024-03-01T09:00:00Z,Whimbrel,3000,12000,upgraded,expansion,USD,W1,cus_9,mov_1,team,4,u2,1',
    ];
    const chosen = { currency: 'GBP' };
    const first = await importing.run('movements.csv', [header, ...rows].join('\n'), chosen);
    expect(first.done.counts).toMatchObject({ fresh: 2, rejected: 0 });
    rows.push('2024-06-01T08:00:00Z,Whimbrel,-12000,0,left,churn,USD,W1,cus_9,mov_1,team,4,u3,1');
    const later = await importing.run('movements.csv', [header, ...rows].join('\n'), chosen);
    expect(later.done.counts).toMatchObject({ fresh: 0, changed: 1, known: 1, rejected: 0 });
    expect((await subscriptions()).filter(({ id }) => id === 'mov_1')).toEqual([
      {
        id: 'mov_1',
        account: 'Whimbrel',
        minor: 9000,
        currency: 'GBP',
        starts: '2024-01-31',
        ends: '2024-03-01',
      },
      {
        id: 'mov_1',
        account: 'Whimbrel',
        minor: 12_000,
        currency: 'GBP',
        starts: '2024-03-01',
        ends: '2024-06-01',
      },
    ]);
  });

  it('come as JSON Lines, too', async () => {
    const lines = [
      { day: '2024-01-01', currency: 'USD', base: 'EUR', rate: 0.9123 },
      { day: '2024-02-01', currency: 'USD', base: 'EUR', rate: 0.92 },
    ].map((row) => JSON.stringify(row));
    const { found, done } = await importing.run('rates.jsonl', lines.join('\n'));
    expect(found.content).toBe('rates');
    expect(done.counts).toMatchObject({ fresh: 2, rejected: 0 });
  });
});
