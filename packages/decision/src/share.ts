import type { Interval } from './interval.js';

/** 97.5th percentile of the standard normal distribution. */
export const z95 = 1.959963984540054;

/**
 * 95 % interval of a share by Wilson's score (Wilson 1927): holds its level at shares near 0 and 1 and
 * for few observations, where the usual ± does not.
 *
 * @param successes 0 … `trials`.
 * @param trials May be 0: then nothing is known and the interval is 0–1.
 */
export function wilson(successes: number, trials: number): Interval {
  if (trials <= 0) return { value: 0, low: 0, high: 1 };
  const share = successes / trials;
  const z2 = z95 * z95;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (z95 / (1 + z2 / trials)) *
    Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return {
    value: share,
    low: successes <= 0 ? 0 : Math.max(0, middle - half),
    high: successes >= trials ? 1 : Math.min(1, middle + half),
  };
}
