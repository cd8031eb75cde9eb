import { z95 } from '../share.js';

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

/** Whether the distribution is near enough to a normal one for `cumulantQuantile`. */
export function isNearNormal({ second, third, fourth }: Cumulants): boolean {
  return (
    second <= 0 ||
    (Math.abs(third) <= mostSkewness * second ** 1.5 && fourth <= mostKurtosis * second ** 2)
  );
}

/** The quantile at the standard normal's `z` by Cornish and Fisher's expansion (1938), to the fourth cumulant. */
export function cumulantQuantile(cumulants: Cumulants, z: number): number {
  const deviation = Math.sqrt(cumulants.second);
  if (deviation === 0) return cumulants.first;
  const skewness = cumulants.third / deviation ** 3;
  const kurtosis = cumulants.fourth / deviation ** 4;
  const w =
    z +
    (skewness * (z * z - 1)) / 6 +
    (kurtosis * (z ** 3 - 3 * z)) / 24 -
    (skewness * skewness * (2 * z ** 3 - 5 * z)) / 36;
  return cumulants.first + deviation * w;
}

/** Sums of powers of what each account adds, and of so many more that add the same. */
export function cumulantsOf(
  parts: ArrayLike<number>,
  more: { readonly count: number; readonly each: number } = { count: 0, each: 0 },
): Cumulants {
  let first = more.count * more.each;
  let second = more.count * more.each ** 2;
  let third = more.count * more.each ** 3;
  let fourth = more.count * more.each ** 4;
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] ?? 0;
    const square = part * part;
    first += part;
    second += square;
    third += square * part;
    fourth += square * square;
  }
  return { first, second, third, fourth };
}
