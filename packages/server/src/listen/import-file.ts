import { sql, type Selectable } from 'kysely';
import type { RejectedRow } from '@headwater/intake';
import { inTransaction, type Ctx } from '../platform/ctx.js';
import { AppError, notFound } from '../platform/errors.js';
import { copyInto, copyLine } from '../platform/copy.js';
import { withClient } from '../platform/database.js';
import type { ItemRow } from './item-row.js';
import type { RowsMessage } from './reader.js';
import type { ImportTable } from './tables.js';
import { writeBatch } from './write-batch.js';

export interface ImportProgress {
  readonly rowsDone: number;
}

interface ImportFileInput {
  readonly importId: string;
  /** The file's rows after those that are committed already. */
  readonly chunks: AsyncIterable<RowsMessage>;
  /** Rows of the first chunk's predecessor: what was committed when the reading began. */
  readonly rowsDone: number;
  readonly batchRows: number;
  /** Called inside the transaction of each batch. */
  readonly onBatch: (progress: ImportProgress, tx: Ctx) => Promise<void>;
}

interface Batch {
  rows: ItemRow[];
  rejected: RejectedRow[];
  through: number;
}

/**
 * Commits a file's rows batch by batch: items, rejected rows, counts and the place where to go on, in
 * one transaction each. Killed at any moment, nothing is lost or doubled; it goes on after the last one.
 */
export async function importFile(ctx: Ctx, input: ImportFileInput): Promise<void> {
  let done = input.rowsDone;
  let batch = empty(done);
  let pending: Promise<void> = Promise.resolve();
  const commit = (full: Batch): void => {
    const from = done;
    done = full.through;
    // One batch is written while the next is read. The catch keeps a failure from being "unhandled"
    // until the next `await pending` throws it.
    pending = commitBatch(ctx, input, full, from);
    pending.catch(() => undefined);
  };
  for await (const chunk of input.chunks) {
    batch.rows.push(...chunk.rows);
    batch.rejected.push(...chunk.rejected);
    batch.through = chunk.through;
    if (batch.rows.length + batch.rejected.length < input.batchRows) continue;
    await pending;
    commit(batch);
    batch = empty(done);
  }
  await pending;
  if (batch.through > done) await commitBatch(ctx, input, batch, done);
}

const empty = (through: number): Batch => ({ rows: [], rejected: [], through });

async function commitBatch(
  ctx: Ctx,
  input: ImportFileInput,
  batch: Batch,
  from: number,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await claim(tx, input.importId, from);
    const counts = await writeBatch(tx.db, batch.rows, { importId: input.importId });
    await storeRejected(tx, input.importId, batch.rejected);
    await tx.db
      .updateTable('import')
      .set((eb) => ({
        rows_done: batch.through,
        read: eb('read', '+', batch.rows.length + batch.rejected.length),
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
async function claim(tx: Ctx, importId: string, from: number): Promise<void> {
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
}

async function storeRejected(
  tx: Ctx,
  importId: string,
  rejected: readonly RejectedRow[],
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

/** Rows known to be in the file; null before anyone has counted. */
export async function knownTotal(ctx: Ctx, id: string): Promise<number | null> {
  const { rows } = await sql<{ total: number | null }>`
    select (check_result ->> 'rows')::bigint as total from import where id = ${id}`.execute(ctx.db);
  return rows[0]?.total ?? null;
}
