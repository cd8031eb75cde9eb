import {
  fields,
  type DateFormat,
  type Encoding,
  type FileFormat,
  type Mapping,
} from '@headwater/intake';
import { wrongUse } from './failure.js';

/** How files are to be read: shared by `analyze` and `import`. */
export interface ReadingSettings {
  readonly mapping: Mapping;
  /** False: leave the dates out although there is a column of them. */
  readonly withTime: boolean;
  readonly dateFormat: DateFormat | null;
  readonly delimiter: string | null;
  readonly encoding: Encoding | null;
  readonly format: FileFormat | null;
  readonly sheet: string | null;
}

export interface AnalyzeSettings extends ReadingSettings {
  /** Paths; `-` is standard input. */
  readonly files: readonly string[];
  readonly html: string | null;
  readonly json: string | null;
  readonly csv: string | null;
  readonly rejected: string | null;
  /** Files of accounts and subscriptions to rank by. */
  readonly accounts: string | null;
  readonly subscriptions: string | null;
  /** Of amounts that name none. */
  readonly currency: string | null;
  readonly top: number;
  readonly wholeRows: boolean;
  readonly seed: number;
  readonly threads: number | null;
  /** Folder of a sentence model; null: the vectors that come along. */
  readonly model: string | null;
  readonly quiet: boolean;
}

type RawOptions = Readonly<Record<string, unknown>>;

export const dateFormats = [
  'iso',
  'day-first',
  'month-first',
  'epoch-seconds',
  'epoch-milliseconds',
] as const satisfies readonly DateFormat[];
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
] as const satisfies readonly Encoding[];
export const fileFormats = [
  'csv',
  'tsv',
  'jsonl',
  'xlsx',
  'parquet',
] as const satisfies readonly FileFormat[];

export function readingSettings(options: RawOptions): ReadingSettings {
  const mapping: Mapping = {};
  for (const field of fields) {
    const column = options[field];
    // `--source` of `import` is a name; a column of sources is found by its own name.
    if (typeof column === 'string' && field !== 'source') mapping[field] = column;
  }
  return {
    mapping,
    withTime: options['time'] !== false,
    dateFormat: oneOf(dateFormats, options['dateFormat']),
    delimiter: delimiterOf(options['delimiter']),
    encoding: oneOf(encodings, options['encoding']),
    format: oneOf(fileFormats, options['format']),
    sheet: text(options['sheet']),
  };
}

export function analyzeSettings(files: readonly string[], options: RawOptions): AnalyzeSettings {
  return {
    ...readingSettings(options),
    files,
    html: text(options['html']),
    json: text(options['json']),
    csv: text(options['csv']),
    rejected: text(options['rejected']),
    accounts: text(options['accounts']),
    subscriptions: text(options['subscriptions']),
    currency: currencyCode(options['currency']),
    top: wholeNumber('--top', options['top'], 1, 1_000) ?? 10,
    wholeRows: options['wholeRows'] === true,
    seed: wholeNumber('--seed', options['seed'], 0, 2_147_483_647) ?? 1,
    threads: wholeNumber('--threads', options['threads'], 1, 64),
    model: text(options['model']),
    quiet: options['quiet'] === true,
  };
}

/** `null` where none is given. */
export function currencyCode(value: unknown): string | null {
  const currency = text(value)?.toUpperCase() ?? null;
  if (currency !== null && !Intl.supportedValuesOf('currency').includes(currency)) {
    throw wrongUse(`"${currency}" is no currency: write its ISO 4217 code, like EUR.`);
  }
  return currency;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((each) => each === value) ?? null;
}

function wholeNumber(option: string, value: unknown, low: number, high: number): number | null {
  if (typeof value !== 'string') return null;
  const number = /^\d{1,10}$/u.test(value) ? Number(value) : Number.NaN;
  if (!(number >= low && number <= high)) {
    throw wrongUse(`${option} must be a whole number from ${low} to ${high}, not "${value}".`);
  }
  return number;
}

function delimiterOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const named = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|' }[value] ?? value;
  if (named.length !== 1) {
    throw wrongUse(`--delimiter must be one character, or "tab", not "${value}".`);
  }
  return named;
}
