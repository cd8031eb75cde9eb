import { sql, type Selectable } from 'kysely';
import { inTransaction, type Ctx } from '../ctx.js';
import { AppError } from '../errors.js';
import type { JobTable } from '../tables.js';
import type { Job, Progress } from './job.js';
import { executor } from './jobs.js';
import type { Queue } from './queue.js';

interface RunParts {
  readonly job: Job;
  readonly row: Selectable<JobTable>;
  readonly ctx: Ctx;
  readonly queue: Queue;
  readonly leaseKey: string;
  readonly signal: AbortSignal;
}

/** Seconds until the next try after the first, second, … unexpected failure; then it has failed. */
const retryAfterSeconds = [2, 10, 60];
// Progress without a cursor is only for the eye.
const shownEveryMs = 250;

/** Runs one job to whatever end it has and writes that end down. */
export async function runJob(parts: RunParts): Promise<void> {
  const { job, row, ctx, signal } = parts;
  ctx.log.info('Job begins');
  try {
    await job.run({
      id: row.id,
      ctx,
      payload: row.payload,
      cursor: row.cursor,
      done: row.done,
      signal,
      report: reporter(parts),
    });
    await settle(parts, { state: 'done', error: null });
    ctx.log.info('Job is done');
  } catch (error) {
    await settleFailure(parts, error);
  }
}

function reporter({ row, ctx, leaseKey, signal }: RunParts) {
  let shownAt = 0;
  let speed = { at: Date.now(), done: row.done, rate: null as number | null };
  return async (progress: Progress<unknown>, tx?: Ctx): Promise<void> => {
    signal.throwIfAborted();
    const now = Date.now();
    if (progress.cursor === undefined && !tx && now - shownAt < shownEveryMs) return;
    shownAt = now;
    speed = measure(speed, progress.done, now);
    const further = progress.cursor !== undefined || (progress.done ?? 0) > row.done;
    const result = await (tx ?? ctx).db
      .updateTable('job')
      .set({
        rate: speed.rate,
        ...(progress.done === undefined ? {} : { done: progress.done }),
        ...(progress.total === undefined ? {} : { total: progress.total }),
        ...(progress.unit === undefined ? {} : { unit: progress.unit }),
        ...(progress.message === undefined ? {} : { message: progress.message }),
        ...(progress.cursor === undefined ? {} : { cursor: JSON.stringify(progress.cursor) }),
        ...(further ? { deaths: 0 } : {}),
      })
      .where('id', '=', row.id)
      .where('worker_key', '=', leaseKey)
      .where('state', '=', 'running')
      .executeTakeFirst();
    // A worker that was taken for dead must not write over the one that went on in its place.
    if (result.numUpdatedRows === 0n) throw new Error('another worker has this job now');
  };
}

interface Speed {
  at: number;
  done: number;
  rate: number | null;
}

/** Units a second, smoothed over about the last five seconds. */
function measure(last: Speed, done: number | undefined, now: number): Speed {
  const seconds = (now - last.at) / 1000;
  if (done === undefined || seconds < 0.2) return last;
  const current = Math.max(0, done - last.done) / seconds;
  const weight = 1 - Math.exp(-seconds / 5);
  const rate = last.rate === null ? current : last.rate + weight * (current - last.rate);
  return { at: now, done, rate };
}

interface End {
  readonly state: 'done' | 'failed' | 'cancelled' | 'waiting';
  readonly error: string | null;
  readonly failures?: number;
  readonly retryAfterSeconds?: number;
}

async function settleFailure(parts: RunParts, error: unknown): Promise<void> {
  const { ctx, row, signal } = parts;
  const stopped = signal.aborted && signal.reason instanceof Error ? signal.reason.message : null;
  if (stopped === 'lease lost') {
    ctx.log.warn('Job was given up: another worker goes on with it');
    return;
  }
  if (stopped === 'shutdown') {
    ctx.log.info('Job is put back: the process stops');
    await settle(parts, { state: 'waiting', error: null });
    return;
  }
  if (stopped === 'cancelled') {
    ctx.log.info('Job is cancelled');
    await settle(parts, { state: 'cancelled', error: null });
    return;
  }
  // What an operation says on purpose would be said again; only faults are worth another try.
  const wait = error instanceof AppError ? undefined : retryAfterSeconds[row.failures];
  const failures = row.failures + 1;
  if (wait === undefined) {
    ctx.log.error({ err: error }, 'Job failed');
    await settle(parts, { state: 'failed', error: sentence(error), failures });
    return;
  }
  ctx.log.warn({ err: error, retryAfterSeconds: wait }, 'Job failed and will be tried again');
  await settle(parts, { state: 'waiting', error: null, failures, retryAfterSeconds: wait });
}

function sentence(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `It stopped unexpectedly (${reason}). Nothing that was stored is lost; resume it to go on. The server's log has the details.`;
}

async function settle(parts: RunParts, end: End): Promise<void> {
  const { job, row, ctx, queue, leaseKey } = parts;
  await inTransaction(ctx, async (tx) => {
    const ended = end.state !== 'waiting';
    const updated = await tx.db
      .updateTable('job')
      .set({
        state: end.state,
        error: end.error,
        worker_key: null,
        rate: null,
        ...(end.failures === undefined ? {} : { failures: end.failures }),
        ...(ended ? { finished_at: sql<Date>`now()` } : {}),
        ...(end.state === 'done' ? { done: sql<number>`coalesce(total, done)` } : {}),
      })
      .where('id', '=', row.id)
      .where('worker_key', '=', leaseKey)
      .returning('queue_id')
      .executeTakeFirst();
    if (!updated) return;
    if (updated.queue_id !== null) {
      await queue.boss.complete(job.name, updated.queue_id, {}, { db: executor(tx.db) });
    }
    if (!ended) await tx.jobs.requeue(row.id, job.name, end.retryAfterSeconds ?? 0);
  });
}
