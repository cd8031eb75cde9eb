import { sql } from 'kysely';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeJsonItems } from '../src/listen/post-items.js';
import { inTransaction } from '../src/platform/ctx.js';
import { analysisJobs } from '../src/understand/jobs.js';
import { requestAnalysis } from '../src/understand/request-analysis.js';
import { startChild } from './child.js';
import { testDatabase, type TestDatabase } from './database.js';

let killed: TestDatabase;
let undisturbed: TestDatabase;
beforeAll(async () => {
  [killed, undisturbed] = await Promise.all([testDatabase(), testDatabase()]);
  for (const base of [killed, undisturbed]) await store(base, feedback);
});
afterAll(() => Promise.all([killed.close(), undisturbed.close()]));

const subjects = ['the export', 'the login page', 'our invoice', 'the calendar', 'search', 'sync'];
const claims = [
  'times out on large files',
  'keeps asking for the code',
  'shows the wrong tax',
  'drops every second meeting',
  'finds nothing that I wrote',
  'is wonderfully quick',
  'should work on the tablet',
];
const feedback = Array.from({ length: 1200 }, (_, index) => ({
  text: `In ${['spring', 'summer', 'autumn'][index % 3]} ${subjects[(index * 5) % 6]} ${claims[(index * 11 + Math.floor(index / 6)) % 7]}, says team ${index}.`,
  source: 'Desk',
  externalId: `f${index}`,
  customer: `customer ${index % 500}`,
  time: new Date(Date.UTC(2025, 0, 1 + (index % 300))).toISOString(),
}));

const store = (base: TestDatabase, items: readonly object[]) =>
  inTransaction(base.ctx, (tx) => storeJsonItems(tx, items));

const begin = (base: TestDatabase) =>
  requestAnalysis(
    base.ctx,
    analysisJobs({ modelDir: null, workerThreads: 1, stages: join(base.config.home, 'analysis') })
      .analyze,
  );

const runOf = (base: TestDatabase, id: string) =>
  base.db.selectFrom('analysis_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const jobOf = (base: TestDatabase, id: string) =>
  base.db
    .selectFrom('job')
    .innerJoin('analysis_run', 'analysis_run.job_id', 'job.id')
    .select(['job.state', 'job.done', 'job.error'])
    .where('analysis_run.id', '=', id)
    .executeTakeFirstOrThrow();

async function finished(base: TestDatabase, id: string): Promise<void> {
  for (let i = 0; i < 3000 && (await jobOf(base, id)).state !== 'done'; i++) await delay(20);
  expect(await jobOf(base, id)).toMatchObject({ state: 'done', error: null });
}

/** What was found, without the ids that each run makes up. */
async function found(base: TestDatabase, run: string): Promise<unknown> {
  const { rows } = await sql<object>`
    select st.item_id, st.start, st.confidence, st.kind, r.label, r.statements, r.customers, r.share_low,
      md5(r.centroid) as centroid, md5(v.vector) as vector
    from statement_theme st
    join theme_run r on r.run_id = st.run_id and r.theme_id = st.theme_id
    join statement_vector v on v.run_id = st.run_id and v.item_id = st.item_id and v.start = st.start
    where st.run_id = ${run} order by 1, 2`.execute(base.db);
  return rows;
}

async function stageFile(base: TestDatabase, run: string, stage: string): Promise<string | null> {
  const folder = join(base.config.home, 'analysis', run);
  const inside = existsSync(folder) ? await readdir(folder) : [];
  const input = inside.find((name) => !name.includes('.'));
  const path = join(folder, input ?? '', `${stage}.stage`);
  return existsSync(path) ? path : null;
}

/** Starts a worker in a process of its own and kills it as soon as the analysis has finished a step. */
async function killAfter(base: TestDatabase, run: string, stage: string): Promise<void> {
  const worker = await startChild('analyst', base.url, base.config.home);
  for (let i = 0; i < 12_000 && !(await stageFile(base, run, stage)); i++) await delay(5);
  await worker.kill();
  expect(await stageFile(base, run, stage)).not.toBeNull();
  expect((await runOf(base, run)).state).toBe('running');
}

test('an analysis whose worker is killed goes on after its last finished step', async () => {
  const { id: reference } = await begin(undisturbed);
  await undisturbed.startWorker();
  await finished(undisturbed, reference);

  const { id: run } = await begin(killed);
  await killAfter(killed, run, 'statements');
  const statements = await stageFile(killed, run, 'statements');
  const writtenAt = statSync(statements ?? '').mtimeMs;
  // What comes in meanwhile waits for the next analysis.
  await store(killed, [{ ...feedback[0], externalId: 'late', text: 'The late one is late.' }]);
  await killAfter(killed, run, 'vectors.0');
  expect(statSync(statements ?? '').mtimeMs).toBe(writtenAt);
  const reached = (await jobOf(killed, run)).done;
  expect(reached).toBeGreaterThan(0);

  const worker = await killed.startWorker();
  const shown: number[] = [];
  while ((await jobOf(killed, run)).state !== 'done') {
    shown.push((await jobOf(killed, run)).done);
    await delay(20);
  }
  // The progress that people see does not go back either.
  expect(Math.min(...shown)).toBeGreaterThanOrEqual(reached);
  await finished(killed, run);
  expect(await runOf(killed, run)).toMatchObject({ items: feedback.length, current: true });
  expect(await found(killed, run)).toEqual(await found(undisturbed, reference));
  expect(await readdir(join(killed.config.home, 'analysis'))).toEqual([]);
  await worker.stop(5000);
}, 300_000);

test('where an item has changed meanwhile it begins anew', async () => {
  const { id: run } = await begin(killed);
  await killAfter(killed, run, 'kinds');
  await store(killed, [{ ...feedback[1], text: 'Nobody has seen this sentence before.' }]);
  await killed.startWorker();
  await finished(killed, run);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from statement s join item i on i.id = s.item_id
    where i.external_id in ('late', 'f1') and s.run_id = ${run}`.execute(killed.db);
  expect(rows).toEqual([{ n: 2 }]);
  expect((await runOf(killed, run)).items).toBe(feedback.length + 1);
  expect(await readdir(join(killed.config.home, 'analysis'))).toEqual([]);
}, 300_000);
