import type { Interval } from './interval.js';
import type { Random } from './random.js';
import { normalDraw, poissonDraw } from './draw.js';
import { cumulantQuantile, z95Quantiles, type Cumulants } from './cumulants.js';

export interface BootstrapOptions {
  readonly random: Random;
  /** Draws where the distribution must be drawn. */
  readonly draws?: number;
  /** How many accounts there are with those whose values are all 0; without it only those given. */
  readonly population?: number;
}

const usualDraws = 2000;
/** Up to so many accounts each draw picks that many with replacement, as Efron does. */
const mostPicked = 400;

/**
 * 95 % percentile interval of a sum over accounts (Efron 1979): accounts are drawn with replacement.
 *
 * Many accounts are given Poisson(1) counts instead (Hanley and MacGibbon 2006), centred so that their number
 * stays. The cumulants of that sum are known exactly, so where it is near enough to a normal one its
 * percentiles come from them (Cornish and Fisher 1938) without drawing: the limit of endlessly many draws.
 *
 * @param values One value for each account; accounts of value 0 may be left out and counted in `population`.
 */
export function bootstrapSum(values: ArrayLike<number>, options: BootstrapOptions): Interval {
  return bootstrap(values, undefined, options);
}

/**
 * The same for the ratio of two sums over accounts, both drawn together.
 *
 * @param over Denominators, ≥ 0. Where they add up to 0 there is no ratio: `null`.
 */
export function bootstrapRatio(
  values: ArrayLike<number>,
  over: ArrayLike<number>,
  options: BootstrapOptions,
): Interval | null {
  if (values.length !== over.length) throw new RangeError('As many values as denominators.');
  return total(over) > 0 ? bootstrap(values, over, options) : null;
}

function bootstrap(
  values: ArrayLike<number>,
  over: ArrayLike<number> | undefined,
  options: BootstrapOptions,
): Interval {
  const population = Math.max(values.length, options.population ?? 0);
  const sum = total(values);
  const value = over === undefined ? sum : sum / total(over);
  if (population === 0) return { value: 0, low: 0, high: 0 };
  const known = population > mostPicked ? fromCumulants(values, over, population) : undefined;
  if (known !== undefined) return { value, ...known };
  const draws = options.draws ?? usualDraws;
  const found = new Float64Array(draws);
  const draw = population > mostPicked ? drawCounts : drawPicks;
  for (let i = 0; i < draws; i += 1) found[i] = draw(values, over, population, options.random);
  const kept = found.filter((one) => !Number.isNaN(one)).toSorted();
  return { value, low: percentile(kept, 0.025), high: percentile(kept, 0.975) };
}

/** Efron's way: as many accounts as there are, drawn with replacement. */
function drawPicks(
  values: ArrayLike<number>,
  over: ArrayLike<number> | undefined,
  population: number,
  random: Random,
): number {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < population; i += 1) {
    const picked = Math.floor(random() * population);
    if (picked >= values.length) continue;
    top += values[picked] ?? 0;
    bottom += over?.[picked] ?? 0;
  }
  return over === undefined ? top : top / (bottom > 0 ? bottom : Number.NaN);
}

/** Poisson counts; a sum is centred on the mean of all accounts, so that only who is drawn varies, not how many. */
function drawCounts(
  values: ArrayLike<number>,
  over: ArrayLike<number> | undefined,
  population: number,
  random: Random,
): number {
  let top = 0;
  let bottom = 0;
  let drawn = 0;
  for (let i = 0; i < values.length; i += 1) {
    const count = poissonDraw(1, random);
    drawn += count;
    top += count * (values[i] ?? 0);
    bottom += count * (over?.[i] ?? 0);
  }
  if (over !== undefined) return top / (bottom > 0 ? bottom : Number.NaN);
  const zeros = population - values.length;
  if (zeros > 0) drawn += Math.round(zeros + Math.sqrt(zeros) * normalDraw(random));
  return top - (drawn - population) * (total(values) / population);
}

/** Percentiles from the cumulants; undefined where the distribution is too skewed for that. */
function fromCumulants(
  values: ArrayLike<number>,
  over: ArrayLike<number> | undefined,
  population: number,
): Pick<Interval, 'low' | 'high'> | undefined {
  if (over === undefined) {
    const mean = total(values) / population;
    const cumulants = cumulantsAround(values, population, mean);
    const [low, high] = z95Quantiles.map((z) => cumulantQuantile(cumulants, z));
    return low === undefined || high === undefined ? undefined : { low, high };
  }
  const low = ratioQuantile(values, over, z95Quantiles[0]);
  const high = ratioQuantile(values, over, z95Quantiles[1]);
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Of sum + Σ (count − 1)(value − mean): the r-th cumulant is Σ (value − mean)^r. */
function cumulantsAround(values: ArrayLike<number>, population: number, mean: number): Cumulants {
  const zeros = population - values.length;
  let second = zeros * mean ** 2;
  let third = -zeros * mean ** 3;
  let fourth = zeros * mean ** 4;
  for (let i = 0; i < values.length; i += 1) {
    const apart = (values[i] ?? 0) - mean;
    const square = apart * apart;
    second += square;
    third += square * apart;
    fourth += square * square;
  }
  return { first: mean * population, second, third, fourth };
}

/** The ratio r at which Σ counts × (value − r × over) has its quantile at 0: then P(ratio ≤ r) is that quantile's. */
function ratioQuantile(
  values: ArrayLike<number>,
  over: ArrayLike<number>,
  z: number,
): number | undefined {
  const moments = crossMoments(values, over);
  const at = (r: number): number | undefined => cumulantQuantile(ofDifference(moments, r), -z);
  const ratio = (moments[0]?.[1] ?? 0) / (moments[0]?.[0] ?? 1);
  const spread = Math.sqrt(ofDifference(moments, ratio).second) / (moments[0]?.[0] ?? 1);
  let low = ratio - 8 * spread;
  let high = ratio + 8 * spread;
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2;
    const quantile = at(middle);
    if (quantile === undefined) return undefined;
    if (quantile > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** moments[r − 1][k] = Σ value^k × over^(r − k), for r = 1 … 4. */
function crossMoments(values: ArrayLike<number>, over: ArrayLike<number>): number[][] {
  const moments = [1, 2, 3, 4].map((r) => Array.from({ length: r + 1 }, () => 0));
  for (let i = 0; i < values.length; i += 1) {
    const v = values[i] ?? 0;
    const d = over[i] ?? 0;
    for (let r = 1; r <= 4; r += 1) {
      const row = moments[r - 1] ?? [];
      for (let k = 0; k <= r; k += 1) row[k] = (row[k] ?? 0) + v ** k * d ** (r - k);
    }
  }
  return moments;
}

const binomials = [
  [1, 1],
  [1, 2, 1],
  [1, 3, 3, 1],
  [1, 4, 6, 4, 1],
];

function ofDifference(moments: readonly (readonly number[])[], r: number): Cumulants {
  const [first = 0, second = 0, third = 0, fourth = 0] = moments.map((row, index) =>
    row.reduce(
      (sum, moment, k) => sum + (binomials[index]?.[k] ?? 0) * moment * (-r) ** (index + 1 - k),
      0,
    ),
  );
  return { first, second, third, fourth };
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return sum;
}

/** Linear between order statistics (Hyndman and Fan's type 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
