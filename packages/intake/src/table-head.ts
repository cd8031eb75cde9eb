import { parseDate } from './dates.js';
import { parseRating } from './ratings.js';
import { RecordSplitter } from './records.js';
import { nameMeaning } from './column-names.js';
import { isSeparatorHint } from './text-rows.js';
import { checkWidth } from './width.js';

export interface TableHead {
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly header: boolean;
  /** Lines above the table. */
  readonly skipLines: number;
  readonly warnings: readonly string[];
}

const delimiters = [',', ';', '\t', '|'] as const;
const mostRecords = 2000;
const leastScore = 0.3;
const longestPreamble = 10;
/** Stands for "no delimiter" in files of one column: a control character that texts do not contain. */
const noDelimiter = '\u001f';

/** Delimiter and header of delimited text by trial over its first lines. */
export function readTableHead(text: string, whole: boolean, given?: string): TableHead {
  const hint = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const trials = (given ?? hint) === undefined ? delimiters : [given ?? hint ?? ','];
  const warnings: string[] = [];
  const tried = trials.map((delimiter) => tryDelimiter(text, whole, delimiter));
  let chosen = likeliest(tried);
  if (chosen.score < leastScore) chosen = likeliest(tried.map(withoutPreamble));
  if (chosen.score < leastScore && given === undefined) {
    chosen = tryDelimiter(text, whole, noDelimiter);
    warnings.push('No delimiter was found: each line is read as one text.');
  }
  if (chosen.skipLines > 0) {
    warnings.push(
      `The first ${chosen.skipLines === 1 ? 'line stands' : `${chosen.skipLines} lines stand`} above the table and ${chosen.skipLines === 1 ? 'is' : 'are'} passed over.`,
    );
  }
  const [first = [], ...rest] = chosen.records.map(({ fields }) => fields);
  checkWidth(first.length);
  const header = isHeader(first, rest);
  if (!header) warnings.push(unnamedColumns);
  return {
    delimiter: chosen.delimiter,
    columns: header ? columnNames(first) : first.map((_, index) => `column ${index + 1}`),
    header,
    skipLines: chosen.skipLines,
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

interface HeadRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

interface Trial {
  readonly delimiter: string;
  readonly skipLines: number;
  readonly records: readonly HeadRecord[];
  readonly broken: number;
  /** Share of records as wide as the first; a little more for wider ones. */
  readonly score: number;
}

function tryDelimiter(text: string, whole: boolean, delimiter: string): Trial {
  const records: HeadRecord[] = [];
  let broken = 0;
  const splitter = new RecordSplitter(
    {
      record: (fields, line) => {
        if (records.length < mostRecords && !isSeparatorHint(fields, line)) {
          records.push({ fields, line });
        }
      },
      broken: () => broken++,
    },
    { delimiter },
  );
  splitter.push(text);
  // The last line of a head is cut somewhere; only a whole file's last line is a record.
  if (whole || records.length === 0) splitter.end();
  return scored({ delimiter, skipLines: 0, records, broken });
}

function scored(trial: Omit<Trial, 'score'>): Trial {
  const { records, broken } = trial;
  const width = records[0]?.fields.length ?? 0;
  if (width < 2) return { ...trial, score: 0 };
  const regular = records.filter(({ fields }) => fields.length === width).length;
  const consistency = regular / (records.length + broken);
  return { ...trial, score: consistency * (1 + Math.min(width, 30) / 100) };
}

function likeliest(trials: readonly Trial[]): Trial {
  return trials.reduce((winner, trial) => (trial.score > winner.score ? trial : winner));
}

/** Reports put a title and a date above their table: lines of one cell, then rows of one width. */
function withoutPreamble(trial: Trial): Trial {
  const start = trial.records.findIndex(({ fields }) => fields.length > 1);
  const first = trial.records[start];
  if (first === undefined || start < 1 || start > longestPreamble) return trial;
  const table = scored({
    ...trial,
    skipLines: first.line - 1,
    records: trial.records.slice(start),
  });
  // Prose with a comma here and there is not a table with a preamble.
  const isTable = table.score >= 0.9 && table.records.length >= 2;
  return isTable ? table : trial;
}
