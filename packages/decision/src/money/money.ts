import { readDecimal, roundHalfEven, safe, type DecimalMark } from './decimal.js';

/**
 * Decimals of a currency's minor unit where ISO 4217 says other than two. Kept here rather than asked of
 * `Intl`: it follows CLDR, which shows forints and rupiahs without decimals, and a stored amount must not
 * change its meaning with the version of the engine.
 */
const exponents = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ['CLF', 4],
  ['UYW', 4],
]);

const known = new Set([...Intl.supportedValuesOf('currency'), ...exponents.keys()]);

/** Whether this is a currency code of ISO 4217 (today's or a former one), in capitals. */
export const isCurrency = (code: string): boolean => known.has(code);

/** Decimals of the currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. Throws RangeError for no currency. */
export function minorExponent(currency: string): number {
  if (!known.has(currency)) {
    throw new RangeError(`"${currency}" is no currency: write its ISO 4217 code, like EUR.`);
  }
  return exponents.get(currency) ?? 2;
}

export type AmountProblem =
  | 'empty'
  | 'not-a-number'
  | 'ambiguous'
  | 'too-precise'
  | 'too-large'
  | 'other-currency';

export type AmountRead =
  | { readonly ok: true; readonly minor: number }
  | { readonly ok: false; readonly code: AmountProblem; readonly message: string };

export interface ReadAmountOptions {
  /** The column's decimal mark (`decimalMarkOf`), where it is known. */
  readonly mark?: DecimalMark | undefined;
  /** Round what is finer than the minor unit, halves to even, instead of refusing it. */
  readonly round?: boolean;
}

const sign = /[$€£¥₹₩₽₺₴₦₱₫₪฿₡₲₵₸₼₾]/g;

/** Reads a decimal text ("1,234.50", "1.234,50 €", "(12.00)", "USD -3") exactly into minor units. */
export function readAmount(
  text: string,
  currency: string,
  options: ReadAmountOptions = {},
): AmountRead {
  const exponent = minorExponent(currency);
  const codes = text.match(/[A-Za-z]{3}/g) ?? [];
  const other = codes.find((code) => code.toUpperCase() !== currency);
  if (other !== undefined && isCurrency(other.toUpperCase())) {
    return problem('other-currency', `"${text}" is in ${other}, not in ${currency}.`);
  }
  const bare = text.replace(new RegExp(`\\b${currency}\\b`, 'gi'), '').replace(sign, '');
  const read = readDecimal(bare, options.mark, options.round === true ? Infinity : exponent);
  if (read === 'empty') return problem(read, 'No amount is given.');
  if (read === 'not-a-number') return problem(read, `"${text}" is no amount.`);
  if (read === 'ambiguous') {
    return problem(
      read,
      `"${text}" can be read in two ways: say whether the decimal mark is a point or a comma.`,
    );
  }
  const scaled = read.digits * 10n ** BigInt(exponent);
  const unit = 10n ** BigInt(read.scale);
  if (scaled % unit !== 0n && options.round !== true) {
    return problem('too-precise', `"${text}" has more decimals than ${currency} (${exponent}).`);
  }
  const minor = Number(roundHalfEven(scaled, unit));
  return Number.isSafeInteger(minor)
    ? { ok: true, minor }
    : problem('too-large', `"${text}" is more than can be kept exactly.`);
}

const problem = (code: AmountProblem, message: string): AmountRead => ({
  ok: false,
  code,
  message,
});

/** Minor units as a plain decimal text for files and machines: 123450 EUR → `1234.50`. */
export function amountText(minor: number, currency: string): string {
  const exponent = minorExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = exponent === 0 ? digits : digits.slice(0, -exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${minor < 0 ? '-' : ''}${whole}${fraction}`;
}

/** Minor units as people read them in `locale`: 123450 EUR → `€1,234.50`. Exact for every safe integer. */
export function formatAmount(minor: number, currency: string, locale = 'en'): string {
  const exponent = minorExponent(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  return format.format(amountText(minor, currency) as `${number}`);
}

/**
 * Splits an amount by weights to the minor unit so that the parts add up to it exactly: largest remainder
 * (Hamilton's method), earlier parts first among equals. A negative amount splits as its positive does.
 *
 * @param weights Whole numbers ≥ 0, at least one above 0. Throws RangeError otherwise.
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('Weights are whole numbers from 0 up.');
  }
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) throw new RangeError('At least one weight must be above 0.');
  const amount = BigInt(Math.abs(amountMinor));
  const parts = weights.map((weight, index) => {
    const exact = amount * BigInt(weight);
    return { index, floor: exact / total, rest: exact % total };
  });
  let left = safe(amount - parts.reduce((sum, part) => sum + part.floor, 0n));
  const shares = parts.map((part) => safe(part.floor));
  const byRest = parts.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  );
  for (const part of byRest) {
    if (left === 0) break;
    shares[part.index] = (shares[part.index] ?? 0) + 1;
    left -= 1;
  }
  return amountMinor < 0 ? shares.map((share) => (share === 0 ? 0 : -share)) : shares;
}

/** `allocate` over n equal parts: 1000 over 3 is 334, 333, 333. */
export const spread = (amountMinor: number, parts: number): number[] =>
  allocate(
    amountMinor,
    Array.from({ length: parts }, () => 1),
  );
