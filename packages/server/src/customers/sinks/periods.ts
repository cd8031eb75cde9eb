import type { BookReject, BookRow } from '../../platform/index.js';
import { reject } from './sift.js';

/** What bills share: an amount in minor units of a currency, for the days from `start` until before `end`. */
export interface Billed {
  readonly minor: number;
  readonly currency: string;
  readonly start: string;
  readonly end: string | null;
}

interface BilledOptions {
  /** For people, with its article: "a subscription". */
  readonly what: string;
  readonly negative: boolean;
}

/** Reads and checks what bills share. */
export function billedOf(row: BookRow, { what, negative }: BilledOptions): Billed | BookReject {
  const { amount = '', currency, start, end } = row.values;
  const minor = Number(amount);
  if (amount === '' || !Number.isInteger(minor)) {
    return reject(row, 'amount-unreadable', `"${amount}" is no amount; write a number.`);
  }
  if (!Number.isSafeInteger(minor)) {
    return reject(row, 'amount-too-large', `"${amount}" is more than can be kept exactly.`);
  }
  if (minor < 0 && !negative) {
    return reject(
      row,
      'amount-negative',
      `The amount is below 0 (${amount} minor units); ${what} cannot cost less than nothing. Import credits as invoices.`,
    );
  }
  if (currency === undefined) {
    return reject(
      row,
      'currency-missing',
      'The amount has no currency; add a currency column, or choose one for the file.',
    );
  }
  if (start === undefined) {
    return reject(row, 'start-missing', 'The first day is missing; fill it in.');
  }
  if (end !== undefined && end <= start) {
    return reject(
      row,
      'ends-before-start',
      `It begins on ${start} and ends on ${end}; correct one of the two days: the end is the first day no longer paid for.`,
    );
  }
  return { minor, currency, start, end: end ?? null };
}

interface Span {
  readonly start: string;
  readonly end: string | null;
}

/** Days from `start` until before `end`; without an end, for ever. */
export const overlaps = (a: Span, b: Span): boolean =>
  (b.end === null || a.start < b.end) && (a.end === null || b.start < a.end);
