import type { ImportCheck } from '@headwater/contract';
import { sql } from 'kysely';
import { inTransaction, type Ctx, type JobHandler } from '../platform/index.js';
import { checkBooks } from './check-books.js';
import { sinkOf, type Sinks } from './import-books.js';
import { countItems, readBookRows, type CountedBatch } from './reader.js';
import { Reasons } from './reasons.js';
import { readingOf, type Reading } from './run-import.js';
import type { ListenSettings } from './settings.js';
import { inspectedImport } from './preview-import.js';

const bookRowsAtOnce = 5000;

type Tally = Omit<ImportCheck, 'dateExamples'>;
type OnRows = (rows: number) => Promise<void>;

/** Reads the whole file and counts what an import would do; nothing is written but the counts. */
export function runCheck(settings: ListenSettings, sinks: Sinks): JobHandler<{ importId: string }> {
  return async ({ ctx, payload: { importId }, signal, report }) => {
    const reading = await readingOf(ctx, settings, importId);
    const { preview } = await inspectedImport(ctx, settings, importId);
    await report({ done: 0, total: null, unit: 'rows', message: 'Counting' });
    const onRows: OnRows = (done) => report({ done });
    const tally = reading.books
      ? await checkBooks(ctx, {
          importId,
          sink: sinkOf(sinks, reading.books.kind),
          batches: readBookRows(
            {
              path: reading.path,
              plan: reading.books,
              now: ctx.clock.now().getTime(),
              fromRow: 1,
              batchRows: bookRowsAtOnce,
            },
            signal,
          ),
          onRows,
        })
      : await checkItems(ctx, reading, signal, onRows);
    const date = preview.books?.date ?? preview.date;
    const format = reading.books?.dateFormat ?? reading.plan?.dateFormat;
    const check: ImportCheck = {
      ...tally,
      dateExamples: (date?.examples ?? [])
        .filter((example) => example.format === format)
        .slice(0, 2)
        .map(({ raw, iso }) => ({ raw, iso })),
    };
    await inTransaction(ctx, async (tx) => {
      await report({ done: tally.rows, total: tally.rows, message: 'Counted' }, tx);
      await tx.db
        .updateTable('import')
        .set({ state: 'checked', check_result: JSON.stringify(check) })
        .where('id', '=', importId)
        .where('state', '=', 'checking')
        .execute();
    });
  };
}

async function checkItems(
  ctx: Ctx,
  { path, plan, source }: Extract<Reading, { books: null }>,
  signal: AbortSignal,
  onRows: OnRows,
): Promise<Tally> {
  const tally = { rows: 0, fresh: 0, changed: 0, known: 0, unusable: 0 };
  const reasons = new Reasons();
  const now = ctx.clock.now().getTime();
  for await (const batch of countItems({ path, plan, source, now, fromRow: 1 }, signal)) {
    tally.rows += batch.ids.length + batch.repeats + batch.rejected.length;
    tally.unusable += batch.rejected.length;
    for (const rejected of batch.rejected) reasons.add(rejected);
    const { changed, known } = await compare(ctx, batch);
    tally.changed += changed;
    tally.known += known + batch.repeats;
    tally.fresh += batch.ids.length - changed - known;
    await onRows(tally.rows);
  }
  return { ...tally, unusableReasons: reasons.mostFirst() };
}

/** How many of the rows are in already, as they are or otherwise. */
async function compare(
  ctx: Ctx,
  { ids, hashes }: CountedBatch,
): Promise<{ changed: number; known: number }> {
  const { rows: counted } = await sql<{ changed: number; known: number }>`
    select (count(*) filter (where i.content_hash <> r.content_hash))::int as changed,
      (count(*) filter (where i.content_hash = r.content_hash))::int as known
    from unnest(${ids}::uuid[], ${hashes}::uuid[]) as r (id, content_hash)
    join item i on i.id = r.id`.execute(ctx.db);
  return counted[0] ?? { changed: 0, known: 0 };
}
