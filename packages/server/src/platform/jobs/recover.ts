import { sql, type Kysely } from 'kysely';
import type { Logger } from '../log.js';
import type { Database } from '../tables.js';
import { executor } from './jobs.js';
import type { Lease } from './lease.js';
import type { Queue } from './queue.js';

interface RecoverParts {
  readonly db: Kysely<Database>;
  readonly queue: Queue;
  readonly lease: Lease;
  readonly log: Logger;
}

// A job that kills its process each time (memory, a native fault) must not do so for ever.
const mostDeaths = 25;

/** Finds running jobs whose worker is gone and queues them again at once, from their stored cursor. */
export async function putBackDead({ db, queue, lease, log }: RecoverParts): Promise<void> {
  const running = await db
    .selectFrom('job')
    .select(['id', 'worker_key'])
    .where('state', '=', 'running')
    .execute();
  const keys = new Set(running.flatMap((row) => (row.worker_key === null ? [] : [row.worker_key])));
  const dead = new Set(await lease.dead([...keys]));

  for (const { id, worker_key: key } of running) {
    if (key === null || !dead.has(key)) continue;
    await db.transaction().execute(async (tx) => {
      const row = await tx
        .updateTable('job')
        .set({
          state: sql`case when cancel_requested then 'cancelled' when deaths >= ${mostDeaths} then 'failed' else 'waiting' end`,
          error: sql`case when deaths >= ${mostDeaths} then ${tooManyDeaths} end`,
          finished_at: sql`case when cancel_requested or deaths >= ${mostDeaths} then now() end`,
          deaths: sql`deaths + 1`,
          worker_key: null,
          rate: null,
        })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .where('worker_key', '=', key)
        .returning(['name', 'queue_id', 'state'])
        .executeTakeFirst();
      if (!row) return;
      if (row.queue_id !== null) {
        await queue.boss.complete(row.name, row.queue_id, {}, { db: executor(tx) });
      }
      if (row.state === 'waiting') await queue.jobs.within(tx).requeue(id, row.name, 0);
      log.warn(
        { job: row.name, jobId: id, state: row.state },
        'Its worker died; the job was put back',
      );
    });
  }
}

const tooManyDeaths = `The process died ${mostDeaths} times at this point of the job. Nothing that was stored is lost. See the server's log, then resume it.`;
