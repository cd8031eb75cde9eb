import type { Kysely } from 'kysely';
import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Logger } from '../log.js';
import type { Database } from '../tables.js';
import type { Job, Subscription } from './job.js';
import { Jobs } from './jobs.js';

interface QueueParts {
  readonly pool: pg.Pool;
  readonly db: Kysely<Database>;
  readonly jobs: readonly Job[];
  readonly subscriptions: readonly Subscription[];
  readonly log: Logger;
  /** One that works also tidies the queue. */
  readonly worker: boolean;
}

export interface Queue {
  readonly boss: PgBoss;
  readonly jobs: Jobs;
  readonly byName: ReadonlyMap<string, Job>;
  stop(): Promise<void>;
}

export async function openQueue(parts: QueueParts): Promise<Queue> {
  const { pool, db, log } = parts;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schedule: false,
    supervise: parts.worker,
    // Retries are decided by our worker; pg-boss must never give up by itself.
    retryLimit: 1_000_000,
    expireInHours: 23,
  });
  boss.on('error', (error) => log.error({ err: error }, 'The job queue reports an error'));
  await boss.start();
  const byName = new Map(parts.jobs.map((job) => [job.name, job]));
  const present = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of byName.keys()) {
    if (!present.has(name)) await boss.createQueue(name);
  }
  return {
    boss,
    jobs: new Jobs({ boss, db, jobs: byName, subscriptions: parts.subscriptions }),
    byName,
    stop: () => boss.stop({ graceful: false, close: false }),
  };
}
