import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportSettings } from '@headwater/contract';
import { testDatabase, type TestDatabase } from './database.js';
import { importView } from '../src/listen/import-view.js';
import { importJobs, type ImportJobs } from '../src/listen/jobs.js';
import { uuidv7 } from '../src/platform/ids.js';
import { readOriginal } from '../src/listen/original.js';
import { previewImport } from '../src/listen/preview-import.js';
import type { ListenSettings } from '../src/listen/settings.js';
import { settleImport } from '../src/listen/settle-import.js';
import { uploadFile } from '../src/listen/upload-file.js';

let database: TestDatabase;
let settings: ListenSettings;
let jobs: ImportJobs;

beforeAll(async () => {
  database = await testDatabase();
  settings = { uploads: join(database.config.home, 'uploads') };
  jobs = importJobs(settings, new Map());
  await database.startWorker();
});
afterAll(() => database.close());

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

const upload = (name: string, text: string) =>
  uploadFile(database.ctx, settings, { name, body: bytes(text) });

const chosen: ImportSettings = {
  mapping: { text: 'text', externalId: 'id', customer: 'customer', time: 'at', rating: 'stars' },
  dateFormat: 'iso',
  ratingScale: { low: 1, high: 5 },
  source: 'Shop reviews',
};

async function imported(name: string, text: string, with_ = chosen) {
  const { id } = await upload(name, text);
  await settleImport(database.ctx, { settings, jobs }, { id, verb: 'start', chosen: with_ });
  for (;;) {
    const view = await importView(database.ctx, id);
    if (view.state !== 'importing') return view;
    await delay(20);
  }
}

const count = async () =>
  (
    await database.db
      .selectFrom('item')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

const file = [
  'id,text,customer,at,stars',
  '1,"The export to Excel times out every single time, please help",anna@acme.com,2025-01-03,1',
  '2,"Great app, love it",bob,2025-01-04,5',
  '3,,carl,2025-01-05,3',
  '4,"Login fails after the update",dora,not a date,2',
  '',
].join('\n');

describe('import', () => {
  it('previews, then takes the good rows in and lists the bad ones', async () => {
    const { id } = await upload('reviews.csv', file);
    const preview = await previewImport(database.ctx, settings, { id });
    expect(preview.columns).toEqual(['id', 'text', 'customer', 'at', 'stars']);
    const view = await imported('reviews.csv', file);
    expect(view).toMatchObject({ state: 'done', error: null });
    expect(view.counts).toMatchObject({ read: 4, fresh: 2, known: 0, rejected: 2 });
    expect(await count()).toBe(2);
  });

  it('adds nothing when the same file comes again', async () => {
    const view = await imported('reviews.csv', file);
    expect(view.counts).toMatchObject({ fresh: 0, changed: 0, known: 2, rejected: 2 });
    expect(await count()).toBe(2);
  });

  it('updates a row that changed and counts the change', async () => {
    const view = await imported('reviews.csv', file.replace('love it', 'loved it'));
    expect(view.counts).toMatchObject({ fresh: 0, changed: 1, known: 1 });
    const item = await database.db
      .selectFrom('item')
      .select(['text', 'revision'])
      .where('external_id', '=', '2')
      .executeTakeFirstOrThrow();
    expect(item).toEqual({ text: 'Great app, loved it', revision: 2 });
  });

  it('counts equal rows without an id as often as they stand in the file, and once over two imports', async () => {
    const rows = ['text,stars', ...Array.from({ length: 5 }, () => 'Good,5'), 'Bad,1', ''].join(
      '\n',
    );
    const noIds: ImportSettings = {
      mapping: { text: 'text', rating: 'stars' },
      dateFormat: null,
      ratingScale: { low: 1, high: 5 },
      source: 'Kiosk',
    };
    const before = await count();
    expect((await imported('kiosk.csv', rows, noIds)).counts).toMatchObject({ fresh: 6, known: 0 });
    expect((await imported('kiosk.csv', rows, noIds)).counts).toMatchObject({ fresh: 0, known: 6 });
    expect(await count()).toBe(before + 6);
  });

  it('masks a customer’s address, keeps it for those who may read it, and knows the account by its domain', async () => {
    const account = uuidv7();
    await database.db
      .insertInto('account')
      .values({ id: account, name: 'Globex', external_id: null, domain: 'globex.example' })
      .execute();
    await imported('mail.csv', 'id,text,customer\nm-1,Slow,kim@globex.example\n', {
      ...chosen,
      mapping: { text: 'text', externalId: 'id', customer: 'customer' },
      dateFormat: null,
      source: 'Mail',
    });
    const item = await database.db
      .selectFrom('item')
      .select(['id', 'customer', 'account_id'])
      .where('external_id', '=', 'm-1')
      .executeTakeFirstOrThrow();
    expect(item.customer).not.toContain('kim@');
    expect(item.account_id).toBe(account);
    const original = await readOriginal(database.ctx, item.id);
    expect(original.fields).toEqual({ customer: 'kim@globex.example' });
  });
});
