import type { BookKind } from '@headwater/contract';
import {
  AppError,
  inTransaction,
  type BookOutcome,
  type BookSink,
  type Ctx,
} from '../platform/index.js';
import { claim, storeRejected, type StoredReject } from './import-file.js';
import type { BookBatch } from './reader.js';

/** Where the rows of each kind go: what the slices brought along. */
export type Sinks = ReadonlyMap<BookKind, BookSink>;

export function sinkOf(sinks: Sinks, kind: BookKind): BookSink {
  const sink = sinks.get(kind);
  if (sink) return sink;
  throw new AppError({
    code: 'no-such-books',
    status: 422,
    message: `This server keeps no ${kind}. Update it to the version of the file's sender.`,
  });
}

/** What became of a batch, with the rows that could not go in as they were read. */
export interface Written extends Omit<BookOutcome, 'rejected'> {
  readonly rejected: readonly StoredReject[];
}

/** `origin`: the import, whose rows must not contradict each other; a request is an origin of its own. */
export async function writeBooks(
  tx: Ctx,
  sink: BookSink,
  batch: Omit<BookBatch, 'through'>,
  origin?: string,
): Promise<Written> {
  const cells = new Map(batch.rows.map((ready) => [ready.row.row, ready.cells]));
  const rows = batch.rows.map((ready) => ready.row);
  const outcome =
    rows.length === 0
      ? { fresh: 0, changed: 0, known: 0, rejected: [] }
      : await sink.write(tx, rows, {
          demo: false,
          ...(origin === undefined ? {} : { origin }),
        });
  const refused = outcome.rejected.map(({ row, code, reason }) => ({
    row: row.row,
    line: row.line,
    code,
    reason,
    values: cells.get(row.row) ?? {},
  }));
  return {
    ...outcome,
    rejected: [...batch.rejected, ...refused].sort((a, b) => a.row - b.row),
  };
}

interface ImportBooksInput {
  readonly importId: string;
  readonly sink: BookSink;
  /** The file's rows after those that are committed already. */
  readonly batches: AsyncIterable<BookBatch>;
  readonly rowsDone: number;
  /** Called inside the transaction of each batch. */
  readonly onBatch: (rowsDone: number, tx: Ctx) => Promise<void>;
}

/** Commits a file's rows batch by batch: rows, rejected rows, counts and the place where to go on, in one transaction each. */
export async function importBooks(ctx: Ctx, input: ImportBooksInput): Promise<void> {
  const { importId, sink } = input;
  let from = input.rowsDone;
  for await (const batch of input.batches) {
    await inTransaction(ctx, async (tx) => {
      await claim(tx, importId, from);
      const written = await writeBooks(tx, sink, batch, importId);
      await storeRejected(tx, importId, written.rejected);
      const { fresh, changed, known } = written;
      const read = fresh + changed + known + written.rejected.length;
      await tx.db
        .updateTable('import')
        .set((eb) => ({
          rows_done: batch.through,
          read: eb('read', '+', read),
          fresh: eb('fresh', '+', fresh),
          changed: eb('changed', '+', changed),
          known: eb('known', '+', known),
          rejected: eb('rejected', '+', written.rejected.length),
        }))
        .where('id', '=', importId)
        .execute();
      await input.onBatch(batch.through, tx);
    });
    from = batch.through;
  }
}
