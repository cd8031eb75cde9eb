import { logGamma, normalCdf } from '../distributions.js';
import type { Interval } from '../interval.js';
import { wilson, z95 } from '../share.js';

/** `touched` of `customers` in each of two groups. */
export interface TwoByTwo {
  readonly touched: number;
  readonly customers: number;
  readonly otherTouched: number;
  readonly otherCustomers: number;
}

const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Chances of how many of all touched ones lie in the first group, given the margins, from `least` on. */
function hypergeometric(table: TwoByTwo): { least: number; chances: Float64Array } {
  const touched = table.touched + table.otherTouched;
  const least = Math.max(0, touched - table.otherCustomers);
  const most = Math.min(touched, table.customers);
  const chances = new Float64Array(Math.max(1, most - least + 1));
  const { customers, otherCustomers } = table;
  // From the likeliest outwards, each chance from its neighbour's: one logarithm for all of them.
  const mode = Math.floor(((touched + 1) * (customers + 1)) / (customers + otherCustomers + 2));
  const from = Math.min(most, Math.max(least, mode));
  chances[from - least] = Math.exp(
    logChoose(customers, from) +
      logChoose(otherCustomers, touched - from) -
      logChoose(customers + otherCustomers, touched),
  );
  const rise = (k: number): number =>
    ((touched - k) * (customers - k)) / ((k + 1) * (otherCustomers - touched + k + 1));
  // Far out the chances are 0, and stay so.
  for (let k = from; k < most && chances[k - least] !== 0; k += 1) {
    chances[k + 1 - least] = (chances[k - least] ?? 0) * rise(k);
  }
  for (let k = from; k > least && chances[k - least] !== 0; k -= 1) {
    chances[k - 1 - least] = (chances[k - least] ?? 0) / rise(k - 1);
  }
  return { least, chances };
}

/** Above this many products the sum of strata is taken as normal, which it then is. */
const mostProducts = 250_000;

/** A p-value, and all that the test could have given with these margins, smallest first; null for any. */
export interface DiscretePValue {
  readonly pValue: number;
  readonly attainable: Float64Array | null;
}

/**
 * P(as many touched in the first groups or more), where being touched has nothing to do with the group:
 * Fisher's exact test for one table; for several strata the exact conditional test on their sum (Zelen
 * 1971), by Mantel & Haenszel's normal limit (1959, corrected for continuity) where counts are large.
 */
export function moreInFirst(strata: readonly TwoByTwo[]): DiscretePValue {
  let least = 0;
  let chances: Float64Array = new Float64Array([1]);
  for (const table of strata) {
    const next = hypergeometric(table);
    if (chances.length * next.chances.length > mostProducts) {
      return { pValue: mantelHaenszel(strata, 1), attainable: null };
    }
    least += next.least;
    chances = chances.length === 1 ? next.chances : convolve(chances, next.chances);
  }
  const observed = strata.reduce((sum, { touched }) => sum + touched, 0);
  // From the most that could be touched downwards: each tail is the p-value of its count.
  const attainable = new Float64Array(chances.length);
  let tail = 0;
  for (let i = 0; i < chances.length; i += 1) {
    tail += chances[chances.length - 1 - i] ?? 0;
    attainable[i] = Math.min(1, tail);
  }
  return { pValue: attainable[chances.length - 1 - (observed - least)] ?? 1, attainable };
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i += 1) {
    const chance = a[i] ?? 0;
    if (chance < 1e-300) continue;
    for (let j = 0; j < b.length; j += 1) sum[i + j] = (sum[i + j] ?? 0) + chance * (b[j] ?? 0);
  }
  return sum;
}

/** The same tail by the normal limit, with the counts' variance `scatter` times that of chance. */
export function mantelHaenszel(strata: readonly TwoByTwo[], scatter: number): number {
  let [excess, variance] = [0, 0];
  for (const { touched, customers, otherTouched, otherCustomers } of strata) {
    const all = customers + otherCustomers;
    const allTouched = touched + otherTouched;
    if (all < 2) continue;
    excess += touched - (customers * allTouched) / all;
    variance +=
      (customers * otherCustomers * allTouched * (all - allTouched)) / (all * all * (all - 1));
  }
  if (variance <= 0) return 1;
  return 1 - normalCdf((excess - 0.5) / Math.sqrt(variance * scatter));
}

/**
 * Log-odds ratio of being touched, first group against second, with 95 % interval. An informative
 * Dirichlet prior (Monroe, Colaresi & Quinn 2008), spread as if the group made no difference and worth one
 * touched customer (one untouched, where most are touched), keeps it finite and draws small counts
 * towards "no difference". Several strata are pooled by inverse variance (Woolf 1955).
 *
 * @param scatter How many times the counts' variance exceeds that of chance.
 */
export function logOddsRatio(strata: readonly TwoByTwo[], scatter = 1): Interval {
  let [weights, weighted] = [0, 0];
  for (const { touched, customers, otherTouched, otherCustomers } of strata) {
    const all = customers + otherCustomers;
    if (customers === 0 || otherCustomers === 0) continue;
    const share = (touched + otherTouched + 0.5) / (all + 1);
    const prior = 1 / Math.min(share, 1 - share) / all;
    const cells = [
      touched + prior * customers * share,
      customers - touched + prior * customers * (1 - share),
      otherTouched + prior * otherCustomers * share,
      otherCustomers - otherTouched + prior * otherCustomers * (1 - share),
    ] as const;
    const weight = 1 / cells.reduce((sum, cell) => sum + 1 / cell, 0);
    weights += weight;
    weighted += weight * Math.log((cells[0] * cells[3]) / (cells[1] * cells[2]));
  }
  if (weights === 0) return { value: 0, low: -Infinity, high: Infinity };
  const value = weighted / weights;
  const half = z95 * Math.sqrt(scatter / weights);
  return { value, low: value - half, high: value + half };
}

/**
 * Share of the first group less that of the second with 95 % interval: Newcombe's hybrid of two Wilson
 * intervals (1998, method 10), pooled over strata with the weights of Mantel and Haenszel (Yan & Su 2010).
 */
export function shareDifference(strata: readonly TwoByTwo[], scatter = 1): Interval {
  let [weights, value, down, up] = [0, 0, 0, 0];
  for (const { touched, customers, otherTouched, otherCustomers } of strata) {
    if (customers === 0 || otherCustomers === 0) continue;
    const weight = (customers * otherCustomers) / (customers + otherCustomers);
    const first = wilson(touched / scatter, customers / scatter);
    const second = wilson(otherTouched / scatter, otherCustomers / scatter);
    weights += weight;
    value += weight * (first.value - second.value);
    down += weight ** 2 * ((first.value - first.low) ** 2 + (second.high - second.value) ** 2);
    up += weight ** 2 * ((first.high - first.value) ** 2 + (second.value - second.low) ** 2);
  }
  if (weights === 0) return { value: 0, low: -1, high: 1 };
  return {
    value: value / weights,
    low: (value - Math.sqrt(down)) / weights,
    high: (value + Math.sqrt(up)) / weights,
  };
}
