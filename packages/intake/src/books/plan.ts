import type { DateFormat, DateGuess, RawRow, ReadPlan, RejectedRow } from '../types.js';
import type { DecimalGuess, DecimalStyle } from './amounts.js';
import type { BookColumnGuess, BookMapping } from './field-guess.js';
import type { ContentGuess } from './kind-guess.js';
import type { BookKind } from './types.js';

/** What a subscription's amount is for. `interval`: by the columns of interval and quantity, else a month. */
export type AmountPeriod = 'interval' | 'month' | 'year';

/** How the rows of a kind of book are read from a file. */
export interface BookPlan {
  readonly kind: BookKind;
  /** How bytes become rows. */
  readonly read: ReadPlan;
  readonly mapping: BookMapping;
  /** Null: only dates that mean the same in every form are read. */
  readonly dateFormat: DateFormat | null;
  readonly decimal: DecimalStyle;
  /** ISO 4217 code of amounts that name none; null: such rows are rejected. */
  readonly currency: string | null;
  readonly amountPeriod: AmountPeriod;
  /** Id of the export that the file is (`stripe-subscriptions`), whose cells are put right before they are read. */
  readonly export: string | null;
}

/** What a look at a file of books says: its first rows, and dates and numbers over the whole of it. */
export interface BookInspection {
  /** What the file was taken for, before anybody chose. */
  readonly taken: ContentGuess;
  /** The plan as guessed. Where `date` or `decimal` is not settled or `needsCurrency`, a person must choose first. */
  readonly plan: BookPlan;
  readonly guesses: readonly BookColumnGuess[];
  /** Fields without a column that every row needs; each list is of fields of which one is enough. */
  readonly missing: readonly (readonly string[])[];
  readonly date: DateGuess | null;
  readonly decimal: DecimalGuess | null;
  /** Amounts come without a currency: one must be chosen for the file. `plan.currency` may hold a proposal. */
  readonly needsCurrency: boolean;
  /** The recognised export: a name for people, and how it is read where they would wonder. */
  readonly known: { readonly title: string; readonly notes: readonly string[] } | null;
  /** First 20 rows as read. */
  readonly preview: readonly Readonly<Record<string, string>>[];
  /** Data rows counted; null when only the head was read. */
  readonly rows: number | null;
  readonly warnings: readonly string[];
}

/** A checked row: a value for each field that has one, as `BookType` says. */
export interface CheckedRow {
  readonly row: number;
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  /** Where nothing tells rows apart: how many that say the same stand before it in the file. */
  readonly repeat?: number;
  /** The row as read, so that one that cannot go in can be mended and sent again. */
  readonly cells: RawRow['values'];
}

export type BookRejectCode =
  | 'missing'
  | 'bad-day'
  | 'bad-month'
  | 'bad-amount'
  | 'bad-number'
  | 'bad-count'
  | 'bad-email'
  | 'too-long'
  | 'unknown-currency'
  | 'other-currency'
  | 'no-currency'
  | 'unknown-interval'
  | 'negative'
  | 'backwards'
  | 'in-future'
  | 'implausible-day'
  | 'never-paid'
  | 'one-off'
  | 'duplicate';

export interface BookRejectedRow extends Omit<RejectedRow, 'code'> {
  readonly code: BookRejectCode | RejectedRow['code'];
}
