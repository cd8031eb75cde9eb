import { normalDraw, poissonDraw } from '../draw.js';
import type { Interval } from '../interval.js';
import type { Random } from '../random.js';
import {
  cumulantQuantile,
  cumulantsOf,
  isNearNormal,
  z95Quantiles,
  type Cumulants,
} from './cumulants.js';
import { middle95 } from './middle.js';

/**
 * Interval of sum + Σ (count − 1) × (value − mean) with Poisson(1) counts: its r-th cumulant is
 * Σ (value − mean)^r over all accounts, those of value 0 too.
 */
export function sumInterval(
  values: ArrayLike<number>,
  population: number,
  draws: number,
  random: Random,
): Pick<Interval, 'low' | 'high'> {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  const mean = sum / population;
  const apart = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) apart[i] = (values[i] ?? 0) - mean;
  const zeros = { count: population - values.length, each: -mean };
  const all = cumulantsOf(apart, zeros);
  if (isNearNormal(all)) {
    const [low, high] = z95Quantiles.map((z) => sum + cumulantQuantile({ ...all, first: 0 }, z));
    return { low: low ?? sum, high: high ?? sum };
  }
  const { large, rest } = partLarge(apart, all);
  const centred = { ...rest, first: 0 };
  const found = new Float64Array(draws);
  for (let i = 0; i < draws; i += 1) {
    let drawn = sum + cumulantQuantile(centred, normalDraw(random));
    for (const one of large) drawn += (poissonDraw(1, random) - 1) * one;
    found[i] = drawn;
  }
  return middle95(found);
}

/** The largest parts, so many that what is left is near enough to normal. */
function partLarge(
  parts: Float64Array,
  all: Cumulants,
): { readonly large: readonly number[]; readonly rest: Cumulants } {
  const sorted = parts.toSorted((a, b) => Math.abs(b) - Math.abs(a));
  const large: number[] = [];
  let rest = all;
  for (const part of sorted) {
    if (isNearNormal(rest)) break;
    large.push(part);
    rest = {
      first: rest.first - part,
      // What rounding leaves of nothing is not below nothing.
      second: Math.max(0, rest.second - part ** 2),
      third: rest.third - part ** 3,
      fourth: Math.max(0, rest.fourth - part ** 4),
    };
  }
  return { large, rest };
}
