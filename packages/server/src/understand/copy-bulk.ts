import { copyBytes } from '../platform/copy.js';
import { withClient, type Ctx } from '../platform/index.js';
import type { BulkTable } from './analysis-messages.js';

export type BulkRows = AsyncIterable<{ readonly table: BulkTable; readonly lines: Uint8Array }>;

const columns: Readonly<Record<BulkTable, string>> = {
  statement:
    'statement (item_id, start, run_id, "end", kind, kind_confidence, polarity, severity, language)',
  statement_vector: 'statement_vector (item_id, start, run_id, vector)',
  statement_theme:
    'statement_theme (item_id, start, run_id, theme_id, confidence, kind, customer_key, severity)',
};

/** Writes what the analysing thread sends; one COPY takes all of a table's pieces, which come together. */
export async function copyBulk(tx: Ctx, bulk: BulkRows): Promise<void> {
  await withClient(tx.db, async (client) => {
    const rows = bulk[Symbol.asyncIterator]();
    let next = await rows.next();
    while (!next.done) {
      const { table } = next.value;
      await copyBytes(
        client,
        columns[table],
        (async function* () {
          while (!next.done && next.value.table === table) {
            yield next.value.lines;
            next = await rows.next();
          }
        })(),
      );
    }
  });
}
