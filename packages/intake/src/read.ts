import { stopIfAborted } from './bytes.js';
import { jsonRows } from './json-rows.js';
import { parquetRows } from './parquet-rows.js';
import { delimitedRows } from './text-rows.js';
import type { RowSink } from './text-rows.js';
import type { RawRow, ReadOptions, ReadPlan, RowSource } from './types.js';
import { workbookRows } from './workbook-rows.js';

const defaultBatchRows = 2000;

/**
 * The rows of a file in its order, in batches of at most `batchRows`. Memory does not grow with a
 * delimited or JSON Lines file; workbooks are held whole, Parquet files by row group. Rows that cannot
 * be read go to `onReject`, before the batch with the rows after them. Throws `IntakeError` when the
 * file as a whole cannot be read or `signal` stops it.
 */
export async function* readRows(
  source: RowSource,
  plan: ReadPlan,
  options: ReadOptions = {},
): AsyncGenerator<RawRow[], void, void> {
  const batchRows = Math.max(1, options.batchRows ?? defaultBatchRows);
  const sink: RowSink = {
    fromRow: Math.max(1, options.fromRow ?? 1),
    reject: (row) => options.onReject?.(row),
    signal: options.signal,
  };
  let waiting: RawRow[] = [];
  for await (const rows of rowsOf(source, plan, sink)) {
    waiting = waiting.length === 0 ? rows : waiting.concat(rows);
    let at = 0;
    for (; waiting.length - at >= batchRows; at += batchRows) {
      stopIfAborted(options.signal);
      yield waiting.slice(at, at + batchRows);
    }
    if (at > 0) waiting = waiting.slice(at);
  }
  stopIfAborted(options.signal);
  if (waiting.length > 0) yield waiting;
}

function rowsOf(
  source: RowSource,
  plan: ReadPlan,
  sink: RowSink,
): AsyncGenerator<RawRow[], void, void> {
  if (plan.format === 'jsonl') return jsonRows(source, plan, sink);
  if (plan.format === 'xlsx') return workbookRows(source, plan, sink);
  if (plan.format === 'parquet') return parquetRows(source, sink);
  return delimitedRows(source, plan, sink);
}
