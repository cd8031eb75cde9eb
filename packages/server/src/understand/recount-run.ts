import { inTransaction, type JobHandler } from '../platform/index.js';
import { currentRun } from './current-run.js';
import { runEnded } from './events.js';
import { holdThemes, markStale } from './locked-theme.js';
import { writeWeeks } from './place-statements.js';
import { retrend } from './retrend.js';
import { storeTotals, writeFigures } from './store-figures.js';
import { themeMetas } from './theme-metas.js';

/**
 * Counts the current run anew after somebody said whose product some feedback is about. Sizes and trends
 * are right at once; what the themes are follows with the analysis that this brings about.
 */
export const recountRun: JobHandler<Record<string, never>> = async ({ ctx }) =>
  inTransaction(ctx, async (tx) => {
    await holdThemes(tx);
    const before = await currentRun(tx.db);
    if (!before) return;
    const currency = await storeTotals(tx, before.id);
    await writeFigures(tx, before.id, currency);
    const run = (await currentRun(tx.db)) ?? before;
    await writeWeeks(tx, run, [...(await themeMetas(tx.db, run.id)).keys()]);
    await retrend(tx);
    await markStale(tx, run);
    await tx.jobs.publish(runEnded, { runId: run.id }, tx.actor);
  });
