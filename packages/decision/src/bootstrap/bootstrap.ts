import type { Interval } from '../interval.js';
import type { Random } from '../random.js';
import { middle95 } from './middle.js';
import { drawPicks, pickedSum } from './pick.js';
import { ratioInterval } from './ratio.js';
import { sumInterval } from './sum.js';

export interface BootstrapOptions {
  readonly random: Random;
  /** Draws where the distribution must be drawn. */
  readonly draws?: number;
  /** How many accounts there are with those whose values are all 0; without it only those given. */
  readonly population?: number;
}

const usualDraws = 2000;
/** Up to so many accounts each draw picks that many with replacement, as Efron does. */
const mostPicked = 100;

/**
 * 95 % percentile interval of a sum over accounts (Efron 1979): accounts are drawn with replacement.
 *
 * More than a hundred accounts are given Poisson(1) counts instead (Hanley and MacGibbon 2006), centred so
 * that their number stays. The cumulants of that sum are known exactly, so where it is near enough to a
 * normal one its percentiles come from them (Cornish and Fisher 1938) without drawing: the limit of endlessly
 * many draws. Where a few large accounts rule, those are drawn and the rest comes from its cumulants.
 *
 * @param values One value for each account; accounts of value 0 may be left out and counted in `population`.
 */
export function bootstrapSum(values: ArrayLike<number>, options: BootstrapOptions): Interval {
  const value = total(values);
  const { population, draws, random } = complete(values, options);
  // Of nothing every draw is nothing.
  if (values.length === 0) return { value: 0, low: 0, high: 0 };
  if (population > mostPicked) return { value, ...sumInterval(values, population, draws, random) };
  const found = new Float64Array(draws);
  for (let i = 0; i < draws; i += 1) found[i] = pickedSum(values, population, random);
  return { value, ...middle95(found) };
}

/**
 * The same for the ratio of two sums over accounts, drawn together.
 *
 * @param over Denominators, ≥ 0. Where they add up to 0 there is no ratio: `null`.
 */
export function bootstrapRatio(
  values: ArrayLike<number>,
  over: ArrayLike<number>,
  options: Omit<BootstrapOptions, 'population'>,
): Interval | null {
  if (values.length !== over.length) throw new RangeError('As many values as denominators.');
  if (!(total(over) > 0)) return null;
  const value = total(values) / total(over);
  const { population, draws, random } = complete(values, options);
  if (population > mostPicked) {
    return { value, ...ratioInterval(values, over, draws, random) };
  }
  const ratios = new Float64Array(draws);
  for (let i = 0; i < draws;) {
    const { top, bottom } = drawPicks(values, over, population, random);
    // A draw of accounts without a denominator has no ratio; there is one with, so another draw will come.
    if (bottom <= 0) continue;
    ratios[i] = top / bottom;
    i += 1;
  }
  return { value, ...middle95(ratios) };
}

const complete = (values: ArrayLike<number>, options: BootstrapOptions) => ({
  population: Math.max(values.length, options.population ?? 0),
  draws: options.draws ?? usualDraws,
  random: options.random,
});

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return sum;
}
