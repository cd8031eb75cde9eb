import { isDay } from '../day.js';
import type { RowProblem } from '../problem.js';
import { readDecimal, roundHalfEven, safe } from './decimal.js';
import { isCurrency, minorExponent } from './money.js';

/** What one unit of `from` is worth in `to` from this day on, until a later rate. */
export interface RateRow {
  readonly from: string;
  readonly to: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** A decimal with a point, kept exactly: `"1.0835"`. */
  readonly rate: string;
}

/** An exact rate: units of the one currency for a unit of the other are `numerator` / `denominator`. */
export interface Rate {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** The day of the rate used; of two (through a base currency) the older. */
  readonly day: string;
}

interface Dated {
  readonly day: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const one: Rate = { numerator: 1n, denominator: 1n, day: '' };

/**
 * Rates by date. A rate holds from its day until the next one; before the first there is none, and the
 * answer is `null` so that the caller names what is missing. Throws RangeError for a row that is no rate:
 * use `checkRate` first for rows of people.
 */
export class RateTable {
  readonly #pairs = new Map<string, Dated[]>();

  /** @param base The currency through which two others meet where they have no rate of their own. */
  constructor(
    rows: Iterable<RateRow>,
    readonly base = 'EUR',
  ) {
    for (const row of rows) {
      const problem = checkRate(row);
      if (problem !== undefined) throw new RangeError(problem.message);
      const read = readDecimal(row.rate, '.');
      if (typeof read === 'string') continue;
      const key = `${row.from}>${row.to}`;
      const pair = this.#pairs.get(key) ?? [];
      pair.push({ day: row.day, numerator: read.digits, denominator: 10n ** BigInt(read.scale) });
      this.#pairs.set(key, pair);
    }
    for (const pair of this.#pairs.values()) pair.sort((a, b) => compare(a.day, b.day));
  }

  /** The last rate on or before the day: direct or inverse (the later of both), else through the base currency. */
  rateOn(from: string, to: string, day: string): Rate | null {
    if (from === to) return { ...one, day };
    const direct = this.#ownRate(from, to, day);
    if (direct !== null || from === this.base || to === this.base) return direct;
    const first = this.#ownRate(from, this.base, day);
    const second = this.#ownRate(this.base, to, day);
    if (first === null || second === null) return null;
    return {
      numerator: first.numerator * second.numerator,
      denominator: first.denominator * second.denominator,
      day: first.day < second.day ? first.day : second.day,
    };
  }

  #ownRate(from: string, to: string, day: string): Rate | null {
    const there = lastBy(this.#pairs.get(`${from}>${to}`), day);
    const back = lastBy(this.#pairs.get(`${to}>${from}`), day);
    if (back === null || (there !== null && there.day >= back.day)) return there;
    return { numerator: back.denominator, denominator: back.numerator, day: back.day };
  }
}

/** The last of the sorted rates on or before the day; of two on one day the one given later. */
function lastBy(sorted: readonly Dated[] | undefined, day: string): Rate | null {
  let low = 0;
  let high = sorted?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted?.[middle]?.day ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return sorted?.[low - 1] ?? null;
}

/** Converts minor units exactly and rounds once, halves to even. Throws RangeError beyond safe integers. */
export const convertMinor = (minor: number, from: string, to: string, rate: Rate): number =>
  safe(
    roundHalfEven(
      BigInt(minor) * rate.numerator * 10n ** BigInt(minorExponent(to)),
      rate.denominator * 10n ** BigInt(minorExponent(from)),
    ),
  );

/** What is wrong with a rate; nothing where it can be used. */
export function checkRate(
  row: RateRow,
): RowProblem<'unknown-currency' | 'no-day' | 'no-rate'> | undefined {
  for (const field of ['from', 'to'] as const) {
    if (!isCurrency(row[field])) {
      const message = `"${row[field]}" is no currency: write its ISO 4217 code, like EUR.`;
      return { code: 'unknown-currency', field, message };
    }
  }
  if (!isDay(row.day)) {
    return { code: 'no-day', field: 'day', message: `"${row.day}" is no day: write YYYY-MM-DD.` };
  }
  const read = readDecimal(row.rate, '.');
  if (typeof read === 'string' || read.digits <= 0n) {
    const message = `"${row.rate}" is no rate: write a number above 0 with a decimal point, like 1.0835.`;
    return { code: 'no-rate', field: 'rate', message };
  }
  return undefined;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
