import type { BookPlan, ReadPlan } from '@headwater/intake';
import { wholeAccountBook } from '../customers/index.js';
import { AppError, inTransaction, type Ctx, type JobHandler } from '../platform/index.js';
import { booksImported, importEnded } from './events.js';
import { importBooks, sinkOf, type Sinks } from './import-books.js';
import { importFile, importRow } from './import-file.js';
import { readBookRows, readItems } from './reader.js';
import { settledBooks, settledPlan } from './settle-import.js';
import type { ListenSettings } from './settings.js';
import { uploadPath } from './uploads.js';

const batchRows = 16_000;
const bookRowsAtOnce = 5000;

type Report = (rowsDone: number, tx: Ctx) => Promise<void>;
interface Step {
  readonly importId: string;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly report: Report;
}

/** The rest of an import: its rows after the last committed one. */
export function runImport(
  settings: ListenSettings,
  sinks: Sinks,
): JobHandler<{ importId: string }> {
  return async ({ ctx, payload: { importId }, signal, report }) => {
    const reading = await begin(ctx, settings, importId);
    const { rowsDone, total } = reading;
    await report({ done: rowsDone, total, unit: 'rows', message: 'Reading the file' });
    const step: Step = {
      importId,
      now: ctx.clock.now().getTime(),
      signal,
      report: (done, tx) => report({ done, message: 'Storing rows' }, tx),
    };
    if (reading.books) await importTheBooks(ctx, reading, sinks, step);
    else await importItems(ctx, reading, step);
    await inTransaction(ctx, async (tx) => {
      if (reading.books) {
        const { kind } = reading.books;
        await sinkOf(sinks, kind).settle?.(tx);
        await tx.jobs.publish(booksImported, { kind }, tx.actor);
      } else {
        await tx.jobs.publish(importEnded, { importId }, tx.actor);
      }
      await tx.db
        .updateTable('import')
        .set({ state: 'done', finished_at: tx.clock.now() })
        .where('id', '=', importId)
        .execute();
    });
  };
}

async function importItems(
  ctx: Ctx,
  { path, plan, source, rowsDone }: Extract<Reading, { books: null }>,
  { importId, now, signal, report }: Step,
): Promise<void> {
  const accounts = await wholeAccountBook(ctx.db);
  const fromRow = rowsDone + 1;
  await importFile(ctx, {
    importId,
    batches: readItems({ path, plan, source, now, fromRow, batchRows, accounts }, signal),
    rowsDone,
    onBatch: ({ rowsDone: done }, tx) => report(done, tx),
  });
}

async function importTheBooks(
  ctx: Ctx,
  { path, books, rowsDone }: Extract<Reading, { books: BookPlan }>,
  sinks: Sinks,
  { importId, now, signal, report }: Step,
): Promise<void> {
  const task = { path, plan: books, now, fromRow: rowsDone + 1, batchRows: bookRowsAtOnce };
  await importBooks(ctx, {
    importId,
    sink: sinkOf(sinks, books.kind),
    batches: readBookRows(task, signal),
    rowsDone,
    onBatch: report,
  });
}

interface ReadingBase {
  readonly path: string;
  readonly rowsDone: number;
  readonly total: number | null;
}
/** What the check and the import read by, as the person has settled it. */
export type Reading = ReadingBase &
  (
    | { readonly books: null; readonly plan: ReadPlan; readonly source: string }
    | { readonly books: BookPlan; readonly plan: null }
  );

export async function readingOf(
  ctx: Ctx,
  settings: ListenSettings,
  importId: string,
): Promise<Reading> {
  const row = await importRow(ctx, importId);
  if (!row.plan || !row.settings) {
    throw new AppError({ code: 'not-settled', message: 'Settle what the columns mean first.' });
  }
  const base: ReadingBase = {
    path: uploadPath(settings, row.stored_as),
    rowsDone: row.rows_done,
    total: row.check_result?.rows ?? null,
  };
  return 'content' in row.settings
    ? { ...base, books: settledBooks(row.plan, row.settings), plan: null }
    : {
        ...base,
        books: null,
        plan: settledPlan(row.plan, row.settings),
        source: row.settings.source,
      };
}

/** A job that was cancelled or failed and is resumed as a job finds its import paused: it goes on. */
async function begin(ctx: Ctx, settings: ListenSettings, importId: string): Promise<Reading> {
  await ctx.db
    .updateTable('import')
    .set({ state: 'importing', error: null })
    .where('id', '=', importId)
    .where('state', 'in', ['paused', 'failed'])
    .execute();
  return readingOf(ctx, settings, importId);
}
