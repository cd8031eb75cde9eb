import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { systemActor, type Clock, type Ctx } from '../ctx.js';
import type { Logger } from '../log.js';
import type { Database } from '../tables.js';
import type { Job } from './job.js';
import { executor } from './jobs.js';
import { takeLease, type Lease } from './lease.js';
import type { Queue } from './queue.js';
import { putBackDead } from './recover.js';
import { runJob } from './run.js';

// Messages wake a loop at once; polling is for delayed retries and for messages lost in a reconnect.
const pollMs = 1000;
const sweepMs = 3000;

export interface WorkerParts {
  readonly queue: Queue;
  readonly db: Kysely<Database>;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
}

const queued = z.object({ id: z.uuid() });

/** Takes jobs from their queues until stopped. One a process. */
export class Worker {
  readonly #parts: WorkerParts;
  readonly #running = new Map<string, AbortController>();
  readonly #wakers = new Map<string, Set<() => void>>();
  readonly #loops: Promise<void>[] = [];
  readonly #stop = new AbortController();
  #lease: Lease | null = null;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.#takeLease();
    await this.#sweep();
    for (const job of this.#parts.queue.byName.values()) {
      for (let slot = 0; slot < job.concurrency; slot++) this.#loops.push(this.#loop(job));
    }
    this.#loops.push(this.#sweepLoop());
  }

  /** Stops taking jobs, asks the running ones to stop and puts them back. */
  async stop(timeoutMs: number): Promise<void> {
    this.#stop.abort();
    for (const controller of this.#running.values()) controller.abort(new Error('shutdown'));
    for (const name of this.#wakers.keys()) this.#wake(name);
    const finished = Promise.all(this.#loops);
    await Promise.race([finished, delay(timeoutMs, undefined, { ref: false })]);
    // What still runs keeps its state; its lock goes now, so that another worker takes it.
    await this.#lease?.close();
  }

  async #takeLease(): Promise<void> {
    const { databaseUrl, log } = this.#parts;
    this.#lease = await takeLease(databaseUrl, log, {
      onMessage: (message) => this.#onMessage(message),
      onLost: () => {
        this.#lease = null;
        for (const controller of this.#running.values()) controller.abort(new Error('lease lost'));
      },
    });
  }

  #onMessage(message: string): void {
    const cancelled = /^cancel:(.+)$/.exec(message)?.[1];
    if (cancelled === undefined) this.#wake(message);
    else this.#running.get(cancelled)?.abort(new Error('cancelled'));
  }

  #wake(name: string): void {
    for (const wake of this.#wakers.get(name) ?? []) wake();
  }

  /** Sleeps until there may be a job. */
  async #rest(name: string, ms: number): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const wakers = this.#wakers.get(name) ?? new Set();
    this.#wakers.set(name, wakers);
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      wakers.add(done);
    });
  }

  async #loop(job: Job): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const worked = await this.#runNext(job);
        if (!worked) await this.#rest(job.name, pollMs);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#parts.log.error({ err: error, job: job.name }, 'A queue could not be read');
        await this.#rest(job.name, pollMs);
      }
    }
  }

  async #sweepLoop(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#rest('', sweepMs);
      if (this.#stop.signal.aborted) return;
      try {
        if (!this.#lease) await this.#takeLease();
        await this.#sweep();
      } catch (error) {
        this.#parts.log.error({ err: error }, 'Jobs of dead workers could not be put back');
      }
    }
  }

  async #sweep(): Promise<void> {
    const { db, queue, log } = this.#parts;
    if (this.#lease) await putBackDead({ db, queue, log, lease: this.#lease });
  }

  /** Takes one job, if there is one, and runs it to its end. */
  async #runNext(job: Job): Promise<boolean> {
    const lease = this.#lease;
    if (!lease) return false;
    const { db, queue, log, clock } = this.#parts;
    const taken = await db.transaction().execute(async (tx) => {
      const [next] = await queue.boss.fetch(job.name, { batchSize: 1, db: executor(tx) });
      if (!next) return null;
      const { id } = queued.parse(next.data);
      // In the same transaction, so that a kill leaves no job that the queue calls active and we call waiting.
      const row = await tx
        .updateTable('job')
        .set({
          state: 'running',
          worker_key: lease.key,
          started_at: sql<Date>`coalesce(started_at, now())`,
        })
        .where('id', '=', id)
        .where('queue_id', '=', next.id)
        .where('state', '=', 'waiting')
        .returningAll()
        .executeTakeFirst();
      if (!row) await queue.boss.complete(job.name, next.id, {}, { db: executor(tx) });
      return row ?? 'stale';
    });
    if (taken === null) return false;
    if (taken === 'stale') return true;

    const controller = new AbortController();
    this.#running.set(taken.id, controller);
    if (this.#stop.signal.aborted) controller.abort(new Error('shutdown'));
    try {
      const jobLog = log.child({ job: job.name, jobId: taken.id });
      const ctx: Ctx = {
        db,
        actor: { ...systemActor(taken.created_by_name ?? job.name), personId: taken.created_by },
        clock,
        log: jobLog,
        jobs: queue.jobs,
      };
      await runJob({ job, row: taken, ctx, queue, leaseKey: lease.key, signal: controller.signal });
    } finally {
      this.#running.delete(taken.id);
    }
    return true;
  }
}
