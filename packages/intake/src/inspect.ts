import { basename } from 'node:path';
import { chunksOf, headOf } from './bytes.js';
import { guessColumns } from './column-guess.js';
import { DateColumn } from './date-column.js';
import { decoderFor, detectEncoding } from './encoding.js';
import { IntakeError } from './errors.js';
import { openParquet, parquetSlice } from './parquet-rows.js';
import { RatingColumn } from './ratings.js';
import { readRows } from './read.js';
import { sniffFormat } from './sniff.js';
import { columnNames, isHeader, readTableHead } from './table-head.js';
import { withoutMark } from './text-rows.js';
import type { DateGuess, Encoding, InspectOptions, Inspection, RawRow, ReadPlan } from './types.js';
import { firstFilledRow, readSheets } from './workbook-rows.js';

const headBytes = 512 * 1024;
const sampleRows = 1000;
const previewRows = 20;

/** The plan before the columns have a meaning, and the rows that it was made from. */
interface Outline {
  readonly plan: ReadPlan;
  readonly warnings: string[];
}

/**
 * Finds out how a file is to be read: format, encoding, delimiter, columns and their meaning, and, over
 * the whole file, date format and rating scale. Throws `IntakeError` when it is no table of rows.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const head = await headOf(path, headBytes);
  return inspect(basename(path), path, head, options);
}

/** The same for bytes in memory: pasted text, or a stream that was read to its end. */
export async function inspectBytes(
  name: string,
  bytes: Uint8Array,
  options: InspectOptions = {},
): Promise<Inspection> {
  return inspect(name, bytes, bytes.subarray(0, headBytes), options);
}

async function inspect(
  name: string,
  source: string | Uint8Array,
  head: Uint8Array,
  options: InspectOptions,
): Promise<Inspection> {
  const outline = await outlineOf(name, source, head, options);
  const sample = await firstRows(source, outline.plan, options);
  if (sample.length === 0) {
    throw new IntakeError(
      'no-rows',
      `${name} has column names but no rows below them. Export it again with its data.`,
    );
  }
  checkChosen(name, outline.plan, options);
  const { guesses, mapping } = guessColumns(outline.plan.columns, sample, options.mapping);
  const mapped = { ...outline.plan, mapping };
  let survey = await surveyRows(source, mapped, sample, options);
  // Plain ASCII at the head, and bytes further on that are not UTF-8: look at the whole file again.
  if (survey.badEncoding > 0 && options.encoding === undefined) {
    const encoding = await encodingOfWhole(source, options);
    if (encoding !== mapped.encoding)
      survey = await surveyRows(source, { ...mapped, encoding }, sample, options);
  }
  const { date, plan } = survey;
  return {
    plan,
    guesses,
    date,
    preview: sample.slice(0, previewRows).map((row) => row.values),
    rows: survey.rows,
    warnings: [...outline.warnings, ...warningsFor(plan, date, survey)],
  };
}

function checkChosen(name: string, plan: ReadPlan, { mapping = {} }: InspectOptions): void {
  for (const column of Object.values(mapping)) {
    if (plan.columns.includes(column)) continue;
    throw new IntakeError(
      'no-column',
      `${name} has no column “${column}”. Its columns: ${plan.columns.join(', ')}.`,
    );
  }
}

async function outlineOf(
  name: string,
  source: string | Uint8Array,
  head: Uint8Array,
  options: InspectOptions,
): Promise<Outline> {
  const sniffed = sniffFormat(name, head);
  const warnings = [...sniffed.warnings];
  const format = sniffed.format === 'text' ? (options.format ?? 'text') : sniffed.format;
  if (format === 'xlsx') return workbookOutline(source, warnings, options);
  if (format === 'parquet') return parquetOutline(source, warnings, options);
  const encoding = options.encoding ?? detectEncoding(head).encoding;
  const decoder = decoderFor(encoding);
  const text = withoutMark(decoder.decode(head));
  const base = { encoding, mapping: {}, dateFormat: null, ratingScale: null };
  if (format === 'jsonl') {
    const plan = { ...base, format, delimiter: null, columns: [] } as const;
    const rows = await firstRows(head, plan, options);
    return { plan: { ...plan, columns: keysOf(rows) }, warnings };
  }
  const whole =
    source instanceof Uint8Array ? source.length === head.length : head.length < headBytes;
  const delimiter = options.delimiter ?? (format === 'tsv' ? '\t' : undefined);
  const table = readTableHead(text, whole, delimiter);
  const plan: ReadPlan = {
    ...base,
    format: table.delimiter === '\t' ? 'tsv' : 'csv',
    delimiter: table.delimiter,
    columns: table.columns,
    header: table.header,
  };
  return { plan, warnings: [...warnings, ...table.warnings] };
}

async function workbookOutline(
  source: string | Uint8Array,
  warnings: string[],
  options: InspectOptions,
): Promise<Outline> {
  const sheets = await readSheets(source, options.signal);
  const sheet =
    options.sheet === undefined
      ? sheets.reduce((a, b) => (b.cells.length > a.cells.length ? b : a), sheets[0] ?? noSheet)
      : sheets.find(({ name }) => name === options.sheet);
  if (sheet === undefined || sheet === noSheet) {
    throw new IntakeError(
      'no-rows',
      `The workbook has no ${options.sheet === undefined ? 'filled sheet' : `sheet “${options.sheet}”`}. Its sheets: ${sheets.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  }
  if (sheets.length > 1 && options.sheet === undefined) {
    warnings.push(
      `The workbook has ${sheets.length} sheets; “${sheet.name}”, the longest, is read.`,
    );
  }
  const first = firstFilledRow(sheet.cells);
  const width = sheet.cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  const names = Array.from({ length: width }, (_, index) => sheet.cells[first]?.[index] ?? '');
  const header = isHeader(names, sheet.cells.slice(first + 1));
  const columns = header ? columnNames(names) : names.map((_, index) => `column ${index + 1}`);
  if (!header) {
    warnings.push(
      'The first row looks like data, so the columns are named “column 1”, “column 2” and so on.',
    );
  }
  return {
    plan: {
      format: 'xlsx',
      encoding: 'utf-8',
      delimiter: null,
      columns,
      header,
      sheet: sheet.name,
      mapping: {},
      dateFormat: null,
      ratingScale: null,
    },
    warnings,
  };
}

const noSheet = { name: '', cells: [] };

async function parquetOutline(
  source: string | Uint8Array,
  warnings: string[],
  options: InspectOptions,
): Promise<Outline> {
  const parquet = await openParquet(source, options.signal);
  const rows = await parquetSlice(parquet, 0, Math.min(parquet.rows, sampleRows));
  const plan: ReadPlan = {
    format: 'parquet',
    encoding: 'utf-8',
    delimiter: null,
    columns: rows.length === 0 ? parquet.columns : keysOf(rows),
    mapping: {},
    dateFormat: null,
    ratingScale: null,
  };
  return { plan, warnings };
}

function keysOf(rows: readonly RawRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
}

async function firstRows(
  source: string | Uint8Array,
  plan: ReadPlan,
  { signal }: InspectOptions,
): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of readRows(source, plan, {
    batchRows: sampleRows,
    ...(signal === undefined ? {} : { signal }),
  })) {
    rows.push(...batch);
    if (rows.length >= sampleRows) break;
  }
  return rows.slice(0, sampleRows);
}

interface Survey {
  readonly plan: ReadPlan;
  readonly date: DateGuess | null;
  readonly rows: number | null;
  readonly rejected: number;
  readonly badEncoding: number;
}

/** Reads the file through (or the sample only) for what a few rows cannot settle. */
async function surveyRows(
  source: string | Uint8Array,
  plan: ReadPlan,
  sample: readonly RawRow[],
  options: InspectOptions,
): Promise<Survey> {
  const { time, rating } = plan.mapping;
  const dates = time === undefined ? null : new DateColumn(time, plan.format);
  const ratings = rating === undefined ? null : new RatingColumn(rating);
  const see = (row: RawRow): void => {
    if (time !== undefined) dates?.see(row.values[time] ?? '');
    if (rating !== undefined) ratings?.see(row.values[rating] ?? '');
  };
  let rows = 0;
  let rejected = 0;
  let badEncoding = 0;
  if (options.wholeTimeColumn === false) sample.forEach(see);
  else {
    const batches = readRows(source, plan, {
      onReject: ({ code }) => {
        rejected++;
        if (code === 'bad-encoding') badEncoding++;
      },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    for await (const batch of batches) {
      rows += batch.length;
      for (const row of batch) see(row);
    }
  }
  const date = dates?.guess() ?? null;
  return {
    plan: { ...plan, dateFormat: date?.format ?? null, ratingScale: ratings?.scale() ?? null },
    date,
    rows: options.wholeTimeColumn === false ? null : rows + rejected,
    rejected,
    badEncoding,
  };
}

async function encodingOfWhole(
  source: string | Uint8Array,
  { signal }: InspectOptions,
): Promise<Encoding> {
  const decoder = decoderFor('utf-8');
  for await (const chunk of chunksOf(source, signal)) decoder.decode(chunk);
  decoder.end();
  return decoder.validBeyondAscii ? 'utf-8' : 'windows-1252';
}

function warningsFor(plan: ReadPlan, date: DateGuess | null, survey: Survey): string[] {
  const warnings: string[] = [];
  if (plan.mapping.text === undefined) {
    warnings.push('No column looks like the customers’ words. Choose the one to read.');
  }
  if (date !== null && date.format === null) {
    const raw = date.examples[0]?.raw ?? '';
    warnings.push(
      date.candidates.length > 1
        ? `The dates of “${date.column}” can be read in more than one way, for example “${raw}”. Choose which.`
        : `The dates of “${date.column}” are not all of one form. Choose a form; rows of another are reported.`,
    );
  } else if (date !== null && date.unreadable > 0) {
    warnings.push(
      `${date.unreadable} values of “${date.column}” are no dates; their rows will be reported.`,
    );
  }
  if (survey.rejected > 0) {
    warnings.push(
      `${survey.rejected} of ${survey.rows ?? survey.rejected} rows cannot be read; the import reports each with its line.`,
    );
  }
  return warnings;
}
