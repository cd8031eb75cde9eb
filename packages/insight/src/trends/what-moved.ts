import { seededRandom } from '../random.js';
import type { Interval } from '../types.js';

/** One piece of feedback with a rating. */
export interface RatedFeedback {
  /** Whoever gave it: the bootstrap draws customers, whose feedback moves together. */
  readonly customer: string;
  readonly period: 'before' | 'after';
  /** On whatever scale the mean is wanted: the rating itself, or `npsScore` of it. */
  readonly value: number;
  /** Themes that it speaks of; its weight is shared equally among them. None: it counts for `null`. */
  readonly themes: readonly string[];
}

/** A theme's part of all feedback in one period, and what that part gives. */
export interface PartOfPeriod {
  /** Share of the rated feedback, 0–1; all themes and `null` add up to 1. */
  readonly share: number;
  /** Mean of its values; null where it has none. */
  readonly mean: number | null;
}

export interface Contribution {
  /** Null for feedback of no theme. */
  readonly theme: string | null;
  readonly before: PartOfPeriod;
  readonly after: PartOfPeriod;
  /** By being a larger or smaller part of the feedback than before, given how far it lies from the mean. */
  readonly mix: Interval;
  /** By being rated better or worse than before. */
  readonly level: Interval;
  /** Both together. */
  readonly total: Interval;
}

interface PeriodMean {
  readonly mean: number | null;
  readonly items: number;
  readonly customers: number;
}

export interface WhatMoved {
  readonly before: PeriodMean;
  readonly after: PeriodMean;
  /** Mean after less mean before: the sum of all contributions. Null where a period has nothing rated. */
  readonly change: Interval | null;
  /** Largest first, whichever way. */
  readonly contributions: readonly Contribution[];
}

export interface WhatMovedOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Drawings of the bootstrap; by default 500, fewer (at least 100) where there is much feedback. */
  readonly draws?: number;
}

const usualDraws = 500;
const fewestDraws = 100;
/** Weights that may be added up in all drawings together before there are fewer of them. */
const mostWork = 40_000_000;

/**
 * Net promoter value of a rating on a scale of 0 to 10 (Reichheld 2003): 100 for 9 and 10, −100 up to 6. Its
 * mean is the NPS.
 *
 * @throws RangeError where the rating is outside 0 to 10.
 */
export function npsScore(rating: number): number {
  if (!(rating >= 0 && rating <= 10)) {
    throw new RangeError(`npsScore: a rating of 0 to 10 is needed, got ${rating}.`);
  }
  return rating >= 9 ? 100 : rating > 6 ? 0 : -100;
}

/**
 * What each theme contributed to a change of the mean rating (or NPS) between two periods, adding up to it
 * (Kitagawa 1955, JASA 50: difference between two rates). Level: mean share × change of the theme's mean.
 * Mix: change of the share × distance of the theme's mean from the mean of all. A theme that is in one
 * period alone has no change of level. Intervals: 95 %, percentiles of a bootstrap over customers.
 *
 * Linear in the feedback times the drawings; the order of the feedback does not matter.
 *
 * @throws RangeError where a value is not finite or `draws` is not a whole number from 2 on.
 */
export function whatMoved(
  feedback: readonly RatedFeedback[],
  options: WhatMovedOptions = {},
): WhatMoved {
  const table = tableOf(feedback);
  const { themes, customers, weights } = table;
  const width = themes.length;
  const draws =
    options.draws ??
    Math.max(fewestDraws, Math.min(usualDraws, Math.floor(mostWork / Math.max(1, weights.length))));
  if (!Number.isInteger(draws) || draws < 2) {
    throw new RangeError(`whatMoved: draws must be a whole number from 2 on, is ${draws}.`);
  }
  const once = new Float64Array(customers.length - 1).fill(1);
  const real = partsOf(table, once);
  const before = periodMean(feedback, 'before', real);
  const after = periodMean(feedback, 'after', real);
  if (before.mean === null || after.mean === null) {
    return { before, after, change: null, contributions: [] };
  }
  const point = decompose(real, width);
  const random = seededRandom(options.seed ?? 1);
  const seen = Array.from({ length: 3 }, () =>
    Array.from({ length: width }, () => new Float64Array(draws)),
  );
  const changes = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = decompose(partsOf(table, drawCustomers(once.length, random)), width);
    changes[draw] = drawn.change;
    for (let t = 0; t < width; t += 1) {
      for (const [part, values] of [drawn.mix, drawn.level, drawn.total].entries()) {
        const column = seen[part]?.[t];
        if (column) column[draw] = values[t] ?? 0;
      }
    }
  }
  const contributions = themes.map((theme, t): Contribution => {
    const [mix, level, total] = [point.mix, point.level, point.total].map((values, part) =>
      interval(values[t] ?? 0, seen[part]?.[t] ?? changes),
    );
    const none: Interval = { value: 0, low: 0, high: 0 };
    return {
      theme,
      before: partOf(real, 0, t, width),
      after: partOf(real, 1, t, width),
      mix: mix ?? none,
      level: level ?? none,
      total: total ?? none,
    };
  });
  return {
    before,
    after,
    change: interval(point.change, changes),
    contributions: contributions.sort(
      (a, b) =>
        Math.abs(b.total.value) - Math.abs(a.total.value) ||
        ((a.theme ?? '') < (b.theme ?? '') ? -1 : 1),
    ),
  };
}

/** Weights by customer, so that a drawing only has to say how often each customer was drawn. */
interface Table {
  readonly themes: readonly (string | null)[];
  /** Where each customer's weights begin, and at the end where the last's end. */
  readonly customers: Uint32Array;
  /** Period × themes + theme. */
  readonly cells: Uint32Array;
  readonly weights: Float64Array;
  readonly sums: Float64Array;
}

function tableOf(feedback: readonly RatedFeedback[]): Table {
  const names = new Set<string | null>();
  const byCustomer = new Map<
    string,
    { theme: string | null; period: number; w: number; v: number }[]
  >();
  for (const [i, { customer, period, value, themes }] of feedback.entries()) {
    if (!Number.isFinite(value)) {
      throw new RangeError(
        `whatMoved: feedback ${i} has the value ${value}; give finite numbers only.`,
      );
    }
    const own = byCustomer.get(customer) ?? [];
    byCustomer.set(customer, own);
    const distinct: readonly (string | null)[] = themes.length > 0 ? [...new Set(themes)] : [null];
    for (const theme of distinct) {
      names.add(theme);
      own.push({ theme, period: period === 'after' ? 1 : 0, w: 1 / distinct.length, v: value });
    }
  }
  const order = (a: string | null, b: string | null): number =>
    a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1;
  const themes = [...names].sort(order);
  const numbers = new Map(themes.map((theme, t) => [theme, t]));
  // Sorted, so that sums are rounded alike whatever the order of the input.
  const sorted = [...byCustomer].sort(([a], [b]) => order(a, b));
  const length = sorted.reduce((sum, [, own]) => sum + own.length, 0);
  const customers = new Uint32Array(sorted.length + 1);
  const cells = new Uint32Array(length);
  const weights = new Float64Array(length);
  const sums = new Float64Array(length);
  let at = 0;
  for (const [c, [, own]] of sorted.entries()) {
    own.sort((a, b) => a.period - b.period || order(a.theme, b.theme) || a.v - b.v || a.w - b.w);
    for (const { theme, period, w, v } of own) {
      cells[at] = period * themes.length + (numbers.get(theme) ?? 0);
      weights[at] = w;
      sums[at] = w * v;
      at += 1;
    }
    customers[c + 1] = at;
  }
  return { themes, customers, cells, weights, sums };
}

/** Weight and weighted sum by period and theme. */
interface Parts {
  readonly weight: Float64Array;
  readonly sum: Float64Array;
}

function partsOf({ themes, customers, cells, weights, sums }: Table, times: Float64Array): Parts {
  const weight = new Float64Array(2 * themes.length);
  const sum = new Float64Array(2 * themes.length);
  for (let c = 0; c + 1 < customers.length; c += 1) {
    const drawn = times[c] ?? 0;
    if (drawn === 0) continue;
    const to = customers[c + 1] ?? 0;
    for (let i = customers[c] ?? 0; i < to; i += 1) {
      const cell = cells[i] ?? 0;
      weight[cell] = (weight[cell] ?? 0) + drawn * (weights[i] ?? 0);
      sum[cell] = (sum[cell] ?? 0) + drawn * (sums[i] ?? 0);
    }
  }
  return { weight, sum };
}

function drawCustomers(count: number, random: () => number): Float64Array {
  const times = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const c = Math.floor(random() * count);
    times[c] = (times[c] ?? 0) + 1;
  }
  return times;
}

const total = (values: Float64Array, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i] ?? 0;
  return sum;
};

interface Decomposed {
  readonly mix: Float64Array;
  readonly level: Float64Array;
  readonly total: Float64Array;
  readonly change: number;
}

function decompose({ weight, sum }: Parts, width: number): Decomposed {
  const mix = new Float64Array(width);
  const level = new Float64Array(width);
  const both = new Float64Array(width);
  const [n0, n1] = [total(weight, 0, width), total(weight, width, 2 * width)];
  // A drawing without anybody of one period tells of no change.
  if (n0 === 0 || n1 === 0) return { mix, level, total: both, change: 0 };
  const [mean0, mean1] = [total(sum, 0, width) / n0, total(sum, width, 2 * width) / n1];
  const middle = (mean0 + mean1) / 2;
  for (let t = 0; t < width; t += 1) {
    const [w0, w1] = [weight[t] ?? 0, weight[width + t] ?? 0];
    if (w0 === 0 && w1 === 0) continue;
    const m0 = w0 > 0 ? (sum[t] ?? 0) / w0 : (sum[width + t] ?? 0) / w1;
    const m1 = w1 > 0 ? (sum[width + t] ?? 0) / w1 : m0;
    const [share0, share1] = [w0 / n0, w1 / n1];
    mix[t] = (share1 - share0) * ((m0 + m1) / 2 - middle);
    level[t] = ((share0 + share1) / 2) * (m1 - m0);
    both[t] = (mix[t] ?? 0) + (level[t] ?? 0);
  }
  return { mix, level, total: both, change: mean1 - mean0 };
}

function partOf(
  { weight, sum }: Parts,
  period: number,
  theme: number,
  width: number,
): PartOfPeriod {
  const all = total(weight, period * width, (period + 1) * width);
  const own = weight[period * width + theme] ?? 0;
  const value = sum[period * width + theme] ?? 0;
  return { share: all > 0 ? own / all : 0, mean: own > 0 ? value / own : null };
}

function periodMean(
  feedback: readonly RatedFeedback[],
  period: RatedFeedback['period'],
  { weight, sum }: Parts,
): PeriodMean {
  const own = feedback.filter((item) => item.period === period);
  const width = weight.length / 2;
  const from = period === 'after' ? width : 0;
  const all = total(weight, from, from + width);
  return {
    mean: own.length > 0 ? total(sum, from, from + width) / all : null,
    items: own.length,
    customers: new Set(own.map(({ customer }) => customer)).size,
  };
}

/** The middle 95 % of what was drawn; the value itself is always inside. */
function interval(value: number, drawn: Float64Array): Interval {
  const sorted = drawn.slice().sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? value;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) };
}
