import type { Interval } from '../interval.js';
import { quantileOfSorted } from '../quantile.js';

/** The middle 95 % of draws. */
export function middle95(draws: Float64Array): Pick<Interval, 'low' | 'high'> {
  const sorted = draws.toSorted();
  return { low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
}
