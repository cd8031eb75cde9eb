/** The public shapes of the intake: bytes → rows → checked items. No database, no clock. */

import type { Readable } from 'node:stream';

export const fields = [
  'text',
  'title',
  'time',
  'customer',
  'account',
  'product',
  'rating',
  'externalId',
  'channel',
  'language',
  'competitor',
  'source',
] as const;
/** A column's meaning. Columns mapped to nothing are kept in `metadata`. */
export type Field = (typeof fields)[number];

export type FileFormat = 'csv' | 'tsv' | 'jsonl' | 'xlsx' | 'parquet';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type DateFormat =
  | 'iso'
  | 'day-first'
  | 'month-first'
  | 'epoch-seconds'
  | 'epoch-milliseconds'
  | 'native';

export interface ColumnGuess {
  readonly column: string;
  readonly field: Field | null;
  /** One sentence for people: why. */
  readonly reason: string;
  readonly confidence: number;
  readonly samples: readonly string[];
}

export interface DateGuess {
  readonly column: string;
  /** The format that fits the whole column, or null when it is ambiguous or none fits. */
  readonly format: DateFormat | null;
  /** All formats that fit every value seen. More than one: a person must choose. */
  readonly candidates: readonly DateFormat[];
  /** Raw value and the instant (ISO 8601, UTC) that it is taken for, by candidate. */
  readonly examples: readonly {
    readonly raw: string;
    readonly format: DateFormat;
    readonly iso: string;
  }[];
  readonly unreadable: number;
}

/** Column name for each field. Absent: the file has no such column. */
export type Mapping = Partial<Record<Field, string>>;

export interface ReadPlan {
  readonly format: FileFormat;
  readonly encoding: Encoding;
  readonly delimiter: string | null;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly dateFormat: DateFormat | null;
  /** Smallest and largest rating of the scale, e.g. 1 and 5; null where there is no rating column. */
  readonly ratingScale: { readonly low: number; readonly high: number } | null;
  /** False where the first row is data already and `columns` are names that we gave. Default true. */
  readonly header?: boolean;
  /** Lines above the table of a delimited file, passed over. Default 0. */
  readonly skipLines?: number;
  /** Name of the sheet of a workbook. Default: the first. */
  readonly sheet?: string;
}

export interface InspectOptions {
  readonly format?: FileFormat;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** Name of the sheet of a workbook. Default: the one with the most rows. */
  readonly sheet?: string;
  /** Columns that a person chose; they win over the guesses, and dates and ratings are decided for them. */
  readonly mapping?: Mapping;
  /** Decide the date format over the whole time column and count the rows. Default true. */
  readonly wholeTimeColumn?: boolean;
  readonly signal?: AbortSignal;
}

/** A path, the bytes themselves, or a stream of them. */
export type RowSource = string | Uint8Array | Readable;

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** First data row wanted, counted from 1: where an interrupted import goes on. */
  readonly fromRow?: number;
  /** Default 2,000. */
  readonly batchRows?: number;
  /** Called in the order of the file for each row that cannot be read. */
  readonly onReject?: (row: RejectedRow) => void;
}

export interface CleanOptions {
  /** Source of rows that have no source column, e.g. the import's name. */
  readonly source: string;
  /** Milliseconds since 1970. A date more than two days later is implausible; absent, any later date stands. */
  readonly now?: number;
}

export interface CleanResult {
  readonly items: CleanItem[];
  readonly rejected: RejectedRow[];
  /** Rows kept without a time, because it was before 1990 or more than two days after `now`; the date as received is in their metadata. */
  readonly implausibleDates: number;
}

/** What a look at a file (its first rows, and its time column whole) says. */
export interface Inspection {
  readonly plan: ReadPlan;
  readonly guesses: readonly ColumnGuess[];
  readonly date: DateGuess | null;
  /** First 20 rows as read. */
  readonly preview: readonly Readonly<Record<string, string>>[];
  /** Data rows counted; null when only the head was read. */
  readonly rows: number | null;
  readonly warnings: readonly string[];
}

export interface RawRow {
  /** Counted from 1 over the data rows of the file. */
  readonly row: number;
  /** Physical line in a text file where the row begins, else the row. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface CleanItem {
  readonly row: number;
  /** Cleaned and masked: safe to analyse and show. */
  readonly text: string;
  /** As received; null where equal to `text`. Shown by role only. */
  readonly rawText: string | null;
  readonly title: string | null;
  /** Cells other than the text as received, by field or column, where masking changed them. Shown by role only. */
  readonly originals: Readonly<Record<string, string>>;
  /** Milliseconds since 1970 UTC. */
  readonly time: number | null;
  readonly source: string;
  readonly externalId: string | null;
  readonly customer: string | null;
  readonly account: string | null;
  readonly product: string | null;
  readonly channel: string | null;
  readonly rating: number | null;
  readonly ratingLow: number | null;
  readonly ratingHigh: number | null;
  readonly language: string | null;
  readonly competitor: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** 16 bytes as hex: identity of the row where it has no external id, and of its content for change detection. */
  readonly contentHash: string;
  /** 16 hex digits; equal for texts that differ only in case, punctuation, spaces. For near-duplicates (reposts). */
  readonly textHash: string;
  /** Kinds of personal data that were masked. */
  readonly masked: readonly MaskedKind[];
}

export type MaskedKind = 'email' | 'phone' | 'card' | 'iban' | 'url-token';

export interface RejectedRow {
  readonly row: number;
  readonly line: number;
  /** Stable code and a sentence: what was wrong and what to do. */
  readonly code:
    | 'no-text'
    | 'bad-date'
    | 'bad-rating'
    | 'bad-row'
    | 'text-too-long'
    | 'bad-json'
    | 'bad-encoding';
  readonly reason: string;
  /** The row as read, so that it can be mended and sent again. */
  readonly values: Readonly<Record<string, string>>;
}
