import { sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from './child.js';
import { countingJob } from './counting-job.js';
import { testDatabase, type TestDatabase } from './database.js';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase([{ name: 'test', jobs: [countingJob] }]);
  await sql`create table counted (number int not null)`.execute(base.db);
});
afterAll(() => base.close());

const read = (id: string) =>
  base.db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a job whose worker is killed goes on at its stored place, nothing lost or doubled', async () => {
  const id = await base.ctx.jobs.start(countingJob, { to: 400 }, base.ctx.actor);
  for (let kills = 0; kills < 2; kills++) {
    const worker = await startChild('worker', base.url);
    const from = (await read(id)).done;
    for (let i = 0; i < 200 && (await read(id)).done < from + 40; i++) await delay(20);
    await worker.kill();
    expect((await read(id)).state).toBe('running');
  }
  const killedAt = Date.now();
  const reached = (await read(id)).done;
  await base.startWorker();
  for (let i = 0; i < 3000 && (await read(id)).done === reached; i++) await delay(10);
  // No waiting for a lease of minutes to grow stale.
  expect(Date.now() - killedAt).toBeLessThan(30_000);
  for (let i = 0; i < 500 && (await read(id)).state !== 'done'; i++) await delay(20);
  expect((await read(id)).state).toBe('done');
  const { rows } = await sql<{ number: number }>`
    select number from counted order by number`.execute(base.db);
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 400 }, (_, i) => i + 1));
});

test('a worker that stops in order puts its job back for the next', async () => {
  await sql`truncate counted`.execute(base.db);
  const first = await base.startWorker();
  const id = await base.ctx.jobs.start(countingJob, { to: 300 }, base.ctx.actor);
  for (let i = 0; i < 200 && (await read(id)).done < 20; i++) await delay(20);
  await first.stop(5000);
  const row = await read(id);
  expect(['waiting', 'running']).toContain(row.state);
  expect(row.error).toBeNull();
  await base.startWorker();
  for (let i = 0; i < 500 && (await read(id)).state !== 'done'; i++) await delay(20);
  const { rows } = await sql<{ n: number }>`
    select count(distinct number)::int as n, count(*)::int as all from counted`.execute(base.db);
  expect(rows).toEqual([{ n: 300, all: 300 }]);
});
