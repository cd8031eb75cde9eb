import { studentQuantile, studentTwoSided } from '../distributions.js';
import type { Interval } from '../interval.js';
import type { Moments } from './counts.js';

/** A difference of two means; null where one side has fewer than two values. */
export interface MeanDifference {
  readonly difference: Interval;
  readonly pValue: number;
}

const meanOf = ({ n, sum }: Moments): number => sum / n;

/** Variance of the mean; sums of squares may fall below zero by rounding. */
const varianceOfMean = ({ n, sum, sumOfSquares }: Moments): number =>
  Math.max(0, sumOfSquares - (sum * sum) / n) / (n - 1) / n;

/** Mean with its 95 % interval by Student's t (1908); null where fewer than two values are known. */
export function meanInterval(moments: Moments): Interval | null {
  if (moments.n < 2) return null;
  const value = meanOf(moments);
  const half = studentQuantile(0.975, moments.n - 1) * Math.sqrt(varianceOfMean(moments));
  return { value, low: value - half, high: value + half };
}

/** Mean of the first less mean of the second with 95 % interval (Welch 1947): variances may differ. */
export function welch(first: Moments, second: Moments): MeanDifference | null {
  if (first.n < 2 || second.n < 2) return null;
  const value = meanOf(first) - meanOf(second);
  const [a, b] = [varianceOfMean(first), varianceOfMean(second)];
  const error = Math.sqrt(a + b);
  if (error === 0) {
    return { difference: { value, low: value, high: value }, pValue: value === 0 ? 1 : 0 };
  }
  const freedom = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const half = studentQuantile(0.975, freedom) * error;
  return {
    difference: { value, low: value - half, high: value + half },
    pValue: studentTwoSided(value / error, freedom),
  };
}

/** The values of all that are not among these. */
export const without = (all: Moments, these: Moments): Moments => ({
  n: all.n - these.n,
  sum: all.sum - these.sum,
  sumOfSquares: all.sumOfSquares - these.sumOfSquares,
});

/** The difference of two differences, with the normal limit of their intervals put together. */
export function differenceOfDifferences(
  first: MeanDifference | null,
  second: MeanDifference | null,
): Interval | null {
  if (!first || !second) return null;
  const [a, b] = [first.difference, second.difference];
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
