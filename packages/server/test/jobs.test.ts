import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { inTransaction } from '../src/platform/ctx.js';
import { AppError } from '../src/platform/errors.js';
import { defineJob } from '../src/platform/jobs/job.js';
import { testDatabase, type TestDatabase } from './database.js';

let base: TestDatabase;
const seen: { payload: number; cursor: number | null }[] = [];
let gate: () => void = () => undefined;

const count = defineJob({
  name: 'test.count',
  payload: z.object({ to: z.number(), pauseAt: z.number().optional() }),
  cursor: z.number(),
  load: async () => async (run) => {
    seen.push({ payload: run.payload.to, cursor: run.cursor });
    for (let at = run.cursor ?? 0; at < run.payload.to; at++) {
      if (at === run.payload.pauseAt && run.cursor === null) {
        await new Promise<void>((resolve) => {
          gate = resolve;
          run.signal.addEventListener('abort', () => resolve());
        });
        run.signal.throwIfAborted();
      }
      await inTransaction(run.ctx, (tx) =>
        run.report({ done: at + 1, total: run.payload.to, unit: 'steps', cursor: at + 1 }, tx),
      );
    }
  },
});
const refuse = defineJob({
  name: 'test.refuse',
  payload: z.object({}),
  load: async () => async () => {
    throw new AppError({ code: 'no', message: 'The file is empty. Choose another.' });
  },
});

beforeAll(async () => {
  base = await testDatabase([{ name: 'test', jobs: [count, refuse], subscriptions: [] }]);
});
afterAll(() => base.close());

async function until(id: string, state: string): Promise<{ done: number; error: string | null }> {
  for (let i = 0; i < 200; i++) {
    const row = await base.db
      .selectFrom('job')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (row.state === state) return row;
    await delay(50);
  }
  throw new Error(`job ${id} did not become ${state}`);
}

test('a job runs once its transaction is committed, and not when it is rolled back', async () => {
  const { ctx } = base;
  await base.startWorker();
  await expect(
    inTransaction(ctx, async (tx) => {
      await tx.jobs.start(count, { to: 77 }, ctx.actor);
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  const id = await inTransaction(ctx, (tx) => tx.jobs.start(count, { to: 3 }, ctx.actor));
  const row = await until(id, 'done');
  expect(row.done).toBe(3);
  expect(seen).toEqual([{ payload: 3, cursor: null }]);
});

test('a refusal is shown word for word and not tried again', async () => {
  const id = await base.ctx.jobs.start(refuse, {}, base.ctx.actor);
  const row = await until(id, 'failed');
  expect(row.error).toBe('The file is empty. Choose another.');
});

test('one job for one key', async () => {
  const start = () =>
    base.ctx.jobs.start(count, { to: 2, pauseAt: 1 }, base.ctx.actor, { key: 'k' });
  const [a, b] = await Promise.all([start(), start()]);
  expect(a).toBe(b);
  await until(a, 'running');
  await delay(200);
  gate();
  await until(a, 'done');
  const c = await start();
  expect(c).not.toBe(a);
  await until(c, 'running');
  await delay(200);
  gate();
  await until(c, 'done');
});

test('cancelled while it runs, then resumed from its cursor', async () => {
  const id = await base.ctx.jobs.start(count, { to: 10, pauseAt: 4 }, base.ctx.actor);
  await until(id, 'running');
  await delay(200);
  await base.ctx.jobs.cancel(id);
  expect((await until(id, 'cancelled')).done).toBe(4);
  await base.ctx.jobs.resume(id);
  expect((await until(id, 'done')).done).toBe(10);
  expect(seen.at(-1)).toEqual({ payload: 10, cursor: 4 });
});

test('a start that cannot reach its queue leaves no job that waits for ever', async () => {
  const unknown = defineJob({
    name: 'test.unknown',
    payload: z.object({}),
    load: async () => async () => undefined,
  });
  const start = () => base.ctx.jobs.start(unknown, {}, base.ctx.actor, { key: 'one' });
  await expect(start()).rejects.toThrow('test.unknown');
  const rows = await base.db
    .selectFrom('job')
    .select('id')
    .where('name', '=', 'test.unknown')
    .execute();
  expect(rows).toEqual([]);
});
