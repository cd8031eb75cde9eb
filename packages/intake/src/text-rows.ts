import { chunksOf } from './bytes.js';
import { decoderFor, isDamaged, mendDamage } from './encoding.js';
import type { TextDecoding } from './encoding.js';
import { ownCopy } from './own-copy.js';
import { RecordSplitter } from './records.js';
import type { RawRow, ReadPlan, RejectedRow, RowSource } from './types.js';

/** What a reader of one format hands on: rows in batches, and the rows that it cannot read. */
export interface RowSink {
  readonly fromRow: number;
  readonly reject: (row: RejectedRow) => void;
  readonly signal: AbortSignal | undefined;
}

/** Delimited text. Batches follow the chunks of the file. */
export async function* delimitedRows(
  source: RowSource,
  plan: ReadPlan,
  sink: RowSink,
): AsyncGenerator<RawRow[], void, void> {
  const decoder = decoderFor(plan.encoding);
  const builder = new RowBuilder(plan, sink, decoder);
  const splitter = new RecordSplitter(builder, {
    delimiter: plan.delimiter ?? (plan.format === 'tsv' ? '\t' : ','),
    expectedFields: plan.columns.length,
  });
  let first = true;
  for await (const chunk of chunksOf(source, sink.signal)) {
    const text = decoder.decode(chunk);
    splitter.push(first ? withoutMark(text) : text);
    if (text !== '') first = false;
    if (builder.rows.length > 0) yield builder.take();
  }
  splitter.push(decoder.end());
  splitter.end();
  if (builder.rows.length > 0) yield builder.take();
}

export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** `sep=;` on the first line tells a spreadsheet the delimiter; it is no data. */
export function isSeparatorHint(fields: readonly string[], line: number): boolean {
  return line === 1 && fields.length <= 2 && /^sep=.?$/i.test(fields[0] ?? '');
}

class RowBuilder {
  rows: RawRow[] = [];
  readonly #columns: readonly string[];
  readonly #sink: RowSink;
  readonly #decoder: TextDecoding;
  readonly #skipLines: number;
  #awaitsHeader: boolean;
  #row = 0;

  constructor(plan: ReadPlan, sink: RowSink, decoder: TextDecoding) {
    this.#columns = plan.columns;
    this.#sink = sink;
    this.#decoder = decoder;
    this.#awaitsHeader = plan.header !== false;
    this.#skipLines = plan.skipLines ?? 0;
  }

  take(): RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  record(fields: string[], line: number): void {
    if (line <= this.#skipLines || isSeparatorHint(fields, line)) return;
    if (this.#awaitsHeader) {
      this.#awaitsHeader = false;
      return;
    }
    const row = ++this.#row;
    if (row < this.#sink.fromRow) return;
    const columns = this.#columns;
    if (fields.length !== columns.length && !isPadded(fields, columns.length)) {
      const reason = `The row has ${fields.length} ${fields.length === 1 ? 'cell' : 'cells'} where the file has ${columns.length} columns. Put text that contains the delimiter or a line break in quotation marks.`;
      this.#reject(fields, row, line, 'bad-row', reason);
      return;
    }
    if (this.#decoder.damagedLines > 0 && fields.some(isDamaged)) {
      const reason =
        'The row has bytes that are not UTF-8. Save the file as UTF-8 and import this row again.';
      this.#reject(fields.map(mendDamage), row, line, 'bad-encoding', reason);
      return;
    }
    const values: Record<string, string> = {};
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index];
      if (column !== undefined) values[column] = fields[index] ?? '';
    }
    this.rows.push({ row, line, values });
  }

  broken(fields: string[], line: number, reason: string): void {
    if (line <= this.#skipLines) return;
    if (this.#awaitsHeader) {
      this.#awaitsHeader = false;
      return;
    }
    const row = ++this.#row;
    if (row < this.#sink.fromRow) return;
    const advice = 'Close it or double it; reading went on with the next line.';
    this.#reject(fields.map(mendDamage), row, line, 'bad-row', `${reason} ${advice}`);
  }

  #reject(
    fields: readonly string[],
    row: number,
    line: number,
    code: RejectedRow['code'],
    reason: string,
  ): void {
    const values: Record<string, string> = {};
    fields.forEach((field, index) => {
      values[this.#columns[index] ?? `column ${index + 1}`] = ownCopy(field);
    });
    this.#sink.reject({ row, line, code, reason, values });
  }
}

/** Spreadsheets leave empty cells behind the last column. */
function isPadded(fields: readonly string[], columns: number): boolean {
  if (fields.length < columns) return false;
  for (let index = columns; index < fields.length; index++) {
    if (fields[index]?.trim() !== '') return false;
  }
  return true;
}
