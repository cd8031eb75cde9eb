import { z95 } from './share.js';

/** The first four cumulants: mean, variance, and the sums behind skewness and excess kurtosis. */
export interface Cumulants {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
}

export const z95Quantiles = [-z95, z95] as const;

/** Beyond these the expansion is off by more than some thousand draws would be. */
const mostSkewness = 0.35;
const mostKurtosis = 0.5;

/**
 * The quantile at the standard normal's `z` by Cornish and Fisher's expansion (1938), to the fourth cumulant;
 * `undefined` where skewness or kurtosis are too large for it.
 */
export function cumulantQuantile(cumulants: Cumulants, z: number): number | undefined {
  const deviation = Math.sqrt(cumulants.second);
  if (deviation === 0) return cumulants.first;
  const skewness = cumulants.third / deviation ** 3;
  const kurtosis = cumulants.fourth / deviation ** 4;
  if (Math.abs(skewness) > mostSkewness || Math.abs(kurtosis) > mostKurtosis) return undefined;
  const w =
    z +
    (skewness * (z * z - 1)) / 6 +
    (kurtosis * (z ** 3 - 3 * z)) / 24 -
    (skewness * skewness * (2 * z ** 3 - 5 * z)) / 36;
  return cumulants.first + deviation * w;
}
