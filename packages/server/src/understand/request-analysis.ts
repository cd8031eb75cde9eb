import type { Arrivals, RunPage, RunView } from '@headwater/contract';
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import {
  AppError,
  audit,
  decodeCursor,
  inTransaction,
  notFound,
  page,
  uuidv7,
  type Ctx,
} from '../platform/index.js';
import type { AnalysisJobs } from './jobs.js';
import type { AnalysisRunTable } from './tables.js';

// The same items give the same themes, whoever asks.
const seed = 1;

/** Starts an analysis of everything that is in; where one waits or runs already, answers with that. */
export async function requestAnalysis(
  ctx: Ctx,
  analyze: AnalysisJobs['analyze'],
): Promise<z.input<typeof RunView>> {
  return inTransaction(ctx, async (tx) => {
    const any = await tx.db.selectFrom('item').select('id').limit(1).executeTakeFirst();
    if (!any) {
      throw new AppError({
        code: 'nothing-to-analyse',
        status: 409,
        message: 'There is no feedback yet. Import some first.',
      });
    }
    const runId = uuidv7(tx.clock.now().getTime());
    const job = await tx.jobs.start(analyze, { runId }, tx.actor, { key: 'all' });
    const present = await tx.db
      .selectFrom('analysis_run')
      .select('id')
      .where('job_id', '=', job)
      .executeTakeFirst();
    if (present) return runView(tx, present.id);
    await tx.db
      .insertInto('analysis_run')
      .values({
        id: runId,
        job_id: job,
        state: 'waiting',
        seed,
        unassigned: '[]',
        languages: '{}',
        weeks: '{}',
        method: '{}',
        timings: '{}',
        started_at: tx.clock.now(),
      })
      .execute();
    await audit(tx, { action: 'analysis.requested', subject: `analysis ${runId}` });
    return runView(tx, runId);
  });
}

/** Null where everything that it counts was analysed together. */
export const arrivalsOf = (run: Selectable<AnalysisRunTable>): z.input<typeof Arrivals> | null =>
  run.arrived_at === null
    ? null
    : {
        items: run.arrived_items,
        statements: run.arrived_statements,
        unassigned: run.arrived_unassigned,
        themes: run.arrived_themes,
        at: run.arrived_at.toISOString(),
      };

type Row = Selectable<AnalysisRunTable> & { job_state: string | null; job_error: string | null };

const withJob = (ctx: Ctx) =>
  ctx.db
    .selectFrom('analysis_run')
    .leftJoin('job', 'job.id', 'analysis_run.job_id')
    .selectAll('analysis_run')
    .select(['job.state as job_state', 'job.error as job_error']);

export async function runView(ctx: Ctx, id: string): Promise<z.input<typeof RunView>> {
  const row = await withJob(ctx).where('analysis_run.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('analysis');
  return present(row);
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

export async function listRuns(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof RunPage>> {
  const after = decodeCursor(query.cursor, place);
  let select = withJob(ctx)
    .orderBy('analysis_run.started_at', 'desc')
    .orderBy('analysis_run.id', 'desc')
    .limit(query.limit + 1);
  if (after) {
    const [at, id] = after;
    select = select.where(
      sql<boolean>`(analysis_run.started_at, analysis_run.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  const { total } = await ctx.db
    .selectFrom('analysis_run')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { rows, next } = page(await select.execute(), query.limit, (row) => [
    row.started_at.toISOString(),
    row.id,
  ]);
  return { rows: rows.map(present), next, total };
}

/** A run that its job left unfinished ended as the job did. */
function stateOf(row: Row): Row['state'] {
  if (row.state !== 'waiting' && row.state !== 'running') return row.state;
  return row.job_state === 'failed' || row.job_state === 'cancelled' ? row.job_state : row.state;
}

function present(row: Row): z.input<typeof RunView> {
  const state = stateOf(row);
  return {
    id: row.id,
    job: row.job_id,
    state,
    items: row.items,
    statements: row.statements,
    themes: row.themes,
    unassignedShare: row.unassigned_share,
    seed: row.seed,
    method: row.method,
    timings: row.timings,
    error: state === 'failed' ? (row.error ?? row.job_error) : null,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    arrivals: arrivalsOf(row),
  };
}
