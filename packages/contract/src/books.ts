import { z } from 'zod';

/** What the rows of a file can be beside feedback. */
export const BookKind = z.enum([
  'accounts',
  'contacts',
  'subscriptions',
  'invoices',
  'rates',
  'marketing',
  'ledger',
  'balances',
  'deals',
]);
export type BookKind = z.infer<typeof BookKind>;

export const ImportContent = z.enum(['feedback', ...BookKind.options]);
export type ImportContent = z.infer<typeof ImportContent>;

export const DecimalStyle = z.enum(['point', 'comma']);
export type DecimalStyle = z.infer<typeof DecimalStyle>;

/** ISO 4217, in capitals. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Write a currency as its code, like EUR.');

const BookFieldView = z.object({
  name: z.string(),
  type: z.enum(['text', 'day', 'month', 'amount', 'number', 'count', 'currency', 'email']),
  required: z.boolean(),
  means: z.string(),
});
export type BookFieldView = z.infer<typeof BookFieldView>;

/** A kind of book with its fields: what the wizard and programs need to know. */
export const BookKindView = z.object({
  kind: BookKind,
  /** For people, in the plural: "subscriptions". */
  title: z.string(),
  row: z.string(),
  /** Fields of which at least one must have a value. */
  oneOf: z.array(z.string()),
  fields: z.array(BookFieldView),
});
export type BookKindView = z.infer<typeof BookKindView>;
export const BookKindList = z.object({ rows: z.array(BookKindView) });

/** What a file was taken for, and why. */
export const ContentGuess = z.object({
  content: ImportContent,
  reason: z.string(),
  confidence: z.number(),
});
export type ContentGuess = z.infer<typeof ContentGuess>;

/** Column for each field of the kind. */
export const BookMapping = z.record(z.string(), z.string());

/** What a subscription's amount is for; `interval`: by the columns of interval and quantity, else a month. */
export const AmountPeriod = z.enum(['interval', 'month', 'year']);
export type AmountPeriod = z.infer<typeof AmountPeriod>;

/** `POST /api/v1/imports/{id}/preview`: look again, as what a person chose. */
export const PreviewRequest = z.object({
  content: ImportContent,
  /** Columns chosen for fields of a kind of book, `''` for none; the rest is guessed. */
  mapping: BookMapping.optional(),
});

/** Up to 1,000 rows by the names of the fields. Checked one by one: the good go in, the bad are listed. */
export const BooksRequest = z.object({
  rows: z.array(z.unknown()).min(1).max(1000),
  /** Of amounts whose row names none. */
  currency: CurrencyCode.optional(),
});
export const BooksResponse = z.object({
  fresh: z.int(),
  changed: z.int(),
  known: z.int(),
  rejected: z.array(z.object({ index: z.int(), code: z.string(), reason: z.string() })),
});
export type BooksResponse = z.infer<typeof BooksResponse>;
