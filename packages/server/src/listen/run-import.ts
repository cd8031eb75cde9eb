import type { ReadPlan } from '@headwater/intake';
import { allAccountKeys } from '../customers/index.js';
import { AppError, inTransaction, type Ctx, type JobHandler } from '../platform/index.js';
import { importEnded } from './events.js';
import { importFile, importRow } from './import-file.js';
import { readItems } from './reader.js';
import { settledPlan } from './settle-import.js';
import type { ListenSettings } from './settings.js';
import { uploadPath } from './uploads.js';

const batchRows = 8000;

/** The rest of an import: its rows after the last committed one. */
export function runImport(settings: ListenSettings): JobHandler<{ importId: string }> {
  return async ({ ctx, payload: { importId }, signal, report }) => {
    const { plan, source, path, rowsDone, total } = await begin(ctx, settings, importId);
    await report({ done: rowsDone, total, unit: 'rows', message: 'Reading the file' });
    const batches = readItems(
      {
        path,
        plan,
        source,
        now: ctx.clock.now().getTime(),
        fromRow: rowsDone + 1,
        batchRows,
        accounts: await allAccountKeys(ctx.db),
      },
      signal,
    );
    await importFile(ctx, {
      importId,
      batches,
      rowsDone,
      onBatch: ({ rowsDone: done }, tx) => report({ done, message: 'Storing rows' }, tx),
    });
    await inTransaction(ctx, async (tx) => {
      await tx.db
        .updateTable('import')
        .set({ state: 'done', finished_at: tx.clock.now() })
        .where('id', '=', importId)
        .execute();
      await tx.jobs.publish(importEnded, { importId }, tx.actor);
    });
  };
}

/** What the check and the import read by, as the person has settled it. */
export async function readingOf(
  ctx: Ctx,
  settings: ListenSettings,
  importId: string,
): Promise<{
  plan: ReadPlan;
  source: string;
  path: string;
  rowsDone: number;
  total: number | null;
}> {
  const row = await importRow(ctx, importId);
  if (!row.plan || !row.settings) {
    throw new AppError({ code: 'not-settled', message: 'Settle what the columns mean first.' });
  }
  return {
    plan: settledPlan(row.plan, row.settings),
    source: row.settings.source,
    path: uploadPath(settings, row.stored_as),
    rowsDone: row.rows_done,
    total: row.check_result?.rows ?? null,
  };
}

/** A job that was cancelled or failed and is resumed as a job finds its import paused: it goes on. */
async function begin(ctx: Ctx, settings: ListenSettings, importId: string) {
  await ctx.db
    .updateTable('import')
    .set({ state: 'importing', error: null })
    .where('id', '=', importId)
    .where('state', 'in', ['paused', 'failed'])
    .execute();
  return readingOf(ctx, settings, importId);
}
