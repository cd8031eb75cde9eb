import type { Selectable } from 'kysely';
import { inTransaction, type Ctx } from '../platform/ctx.js';
import { AppError, notFound } from '../platform/errors.js';
import { copyInto, copyLine } from '../platform/copy.js';
import { commitUnawaited, withClient } from '../platform/database.js';
import { KnownKeys } from './known-keys.js';
import type { ReadBatch } from './reader.js';
import type { ImportTable } from './tables.js';
import { writeBatch } from './write-batch.js';

export interface ImportProgress {
  readonly rowsDone: number;
}

interface ImportFileInput {
  readonly importId: string;
  /** The file's rows after those that are committed already. */
  readonly batches: AsyncIterable<ReadBatch>;
  /** Rows that were committed when the reading began. */
  readonly rowsDone: number;
  /** Called inside the transaction of each batch. */
  readonly onBatch: (progress: ImportProgress, tx: Ctx) => Promise<void>;
}

/**
 * Commits a file's rows batch by batch: items, rejected rows, counts and the place where to go on, in
 * one transaction each. Killed at any moment, nothing is lost or doubled; it goes on after the last one.
 */
export async function importFile(ctx: Ctx, input: ImportFileInput): Promise<void> {
  let from = input.rowsDone;
  const known = new KnownKeys();
  for await (const batch of input.batches) {
    // Meanwhile the reading thread makes the next one ready.
    await commitBatch(ctx, input, batch, from, known);
    from = batch.through;
  }
}

async function commitBatch(
  ctx: Ctx,
  input: ImportFileInput,
  batch: ReadBatch,
  from: number,
  known: KnownKeys,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await claim(tx, input.importId, from);
    const { rows } = batch.staged;
    const counts = await writeBatch(tx.db, batch.staged, { importId: input.importId, known });
    await storeRejected(tx, input.importId, batch.rejected);
    await tx.db
      .updateTable('import')
      .set((eb) => ({
        rows_done: batch.through,
        read: eb('read', '+', rows + batch.rejected.length),
        fresh: eb('fresh', '+', counts.fresh),
        changed: eb('changed', '+', counts.changed),
        known: eb('known', '+', counts.known),
        duplicates: eb('duplicates', '+', counts.duplicates),
        rejected: eb('rejected', '+', batch.rejected.length),
      }))
      .where('id', '=', input.importId)
      .execute();
    await input.onBatch({ rowsDone: batch.through }, tx);
  });
}

/** Two workers on one import, or a cancelled one: whoever finds another place than it left must stop. */
export async function claim(tx: Ctx, importId: string, from: number): Promise<void> {
  const row = await tx.db
    .selectFrom('import')
    .select(['rows_done', 'state'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('import');
  if (row.state !== 'importing' || row.rows_done !== from) {
    throw new AppError({
      code: 'import-taken',
      status: 409,
      message: 'This import was paused, or goes on elsewhere.',
    });
  }
  // The file is on the disk, and whatever says that an import is done, or paused, carries its batches with it.
  await commitUnawaited(tx.db);
}

/** A row that did not go in, as `import_reject` keeps it. */
export interface StoredReject {
  readonly row: number;
  readonly line: number;
  readonly code: string;
  readonly reason: string;
  readonly values: Readonly<Record<string, string>>;
}

export async function storeRejected(
  tx: Ctx,
  importId: string,
  rejected: readonly StoredReject[],
): Promise<void> {
  if (rejected.length === 0) return;
  await withClient(tx.db, (client) =>
    copyInto(
      client,
      'import_reject (import_id, row_number, line, code, reason, row_values)',
      rejected.map((row) =>
        copyLine([importId, row.row, row.line, row.code, row.reason, jsonText(row.values)]),
      ),
    ),
  );
}

// jsonb cannot hold the escape of NUL.
const jsonText = (values: Readonly<Record<string, string>>): string =>
  JSON.stringify(values).replaceAll(String.raw`\u0000`, '');

export async function importRow(ctx: Ctx, id: string): Promise<Selectable<ImportTable>> {
  const row = await ctx.db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('import');
  return row;
}
