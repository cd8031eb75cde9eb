import { z } from 'zod';

/** A point estimate and its 95 % interval. */
export const Interval = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;

/** Exact money: integer minor units with an ISO 4217 code. */
export const Money = z.object({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
export type Money = z.infer<typeof Money>;

const withoutDecimals = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const withThree = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
const withFour = new Set(['CLF', 'UYW']);

/** Decimals of a currency's minor unit by ISO 4217. `Intl` follows other rules: it shows forints without any. */
export const minorDigits = (currency: string): number =>
  withoutDecimals.has(currency) ? 0 : withThree.has(currency) ? 3 : withFour.has(currency) ? 4 : 2;

/** An instant in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** A calendar month. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM.');
export type Month = z.infer<typeof Month>;

/** Monday of an ISO week, UTC, `YYYY-MM-DD`. */
export const Week = z.iso.date();

export const Kind = z.enum(['pain', 'request', 'praise', 'question', 'other']);
export type Kind = z.infer<typeof Kind>;

export const KindMix = z.record(Kind, z.int().nonnegative());
export type KindMix = z.infer<typeof KindMix>;

/** A piece of a statement that its severity rests on, in UTF-16 units into the statement, end exclusive. */
export const SeverityMark = z.object({
  start: z.int(),
  end: z.int(),
  says: z.enum(['consequence', 'urgency', 'trouble', 'intensity']),
  /** In a word or two: "data lost", "strong words". */
  means: z.string(),
});
export type SeverityMark = z.infer<typeof SeverityMark>;
