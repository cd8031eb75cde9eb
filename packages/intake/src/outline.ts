import { decoderFor, detectEncoding } from './encoding.js';
import type { SheetText } from './binary-reader.js';
import { IntakeError } from './errors.js';
import { parquetHead } from './parquet-rows.js';
import { readRows } from './read.js';
import { sniffFormat } from './sniff.js';
import { columnNames, isHeader, readTableHead, unnamedColumns } from './table-head.js';
import { withoutMark } from './text-rows.js';
import type { InspectOptions, RawRow, ReadOptions, ReadPlan } from './types.js';
import { checkWidth } from './width.js';
import { firstFilledRow, readSheets, sheetRows } from './workbook-rows.js';

export const headBytes = 512 * 1024;
const sampleRows = 1000;

export type RereadableSource = string | Uint8Array;

/** How a file is laid out, before its columns have a meaning. */
export interface Outline {
  readonly plan: ReadPlan;
  readonly warnings: readonly string[];
  /** The rows by a plan: a workbook is taken apart once for all of an inspection. */
  readonly read: (plan: ReadPlan, options: ReadOptions) => AsyncGenerator<RawRow[], void, void>;
}

const unsettled = { mapping: {}, dateFormat: null, ratingScale: null } as const;

export async function outlineOf(
  name: string,
  source: RereadableSource,
  head: Uint8Array,
  options: InspectOptions,
): Promise<Outline> {
  const sniffed = sniffFormat(name, head);
  const format = sniffed.format === 'text' ? (options.format ?? 'text') : sniffed.format;
  if (format === 'xlsx') return workbookOutline(source, sniffed.warnings, options);
  if (format === 'parquet') return parquetOutline(source, sniffed.warnings, options);
  const read: Outline['read'] = (plan, readOptions) => readRows(source, plan, readOptions);
  const encoding = options.encoding ?? detectEncoding(head).encoding;
  if (format === 'jsonl') {
    const plan: ReadPlan = { ...unsettled, encoding, format, delimiter: null, columns: [] };
    const rows = await firstRows(readRows(head, plan));
    return { plan: { ...plan, columns: keysOf(rows) }, warnings: sniffed.warnings, read };
  }
  const text = withoutMark(decoderFor(encoding).decode(head));
  const whole =
    source instanceof Uint8Array ? source.length === head.length : head.length < headBytes;
  const delimiter = options.delimiter ?? (format === 'tsv' ? '\t' : undefined);
  const table = readTableHead(text, whole, delimiter);
  const plan: ReadPlan = {
    ...unsettled,
    encoding,
    format: table.delimiter === '\t' ? 'tsv' : 'csv',
    delimiter: table.delimiter,
    columns: table.columns,
    header: table.header,
    ...(table.skipLines > 0 && { skipLines: table.skipLines }),
  };
  return { plan, warnings: [...sniffed.warnings, ...table.warnings], read };
}

export async function firstRows(batches: AsyncIterable<RawRow[]>): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches) {
    // A workbook comes as one batch, too long to be spread.
    for (const row of batch.slice(0, sampleRows - rows.length)) rows.push(row);
    if (rows.length >= sampleRows) break;
  }
  return rows;
}

async function workbookOutline(
  source: RereadableSource,
  warnings: readonly string[],
  options: InspectOptions,
): Promise<Outline> {
  const sheets = await readSheets(source, options.signal);
  const sheet = chooseSheet(sheets, options.sheet);
  const first = firstFilledRow(sheet.cells);
  const width = sheet.cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  checkWidth(width);
  const names = Array.from({ length: width }, (_, index) => sheet.cells[first]?.[index] ?? '');
  const header = isHeader(names, sheet.cells.slice(first + 1));
  const noted = [...warnings];
  if (sheets.length > 1 && options.sheet === undefined) {
    noted.push(`The workbook has ${sheets.length} sheets; “${sheet.name}”, the longest, is read.`);
  }
  if (!header) noted.push(unnamedColumns);
  const plan: ReadPlan = {
    ...unsettled,
    format: 'xlsx',
    encoding: 'utf-8',
    delimiter: null,
    columns: header ? columnNames(names) : names.map((_, index) => `column ${index + 1}`),
    header,
    sheet: sheet.name,
  };
  return {
    plan,
    warnings: noted,
    read: async function* read(settled, readOptions) {
      yield sheetRows(sheet, settled, readOptions.fromRow ?? 1);
    },
  };
}

function chooseSheet(sheets: readonly SheetText[], wanted: string | undefined): SheetText {
  const longest = [...sheets].sort((a, b) => b.cells.length - a.cells.length)[0];
  const sheet = wanted === undefined ? longest : sheets.find(({ name }) => name === wanted);
  if (sheet !== undefined) return sheet;
  const what = wanted === undefined ? 'filled sheet' : `sheet “${wanted}”`;
  const names = sheets.map(({ name }) => name).join(', ') || 'none';
  throw new IntakeError('no-rows', `The workbook has no ${what}. Its sheets: ${names}.`);
}

async function parquetOutline(
  source: RereadableSource,
  warnings: readonly string[],
  options: InspectOptions,
): Promise<Outline> {
  const { columns, rows } = await parquetHead(source, sampleRows, options.signal);
  const plan: ReadPlan = {
    ...unsettled,
    format: 'parquet',
    encoding: 'utf-8',
    delimiter: null,
    columns: rows.length === 0 ? columns : keysOf(rows),
  };
  return { plan, warnings, read: (settled, readOptions) => readRows(source, settled, readOptions) };
}

function keysOf(rows: readonly RawRow[]): string[] {
  const keys = new Set(rows.flatMap((row) => Object.keys(row.values)));
  checkWidth(keys.size);
  return [...keys];
}
