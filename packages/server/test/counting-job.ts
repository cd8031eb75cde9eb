import { sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { inTransaction } from '../src/platform/ctx.js';
import { defineJob } from '../src/platform/jobs/job.js';

/** Writes the numbers up to `to` in a table, one transaction each, and can be killed at any moment. */
export const countingJob = defineJob({
  name: 'test.counting',
  payload: z.object({ to: z.number() }),
  cursor: z.number(),
  load: async () => async (run) => {
    for (let at = (run.cursor ?? 0) + 1; at <= run.payload.to; at++) {
      await inTransaction(run.ctx, async (tx) => {
        await sql`insert into counted (number) values (${at})`.execute(tx.db);
        await run.report({ done: at, total: run.payload.to, cursor: at }, tx);
      });
      await delay(5, undefined, { signal: run.signal });
    }
  },
});
