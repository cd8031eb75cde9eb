import type { z } from 'zod';
import type { Ctx } from '../ctx.js';

export interface Progress<C> {
  readonly done?: number;
  /** Null while unknown. */
  readonly total?: number | null;
  /** What is counted, in the plural: "rows". */
  readonly unit?: string;
  readonly message?: string;
  /** Where to go on after a stop. Write it in the transaction of the work that it stands for. */
  readonly cursor?: C;
}

interface JobRun<P, C> {
  readonly id: string;
  readonly ctx: Ctx;
  readonly payload: P;
  /** What the last `report` stored; null in the first run. */
  readonly cursor: C | null;
  /** How much was done when it was stopped; 0 in the first run. */
  readonly done: number;
  /** Aborted when the job is cancelled, the process stops or its lease is lost. */
  readonly signal: AbortSignal;
  /** Stores progress. Throws when the job must stop. Give `tx` to store it with the work. */
  readonly report: (progress: Progress<C>, tx?: Ctx) => Promise<void>;
}

/** Runs at least once, perhaps again after a kill: must be idempotent and begin at `cursor`. */
export type JobHandler<P, C = never> = (run: JobRun<P, C>) => Promise<void>;

/** A job as the worker sees it, its payload's type forgotten. */
export interface Job<P = unknown> {
  readonly name: string;
  readonly concurrency: number;
  check(payload: P): unknown;
  run(run: JobRun<unknown, unknown>): Promise<void>;
}

interface JobDefinition<P, C> {
  /** `slice.verb`: also the name of its queue. */
  readonly name: string;
  readonly payload: z.ZodType<P>;
  readonly cursor?: z.ZodType<C>;
  /** How many run at once in one process. */
  readonly concurrency?: number;
  /** Loads the handler when the first job comes, so that a start stays quick. */
  readonly load: () => Promise<JobHandler<P, C>>;
}

export function defineJob<P, C = never>(definition: JobDefinition<P, C>): Job<P> {
  const { name, payload, cursor, concurrency = 1, load } = definition;
  return {
    name,
    concurrency,
    check: (value) => payload.parse(value),
    run: async (run) => {
      const handler = await load();
      await handler({
        ...run,
        payload: payload.parse(run.payload),
        cursor: run.cursor === null || cursor === undefined ? null : cursor.parse(run.cursor),
        report: (progress, tx) => run.report(progress, tx),
      });
    },
  };
}

/** `when` this event is published, `start` this job with the event's data as its payload. */
export interface Subscription {
  readonly when: string;
  readonly start: Job;
  /** While a job with this key waits or runs, the event starts no other. */
  readonly key?: string;
}
