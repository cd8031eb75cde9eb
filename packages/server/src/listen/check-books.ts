import type { ImportCheck } from '@headwater/contract';
import type { BookSink, Ctx } from '../platform/index.js';
import { writeBooks } from './import-books.js';
import type { BookBatch } from './reader.js';
import { Reasons } from './reasons.js';

interface CheckBooksInput {
  readonly importId: string;
  readonly sink: BookSink;
  readonly batches: AsyncIterable<BookBatch>;
  readonly onRows: (rows: number) => Promise<void>;
}

/** Ends the transaction of a check: nothing of it may stay. */
class Enough extends Error {}

/**
 * What an import would do, by doing it in a transaction that is rolled back: new, changed, known and unusable
 * rows are counted by the very code that will write them.
 */
export async function checkBooks(
  ctx: Ctx,
  input: CheckBooksInput,
): Promise<Omit<ImportCheck, 'dateExamples'>> {
  const tally = { rows: 0, fresh: 0, changed: 0, known: 0, unusable: 0 };
  const reasons = new Reasons();
  const work = ctx.db.transaction().execute(async (db) => {
    const tx: Ctx = { ...ctx, db, jobs: ctx.jobs.within(db) };
    for await (const batch of input.batches) {
      const { fresh, changed, known, rejected } = await writeBooks(
        tx,
        input.sink,
        batch,
        input.importId,
      );
      tally.fresh += fresh;
      tally.changed += changed;
      tally.known += known;
      tally.unusable += rejected.length;
      tally.rows += fresh + changed + known + rejected.length;
      for (const each of rejected) reasons.add(each);
      await input.onRows(tally.rows);
    }
    throw new Enough();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
  return { ...tally, unusableReasons: reasons.mostFirst() };
}
