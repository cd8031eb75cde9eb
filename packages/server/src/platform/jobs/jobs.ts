import { CompiledQuery, sql, type Kysely } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Actor } from '../ctx.js';
import { AppError, notFound } from '../errors.js';
import { uuidv7 } from '../ids.js';
import type { Database } from '../tables.js';
import type { Job, Subscription } from './job.js';

/** Workers listen here: a queue's name wakes it, `cancel:ID` stops a running job. */
export const jobChannel = 'headwater_job';

interface StartOptions {
  /** While a job with this key waits or runs, starting another answers with that one. */
  readonly key?: string;
}

interface JobsParts {
  readonly boss: PgBoss;
  readonly db: Kysely<Database>;
  readonly jobs: ReadonlyMap<string, Job>;
  readonly subscriptions: readonly Subscription[];
}

/** Starting and steering jobs. Everything happens in `db`: inside a transaction, with it or not at all. */
export class Jobs {
  readonly #parts: JobsParts;

  constructor(parts: JobsParts) {
    this.#parts = parts;
  }

  /** The same, bound to a transaction. */
  within(db: Kysely<Database>): Jobs {
    return new Jobs({ ...this.#parts, db });
  }

  /** Puts a job in its queue and answers its id. */
  async start<P>(
    job: Job<P>,
    payload: P,
    actor: Actor,
    options: StartOptions = {},
  ): Promise<string> {
    return this.#whole(async (jobs) => jobs.#start(job, payload, actor, options));
  }

  async #start<P>(job: Job<P>, payload: P, actor: Actor, options: StartOptions): Promise<string> {
    const { db } = this.#parts;
    const row = {
      id: uuidv7(),
      name: job.name,
      key: options.key ?? null,
      state: 'waiting' as const,
      payload: JSON.stringify(job.check(payload)),
      created_by: actor.personId,
      created_by_name: actor.name,
    };
    const added = await db
      .insertInto('job')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['name', 'key'])
          .where('key', 'is not', null)
          .where('state', 'in', ['waiting', 'running'])
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (added) {
      await this.#enqueue(added.id, job.name);
      return added.id;
    }
    const present = await db
      .selectFrom('job')
      .select('id')
      .where('name', '=', job.name)
      .where('key', '=', row.key)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    // It ended between the two statements: its place is free now.
    return present?.id ?? this.#start(job, payload, actor, options);
  }

  /** Tells whoever subscribed, in the same transaction as the change. */
  async publish(event: string, data: unknown, actor: Actor): Promise<void> {
    for (const { when, start, key } of this.#parts.subscriptions) {
      if (when !== event) continue;
      await this.start(start, data, actor, key === undefined ? {} : { key });
    }
  }

  async cancel(id: string): Promise<void> {
    return this.#whole(async (jobs) => jobs.#cancel(id));
  }

  async #cancel(id: string): Promise<void> {
    const { db } = this.#parts;
    const row = await db
      .updateTable('job')
      .set((eb) => ({
        cancel_requested: true,
        state: eb
          .case()
          .when('state', '=', 'waiting')
          .then(sql.lit('cancelled' as const))
          .else(eb.ref('state'))
          .end(),
        finished_at: sql<Date | null>`case when state = 'waiting' then now() else finished_at end`,
      }))
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['name', 'queue_id', 'state'])
      .executeTakeFirst();
    if (!row) return this.#refuse(id, 'has ended already');
    if (row.state === 'cancelled' && row.queue_id !== null) {
      await this.#parts.boss.cancel(row.name, row.queue_id, { db: executor(db) });
    }
    await notify(db, `cancel:${id}`);
  }

  /** Puts a failed or cancelled job back; it goes on from its stored cursor. */
  async resume(id: string): Promise<void> {
    return this.#whole(async (jobs) => jobs.#resume(id));
  }

  async #resume(id: string): Promise<void> {
    const row = await this.#parts.db
      .updateTable('job')
      .set({
        state: 'waiting',
        cancel_requested: false,
        failures: 0,
        deaths: 0,
        error: null,
        finished_at: null,
      })
      .where('id', '=', id)
      .where('state', 'in', ['failed', 'cancelled'])
      .returning('name')
      .executeTakeFirst();
    if (!row) return this.#refuse(id, 'neither failed nor was cancelled');
    await this.#enqueue(id, row.name);
  }

  /** For the worker: queues the row once more, for instance after a death. */
  async requeue(id: string, name: string, afterSeconds: number): Promise<void> {
    await this.#whole(async (jobs) => jobs.#enqueue(id, name, afterSeconds));
  }

  /**
   * All steps or none. A kill between them, or a worker that is quicker than they are, would leave a job that
   * waits for ever, and with its key keep every later one from starting.
   */
  async #whole<R>(steps: (jobs: Jobs) => Promise<R>): Promise<R> {
    const { db } = this.#parts;
    if (db.isTransaction) return steps(this);
    return db.transaction().execute(async (tx) => steps(this.within(tx)));
  }

  async #enqueue(id: string, name: string, afterSeconds = 0): Promise<void> {
    const { boss, db } = this.#parts;
    const queueId = await boss.send(
      name,
      { id },
      { db: executor(db), ...(afterSeconds > 0 ? { startAfter: afterSeconds } : {}) },
    );
    if (queueId === null) throw new Error(`queue ${name} is not there`);
    await db.updateTable('job').set({ queue_id: queueId }).where('id', '=', id).execute();
    await notify(db, name);
  }

  async #refuse(id: string, why: string): Promise<never> {
    const row = await this.#parts.db
      .selectFrom('job')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('job');
    throw new AppError({ code: 'job-state', status: 409, message: `This job ${why}.` });
  }
}

/** pg-boss's view of a Kysely handle, so that its changes join our transaction. */
export function executor(db: Kysely<Database>): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values ?? []));
      return { rows };
    },
  };
}

async function notify(db: Kysely<Database>, message: string): Promise<void> {
  await sql`select pg_notify(${jobChannel}, ${message})`.execute(db);
}
