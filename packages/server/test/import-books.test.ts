import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookKindList, BooksResponse, ImportView, JobView } from '@headwater/contract';
import { createTable, rowsOf, tableSlice } from './book-sink.js';
import { ended, Importing, proposed } from './importing.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let manager: Client;
let importing: Importing;

beforeAll(async () => {
  server = await testServer([tableSlice(['accounts', 'subscriptions', 'ledger'])]);
  await createTable(server.ctx);
  manager = await server.as('manager');
  importing = new Importing(manager);
  await server.startWorker();
});
afterAll(() => server.close());

const accounts = [
  'account_id,account_name,website,plan,seats,country,customer_since,mrr_eur',
  'a-1,Kestrel Foods,https://www.kestrel.example/en,Team,12,AT,2024-02-01,240.50',
  'a-2,Lark & Sons,hello@lark.example,Solo,1,DE,2023-11-15,19.00',
  'a-3,Bad Seats,,Team,many,DE,2024-01-01,10.00',
  'a-2,Lark again,,Solo,1,DE,2023-11-15,19.00',
  'a-4,Refused,,refused,1,DE,2024-01-01,10.00',
  'a-5,Plover,,Team,3,FR,2024-03-01,',
  '',
].join('\n');

describe('an import of accounts', () => {
  it('says what the file was taken for, and why', async () => {
    const { id } = await importing.upload('accounts.csv', accounts);
    const found = await importing.preview(id);
    expect(found.taken).toMatchObject({ content: 'accounts' });
    expect(found.content).toBe('accounts');
    expect(proposed(found)).toMatchObject({
      mapping: {
        externalId: 'account_id',
        name: 'account_name',
        domain: 'website',
        since: 'customer_since',
        revenue: 'mrr_eur',
      },
      dateFormat: 'iso',
      currency: 'EUR',
    });
    expect(found.books?.needsCurrency).toBe(true);
    expect(ImportView.parse(await importing.json(`/imports/${id}`)).content).toBe('accounts');
  });

  it('counts beforehand exactly what it then does, and lists the bad rows with line and reason', async () => {
    const { id, checked, done } = await importing.run('accounts.csv', accounts);
    expect(checked.check).toMatchObject({ rows: 6, fresh: 3, changed: 0, known: 0, unusable: 3 });
    expect(done).toMatchObject({
      state: 'done',
      content: 'accounts',
      settings: null,
      counts: { read: 6, fresh: 3, changed: 0, known: 0, rejected: 3 },
    });
    expect(await rowsOf(server.ctx, 'accounts')).toEqual([
      {
        externalId: 'a-1',
        name: 'Kestrel Foods',
        domain: 'https://www.kestrel.example/en',
        plan: 'Team',
        seats: '12',
        region: 'AT',
        since: '2024-02-01',
        revenue: '24050',
        currency: 'EUR',
      },
      expect.objectContaining({ externalId: 'a-2', domain: 'hello@lark.example', revenue: '1900' }),
      expect.not.objectContaining({ currency: 'EUR' }),
    ]);
    const csv = await (await manager(`/api/v1/imports/${id}/rejected.csv`)).text();
    expect(csv.split('\r\n').map((line) => line.slice(0, 60))).toEqual([
      expect.stringContaining('line,reason,account_id'),
      expect.stringMatching(/^4,“many” \(seats\) is no whole number/u),
      expect.stringMatching(/^5,The account id “a-2” stands with other values on line 3/u),
      expect.stringMatching(/^6,This plan is not sold/u),
      '',
    ]);
  });

  it('adds nothing the second time, and replaces what changed', async () => {
    const again = await importing.run('accounts.csv', accounts.replace('Team,12', 'Team,14'));
    expect(again.checked.check).toMatchObject({ fresh: 0, changed: 1, known: 2, unusable: 3 });
    expect(again.done.counts).toMatchObject({ fresh: 0, changed: 1, known: 2, rejected: 3 });
  });

  it('is not for those who may only import feedback', async () => {
    const contributor = await server.as('contributor');
    const { id } = await importing.upload('accounts.csv', accounts);
    const settings = proposed(await importing.preview(id));
    const response = await contributor(`/api/v1/imports/${id}/start`, { json: settings });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('books:write');
  });
});

describe('subscriptions', () => {
  it('come in as monthly amounts in minor units', async () => {
    const text = [
      'subscription_id,customer_id,plan,amount,currency,interval,quantity,start,end',
      's-1,a-1,Team,1200.00,EUR,year,2,2024-01-01,',
      's-2,a-2,Solo,1000,JPY,month,1,2024-01-01,2024-06-01',
      's-3,a-2,Solo,100.00,EUR,quarter,1,2024-01-01,2023-06-01',
      '',
    ].join('\n');
    const { done } = await importing.run('subscriptions.csv', text);
    expect(done.counts).toMatchObject({ fresh: 2, rejected: 1 });
    expect(await rowsOf(server.ctx, 'subscriptions')).toEqual([
      {
        externalId: 's-1',
        account: 'a-1',
        plan: 'Team',
        amount: '20000',
        currency: 'EUR',
        start: '2024-01-01',
      },
      expect.objectContaining({ externalId: 's-2', amount: '1000', end: '2024-06-01' }),
    ]);
  });
});

describe('a long import of books', () => {
  it('pauses, keeps what is in, and goes on to the last row', async () => {
    const all = 40_000;
    const lines = Array.from(
      { length: all },
      (_, at) => `L${at},2024-03-${String((at % 28) + 1).padStart(2, '0')},Rent,-${at}.50`,
    );
    // The id of the first row once more, after the pause.
    lines.push('L0,2024-03-01,Rent,-1.00');
    const { id } = await importing.upload(
      'ledger.csv',
      `id,date,category,amount\n${lines.join('\n')}\n`,
    );
    const settings = { ...proposed(await importing.preview(id)), currency: 'EUR' };
    await importing.json(`/imports/${id}/start`, { json: settings });
    await importing.until(id, (view) => view.counts.fresh > 0, 5);
    const paused = ImportView.parse(
      await importing.json(`/imports/${id}/cancel`, { method: 'POST' }),
    );
    expect(paused.state).toBe('paused');
    // The job itself ends a moment later.
    while (JobView.parse(await importing.json(`/jobs/${paused.job ?? ''}`)).state === 'running')
      await delay(20);
    const still = ImportView.parse(await importing.json(`/imports/${id}`));
    expect(still.counts.fresh).toBeLessThan(all);
    expect(await rowsOf(server.ctx, 'ledger')).toHaveLength(still.counts.fresh);
    await importing.json(`/imports/${id}/resume`, { method: 'POST' });
    const done = await importing.until(id, ended);
    expect(done).toMatchObject({
      state: 'done',
      counts: { read: all + 1, fresh: all, rejected: 1 },
    });
    expect(await rowsOf(server.ctx, 'ledger')).toHaveLength(all);
  });
});

describe('POST /books/{kind}', () => {
  it('takes the good rows and lists the bad ones, as often as they are sent', async () => {
    const rows = [
      { externalId: 'p-1', name: 'Heron', seats: 4, revenue: '99.90', currency: 'usd' },
      { externalId: 'p-2', name: 'Egret', colour: 'white' },
      { externalId: 'p-3', name: 'Stork', revenue: '-1.00', currency: 'EUR' },
      'Heron',
    ];
    const first = BooksResponse.parse(await importing.json('/books/accounts', { json: { rows } }));
    expect(first).toMatchObject({ fresh: 1, changed: 0, known: 0 });
    expect(first.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'unknown-field'],
      [2, 'negative'],
      [3, 'bad-row'],
    ]);
    const second = BooksResponse.parse(await importing.json('/books/accounts', { json: { rows } }));
    expect(second).toMatchObject({ fresh: 0, changed: 0, known: 1 });
  });

  it('tells programs what there is', async () => {
    const { rows } = BookKindList.parse(await importing.json('/book-kinds'));
    expect(rows.map(({ kind }) => kind)).toContain('subscriptions');
    const { fields } = rows.find(({ kind }) => kind === 'ledger')!;
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'day',
      'category',
      'amount',
    ]);
  });
});
