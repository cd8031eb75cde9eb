/** What a column of the books holds, and so how its cells are read and checked. */
export type BookType =
  | 'text'
  /** A day, given out as `YYYY-MM-DD`. */
  | 'day'
  /** A month, given out as `YYYY-MM`; a day is taken for its month. */
  | 'month'
  /** An amount of money, given out as a plain decimal: `-1234.50`. */
  | 'amount'
  /** A positive number, given out as a plain decimal. */
  | 'number'
  /** A whole number from 0 on. */
  | 'count'
  /** An ISO 4217 code in capital letters. */
  | 'currency'
  | 'email';

export interface BookField {
  readonly name: string;
  readonly type: BookType;
  readonly required?: true;
  /** For people: what the column means. */
  readonly means: string;
  /** Names that columns with this meaning have, in lower case, with `|` between them. */
  readonly names: string;
}

export const bookKinds = [
  'accounts',
  'contacts',
  'subscriptions',
  'invoices',
  'rates',
  'marketing',
  'ledger',
  'balances',
  'deals',
] as const;
/** What the rows of a file are, where they are not feedback. */
export type BookKind = (typeof bookKinds)[number];

export interface BookShape {
  readonly kind: BookKind;
  /** For people, in the plural: "subscriptions". */
  readonly title: string;
  /** One sentence: what a row is. */
  readonly row: string;
  /** Fields of which at least one must have a value. */
  readonly oneOf?: readonly string[];
  readonly fields: readonly BookField[];
}
