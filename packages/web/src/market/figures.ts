import type { Interval } from '@headwater/contract';
import { percent } from '../format.js';

const twoDigits = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 });

/** `e^0.88` as `2.4×`: how many times the odds are on one side what they are on the other. */
export const times = (logOdds: number): string => {
  const ratio = Math.exp(logOdds);
  if (ratio >= 100) return '> 100×';
  if (ratio <= 0.01) return '< 0.01×';
  return `${twoDigits.format(ratio)}×`;
};

export const timesRange = ({ low, high }: Interval): string => {
  const [from, to] = [times(low), times(high)];
  if (from === to) return to;
  const range = [from.replace('×', ''), to];
  return range.join(/[<>]/u.test(from + to) ? ' to ' : '–');
};

/** Both in a line; once where they are the same. */
export const timesWithRange = (odds: Interval): string => {
  const [value, range] = [times(odds.value), timesRange(odds)];
  return value === range ? value : `${value} (${range})`;
};

/** A difference between two shares, in percentage points. */
export const points = (difference: number): string => {
  const value = percent(Math.abs(difference)).replace(/\s?%/u, '');
  return `${difference < 0 ? '−' : difference > 0 ? '+' : ''}${value} pp`;
};

export const pointsRange = ({ low, high }: Interval): string =>
  `${points(low).replace(' pp', '')} to ${points(high)}`;

const decimals = (value: number, digits: number): string =>
  new Intl.NumberFormat(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(value)
    .replace('-', '−');

export const decimal = (value: number, digits = 1): string => decimals(value, digits);
export const signed = (value: number, digits = 2): string =>
  `${value > 0 ? '+' : ''}${decimals(value, digits)}`;

export const decimalRange = ({ low, high }: Interval, digits = 1): string =>
  low < 0 || high < 0
    ? `${decimals(low, digits)} to ${decimals(high, digits)}`
    : `${decimals(low, digits)}–${decimals(high, digits)}`;

/** How sure, in the words of certainty that are used everywhere, from a rate of false findings. */
export const surenessWord = (qValue: number): string =>
  qValue <= 0.01 ? 'certain' : qValue <= 0.05 ? 'sure' : qValue <= 0.1 ? 'likely' : 'unsure';

const small = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 1 });
export const rateOf = (value: number): string =>
  value < 0.0001 ? '< 0.0001' : small.format(value);
