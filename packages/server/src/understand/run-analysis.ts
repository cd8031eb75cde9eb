import { whoseSeen } from '../listen/index.js';
import { AppError, type Ctx, type JobHandler } from '../platform/index.js';
import type { AnalysisConstraints } from './analysis-messages.js';
import { Analyst } from './analyst.js';
import type { Began } from './carry-over.js';
import { readConstraints, readDecided } from './constraints.js';
import { currentRunId } from './current-run.js';
import { dropOldRuns } from './drop-old-runs.js';
import { readBegun, removeStages, stagesFolder, sweepStages } from './kept-stages.js';
import { readAnalysisItems, readMembers } from './read-items.js';
import type { UnderstandSettings } from './settings.js';
import { storeRun } from './store-run.js';

// Of a hundred: reading the items, analysing them, storing what was found.
const share = { read: 8, analyzed: 88, stored: 100 };

const stepNames: Readonly<Record<string, string>> = {
  statements: 'Splitting texts into statements',
  kinds: 'Telling pains, requests and praise apart',
  vectors: 'Measuring what statements mean',
  neighbours: 'Finding statements that are alike',
  themes: 'Forming themes',
  labels: 'Naming themes',
  trends: 'Measuring sizes and trends',
};

/**
 * Analyses all items and makes the result the current one. Finished steps are kept, so that after a kill it goes on
 * after the last of them, with the items that it began with; where those have changed meanwhile it begins anew.
 */
export function runAnalysis(settings: UnderstandSettings): JobHandler<{ runId: string }> {
  return async (run) => {
    const { ctx, signal } = run;
    const { runId } = run.payload;
    const begun = await ctx.db
      .updateTable('analysis_run')
      .set({ state: 'running', error: null })
      .where('id', '=', runId)
      .where('state', 'in', ['waiting', 'running', 'failed'])
      .executeTakeFirst();
    if (begun.numUpdatedRows === 0n) return removeStages(settings.stages, runId);
    await sweepStages(ctx.db, settings.stages);
    try {
      const begunWith = await readBegun(settings.stages, runId);
      const wentOn = begunWith !== null && (await analyse(run, settings, begunWith, true));
      if (!wentOn) await analyse(run, settings, await lastBatch(ctx), false);
    } catch (error) {
      const isFinal = error instanceof AppError || isCancelled(signal);
      if (isFinal) await removeStages(settings.stages, runId);
      throw error;
    }
    await removeStages(settings.stages, runId);
    await dropOldRuns(ctx);
  };
}

const isCancelled = ({ reason }: AbortSignal): boolean =>
  reason instanceof Error && reason.message === 'cancelled';

type Run = Parameters<JobHandler<{ runId: string }>>[0];

/** False where it was to go on, and what was begun with has changed. */
async function analyse(
  { ctx, payload: { runId }, done: doneBefore, signal, report }: Run,
  settings: UnderstandSettings,
  throughBatch: number,
  resume: boolean,
): Promise<boolean> {
  let reached = resume ? doneBefore : 0;
  const show = (done: number, message: string): Promise<void> => {
    reached = Math.max(reached, Math.round(done));
    return report({ done: reached, total: share.stored, unit: '%', message });
  };
  if (resume) ctx.log.info('The analysis goes on after its last finished step');
  await show(0, 'Reading items');

  await using analyst = new Analyst(signal);
  const whose = await whoseSeen(ctx.db);
  let items = 0;
  for await (const page of readAnalysisItems(ctx.db, throughBatch)) {
    analyst.addItems(page);
    items += page.length;
    await show(share.read / 2, `Reading items: ${items}`);
  }
  if (items === 0) {
    if (resume) return false;
    throw new AppError({
      code: 'nothing-to-analyse',
      message: 'There is no feedback to analyse.',
    });
  }
  const { constraints, ...began } = await readBefore(ctx, analyst);
  const { seed } = await ctx.db
    .selectFrom('analysis_run')
    .select('seed')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const found = await analyst.analyze(
    {
      corrections: began.decided.kinds,
      constraints,
      seed,
      threads: settings.workerThreads,
      modelDir: settings.modelDir,
      stages: stagesFolder(settings.stages, runId),
      throughBatch,
      resume,
    },
    {
      progress: ({ step, done }) =>
        show(share.read + done * (share.analyzed - share.read), stepNames[step] ?? step),
      trouble: (what) => ctx.log.warn(what),
    },
  );
  if (!found) return false;
  await show(share.analyzed, 'Storing themes');
  await storeRun(ctx, {
    ...began,
    runId,
    throughBatch,
    whose,
    items,
    found,
    rows: (themes) => analyst.rows(runId, themes),
    onStored: (tx) => report({ done: share.stored, message: 'Done' }, tx),
  });
  return true;
}

export async function lastBatch(ctx: Ctx): Promise<number> {
  const { last } = await ctx.db
    .selectFrom('item_batch')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** The last analysis and what people made of it, at one moment: edits go on meanwhile. */
function readBefore(
  ctx: Ctx,
  analyst: Analyst,
): Promise<Began & { readonly constraints: AnalysisConstraints }> {
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const previous = await currentRunId(db);
      if (previous !== null) {
        for await (const theme of readMembers(db, previous)) analyst.addPrevious(theme);
      }
      return {
        previous,
        decided: await readDecided(db),
        constraints: await readConstraints(db),
      };
    });
}
