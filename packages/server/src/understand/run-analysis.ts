import { AppError, type Ctx, type JobHandler } from '../platform/index.js';
import type { AnalysisConstraints } from './analysis-messages.js';
import { Analyst } from './analyst.js';
import type { Began } from './carry-over.js';
import { readConstraints, readDecided } from './constraints.js';
import { currentRunId } from './current-run.js';
import { dropOldRuns } from './drop-old-runs.js';
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

/** Analyses all items and makes the result the current one. After a kill it begins anew: it is quick. */
export function runAnalysis(settings: UnderstandSettings): JobHandler<{ runId: string }> {
  return async ({ ctx, payload: { runId }, signal, report }) => {
    const begun = await ctx.db
      .updateTable('analysis_run')
      .set({ state: 'running', error: null })
      .where('id', '=', runId)
      .where('state', 'in', ['waiting', 'running', 'failed'])
      .executeTakeFirst();
    if (begun.numUpdatedRows === 0n) return;
    await report({ done: 0, total: share.stored, unit: '%', message: 'Reading items' });

    await using analyst = new Analyst(signal);
    const throughBatch = await lastBatch(ctx);
    let items = 0;
    for await (const page of readAnalysisItems(ctx.db)) {
      analyst.addItems(page);
      items += page.length;
      await report({ done: share.read / 2, message: `Reading items: ${items}` });
    }
    if (items === 0) {
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
      },
      ({ step, done }) =>
        report({
          done: Math.round(share.read + done * (share.analyzed - share.read)),
          message: stepNames[step] ?? step,
        }),
    );
    await report({ done: share.analyzed, message: 'Storing themes' });
    await storeRun(ctx, {
      ...began,
      runId,
      throughBatch,
      items,
      found,
      rows: (themes) => analyst.rows(runId, themes),
      onStored: (tx) => report({ done: share.stored, message: 'Done' }, tx),
    });
    await dropOldRuns(ctx);
  };
}

async function lastBatch(ctx: Ctx): Promise<number> {
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
