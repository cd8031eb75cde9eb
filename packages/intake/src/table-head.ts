import { parseDate } from './dates.js';
import { parseRating } from './ratings.js';
import { RecordSplitter } from './records.js';
import { nameMeaning } from './column-names.js';
import { isSeparatorHint } from './text-rows.js';

export interface TableHead {
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly header: boolean;
  /** Data records of the head, header left out. */
  readonly records: readonly (readonly string[])[];
  readonly warnings: readonly string[];
}

const delimiters = [',', ';', '\t', '|'] as const;
const mostRecords = 2000;
/** Stands for "no delimiter" in files of one column: a control character that texts do not contain. */
const noDelimiter = '\u001f';

/** Delimiter and header of delimited text by trial over its first lines. */
export function readTableHead(text: string, whole: boolean, given?: string): TableHead {
  const hint = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const trials = (given ?? hint) === undefined ? delimiters : [given ?? hint ?? ','];
  const tried = trials.map((delimiter) => tryDelimiter(text, whole, delimiter));
  const best = tried.reduce((winner, trial) => (trial.score > winner.score ? trial : winner));
  const warnings: string[] = [];
  let chosen = best;
  if (best.score < 0.3 && given === undefined) {
    chosen = tryDelimiter(text, whole, noDelimiter);
    warnings.push('No delimiter was found: each line is read as one text.');
  }
  const [first = [], ...rest] = chosen.records;
  const header = isHeader(first, rest);
  if (!header) warnings.push(unnamedColumns);
  return {
    delimiter: chosen.delimiter,
    columns: header ? columnNames(first) : first.map((_, index) => `column ${index + 1}`),
    header,
    records: header ? rest : chosen.records,
    warnings,
  };
}

export const unnamedColumns =
  'The first row looks like data, so the columns are named “column 1”, “column 2” and so on.';

/** Header cells made into names: none empty, none twice. */
export function columnNames(cells: readonly string[]): string[] {
  const used = new Set<string>();
  return cells.map((cell, index) => {
    const given = cell.replace(/\s+/g, ' ').trim();
    // An object cannot hold a cell under this name.
    const base = given === '' || given === '__proto__' ? `column ${index + 1}` : given;
    let name = base;
    for (let copy = 2; used.has(name); copy++) name = `${base} ${copy}`;
    used.add(name);
    return name;
  });
}

/** Whether the first row names the columns: it is unlike the rows below it. */
export function isHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const cells = first.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return false;
  if (filled.some(looksLikeValue)) return false;
  // One known name is enough: surveys have whole questions as the names of their other columns.
  if (filled.some((cell) => isName(cell) && nameMeaning(cell).length > 0)) return true;
  if (new Set(filled).size < filled.length || !filled.every(isName)) return false;
  const sample = rest.slice(0, 200);
  const repeats = cells.some(
    (cell, column) => cell !== '' && sample.some((row) => row[column]?.trim() === cell),
  );
  if (repeats) return false;
  if (cells.length > 1) return true;
  // One column: a name is short, and the texts below are not.
  const below = sample.map((row) => row[0]?.length ?? 0);
  const mean = below.reduce((sum, length) => sum + length, 0) / Math.max(1, below.length);
  const [name = ''] = cells;
  return name.length <= 30 && name.split(/\s+/).length <= 3 && mean > 2 * name.length;
}

function isName(cell: string): boolean {
  return cell.length <= 60 && cell.split(/\s+/).length <= 6 && !/[.!?…]$/.test(cell);
}

function looksLikeValue(cell: string): boolean {
  return (
    /^[+-]?\d+(?:[.,]\d+)*%?$/.test(cell) ||
    parseRating(cell) !== null ||
    parseDate(cell, 'day-first') !== null ||
    parseDate(cell, 'month-first') !== null ||
    /^https?:\/\/|^\S+@\S+\.\S+$/.test(cell)
  );
}

interface Trial {
  readonly delimiter: string;
  readonly records: readonly string[][];
  readonly score: number;
}

function tryDelimiter(text: string, whole: boolean, delimiter: string): Trial {
  const records: string[][] = [];
  let broken = 0;
  const splitter = new RecordSplitter(
    {
      record: (fields, line) => {
        if (records.length < mostRecords && !isSeparatorHint(fields, line)) records.push(fields);
      },
      broken: () => broken++,
    },
    { delimiter },
  );
  splitter.push(text);
  // The last line of a head is cut somewhere; only a whole file's last line is a record.
  if (whole || records.length === 0) splitter.end();
  const width = records[0]?.length ?? 0;
  if (width < 2) return { delimiter, records, score: 0 };
  const regular = records.filter((record) => record.length === width).length;
  const consistency = regular / (records.length + broken);
  return { delimiter, records, score: consistency * (1 + Math.min(width, 30) / 100) };
}
