import { readDecimal, roundHalfEven } from './decimal.js';
import { minorExponent } from './money.js';

/** Months of an interval as a fraction. A year is twelve months, and 365 days. */
const months = {
  day: [12n, 365n],
  week: [84n, 365n],
  month: [1n, 1n],
  quarter: [3n, 1n],
  'half year': [6n, 1n],
  year: [12n, 1n],
  'two years': [24n, 1n],
  'three years': [36n, 1n],
} as const satisfies Record<string, readonly [bigint, bigint]>;

export type BillingInterval = keyof typeof months;

export const isBillingInterval = (name: string): name is BillingInterval =>
  Object.hasOwn(months, name);

export interface Price {
  /** Plain decimals with a point: `"29.90"`. */
  readonly amount: string;
  /** How often the amount is paid at once; default 1. */
  readonly quantity?: string;
  readonly interval: BillingInterval;
  /** How many of these intervals the amount is for; default 1. */
  readonly intervalCount?: number;
}

/**
 * What a price comes to in a month, in minor units of the currency: amount × quantity ÷ months, exactly, and
 * rounded once, halves to even. Null where the amount or the quantity is no number, the count is not above
 * 0, or the result is beyond what a number holds exactly. Throws RangeError for no currency.
 */
export function monthlyMinor(price: Price, currency: string): number | null {
  const { amount, quantity = '1', interval, intervalCount = 1 } = price;
  const one = readDecimal(amount, '.');
  const times = readDecimal(quantity, '.');
  if (typeof one === 'string' || typeof times === 'string') return null;
  if (!Number.isSafeInteger(intervalCount) || intervalCount < 1) return null;
  const [over, under] = months[interval];
  const numerator = one.digits * times.digits * under * 10n ** BigInt(minorExponent(currency));
  const denominator = over * BigInt(intervalCount) * 10n ** BigInt(one.scale + times.scale);
  const minor = Number(roundHalfEven(numerator, denominator));
  return Number.isSafeInteger(minor) ? minor : null;
}
