import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JobView } from '@headwater/contract';
import { startChild } from './child.js';
import { ended, Importing, proposed } from './importing.js';
import { testServer, type TestServer } from './server.js';

// Workers start ten times and more; on a machine that others use as well each start takes seconds.
const timeout = 600_000;

/** Jobs of every kind under workers that are killed (`kill -9`): each goes on, and ends as if nobody had been. */
let killed: TestServer;
let whole: TestServer;

beforeAll(async () => {
  [killed, whole] = [await testServer(), await testServer()];
});
afterAll(async () => {
  await killed.close();
  await whole.close();
});

interface Importable {
  readonly name: string;
  readonly text: string;
}

const days = (at: number): string =>
  new Date(Date.UTC(2023, 0, 1 + (at % 700))).toISOString().slice(0, 10);

/** Without ids: equal lines count as often as they stand, also where a kill comes between them. */
const ledger: Importable = {
  name: 'ledger.csv',
  text: [
    'date,category,amount,currency',
    ...Array.from({ length: 16_000 }, (_, at) =>
      at % 4000 === 7
        ? `${days(at)},Rent,much,EUR`
        : at % 3 === 0
          ? '2024-05-01,Salaries,-3000.00,EUR'
          : `${days(at)},Customer payments,${at}.50,EUR`,
    ),
    '',
  ].join('\n'),
};

/** The last lines contradict the first ones, which were read by a worker that is dead by then. */
const accounts: Importable = {
  name: 'accounts.csv',
  text: [
    'account_id,account_name,plan,customer_since,mrr,currency',
    ...Array.from(
      { length: 13_000 },
      (_, at) => `A${at},Company ${at},Team,${days(at)},${10 + (at % 90)}.00,EUR`,
    ),
    'A0,Company of another name,Team,2023-01-01,10.00,EUR',
    'A1,Company 1,Team,2023-01-02,12.00,EUR',
    '',
  ].join('\n'),
};

/** Upload and start as a person does. */
async function begun(server: TestServer, { name, text }: Importable) {
  const importing = new Importing(await server.as('manager'));
  const { id } = await importing.upload(name, text);
  const settings = proposed(await importing.preview(id));
  await importing.json(`/imports/${id}/start`, { json: settings });
  return { importing, id };
}

async function result(server: TestServer, file: Importable, table: 'ledger_line' | 'account') {
  const { importing, id } = await begun(server, file);
  return {
    id,
    importing,
    until: async () => {
      const { state, counts, error } = await importing.until(id, ended);
      const { rows } = await sql`
        select count(*)::int as rows, count(distinct external_id)::int as ids from ${sql.table(table)}`.execute(
        server.db,
      );
      return { state, counts, error, rows, rejected: await importing.rejected(id) };
    },
  };
}

describe('an import of books', () => {
  it.each([
    ['ledger lines without ids', ledger, 'ledger_line'],
    ['accounts that contradict each other', accounts, 'account'],
  ] as const)('of %s loses and doubles nothing', { timeout }, async (_what, file, table) => {
    const { importing, id, until } = await result(killed, file, table);
    for (const reached of [5000, 10_000]) {
      const worker = await startChild('analyst', killed.url, killed.config.home);
      const view = await importing.until(id, ({ counts }) => counts.read >= reached, 5);
      await worker.kill();
      expect(view.state).toBe('importing');
    }
    const worker = await startChild('analyst', killed.url, killed.config.home);
    const found = await until();
    await worker.kill();

    const other = await result(whole, file, table);
    const undisturbed = await startChild('analyst', whole.url, whole.config.home);
    expect(found).toEqual(await other.until());
    await undisturbed.kill();
    expect(found).toMatchObject({ state: 'done', error: null });
    expect(found.counts.read).toBe(file.text.split('\n').length - 2);
    expect(found.rejected).not.toEqual([]);
  });
});

/** What is kept of all that the jobs of a demo write. */
const kept = [
  'account',
  'account_figure',
  'cash_balance',
  'contact',
  'deal',
  'invoice',
  'item',
  'ledger_line',
  'marketing_month',
  'release',
  'segment_member',
  'source',
  'subscription',
] as const;

async function stateOf({ db }: TestServer) {
  const counts: Record<string, unknown> = {};
  for (const table of kept) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)}`.execute(db);
    counts[table] = rows[0]?.n;
  }
  const { rows } = await sql<object>`
    select
      (select count(*)::int from item where duplicate_of is not null) as reposts,
      (select count(*)::int from statement s join analysis_run r on r.id = s.run_id and r.current) as statements,
      (select count(*)::int from analysis_run where current) as runs,
      (select sum(minor)::text from mrr_closing
        where generation = (select max(generation) from mrr_closing)) as revenue`.execute(db);
  return { counts, ...rows[0] };
}

/** Until no job is open any more; fails where one failed. */
async function settled({ db }: TestServer): Promise<void> {
  for (let quiet = 0; quiet < 10;) {
    const jobs = await db.selectFrom('job').select(['name', 'state', 'error']).execute();
    const failed = jobs.find(({ state }) => state === 'failed');
    if (failed) throw new Error(`${failed.name}: ${failed.error}`);
    const isOpen = jobs.some(({ state }) => state === 'waiting' || state === 'running');
    quiet = isOpen ? 0 : quiet + 1;
    await delay(100);
  }
}

async function loadDemo(server: TestServer): Promise<void> {
  const owner = await server.as('owner');
  const response = await owner('/api/v1/demo', { method: 'POST' });
  JobView.parse(await response.json());
}

describe('all that follows on a demo', () => {
  it('goes on after each kill, and ends where it would have ended', { timeout }, async () => {
    await loadDemo(killed);
    const interrupted = new Set<string>();
    for (let kill = 0; kill < 8; kill++) {
      const worker = await startChild('analyst', killed.url, killed.config.home);
      await delay(500 + kill * 400);
      await worker.kill();
      const running = await killed.db
        .selectFrom('job')
        .select('name')
        .where('state', '=', 'running')
        .execute();
      for (const { name } of running) interrupted.add(name);
    }
    expect([...interrupted]).toContain('demo.load');
    await killed.startWorker();
    await settled(killed);
    await loadDemo(whole);
    await whole.startWorker();
    await settled(whole);
    expect(await stateOf(killed)).toEqual(await stateOf(whole));
  });
});
