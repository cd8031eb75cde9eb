import { lowerTail, studentTwoSided } from './distributions.js';

/** Counts of one theme by week with the volume of all feedback. */
export interface ThemeSeries {
  readonly counts: Float64Array;
  readonly totals: Float64Array;
}

export interface Slope {
  /** Change of the logarithm of the share by week. */
  readonly perWeek: number;
  readonly standardError: number;
  readonly degrees: number;
  /** Two-sided. */
  readonly pValue: number;
}

const blockWeeks = 4;
const fewestBlocks = 6;
const priorDegrees = 15;
const mostSteps = 25;

/** Sums over blocks of weeks: neighbouring weeks resemble each other, which would feign certainty. */
function inBlocks({ counts, totals }: ThemeSeries): {
  x: number[];
  n: number[];
  t: number[];
  size: number;
} {
  const size = Math.max(1, Math.min(blockWeeks, Math.floor(counts.length / fewestBlocks)));
  const x: number[] = [];
  const n: number[] = [];
  const t: number[] = [];
  for (let end = counts.length; end > 0; end -= size) {
    const start = Math.max(0, end - size);
    let count = 0;
    let volume = 0;
    for (let w = start; w < end; w += 1) {
      count += counts[w] ?? 0;
      volume += totals[w] ?? 0;
    }
    if (volume <= 0) continue;
    x.push(count);
    n.push(volume);
    t.push((start + end) / 2);
  }
  return { x, n, t, size };
}

/**
 * Log-linear regression of counts on time with the logarithm of the volume as offset (quasi-Poisson,
 * McCullagh & Nelder 1989), by iteratively reweighted least squares. Uses every week, so that growth of a
 * few per cent a month over a year is seen, which a comparison of two quarters misses.
 *
 * @param dispersionOfWeeks Variance / mean of weekly counts.
 * @returns null where there is too little to fit.
 */
export function slopeOf(series: ThemeSeries, dispersionOfWeeks: number): Slope | null {
  const { x, n, t } = inBlocks(series);
  const blocks = x.length;
  let sumX = 0;
  let sumN = 0;
  for (let i = 0; i < blocks; i += 1) {
    sumX += x[i] ?? 0;
    sumN += n[i] ?? 0;
  }
  if (blocks < fewestBlocks || sumX < 5) return null;
  const middle = t.reduce((sum, value) => sum + value, 0) / blocks;
  let a = Math.log(sumX / sumN);
  let b = 0;
  let information = 0;
  for (let step = 0; step < mostSteps; step += 1) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let g0 = 0;
    let g1 = 0;
    for (let i = 0; i < blocks; i += 1) {
      const time = (t[i] ?? 0) - middle;
      const mean = (n[i] ?? 0) * Math.exp(a + b * time);
      s0 += mean;
      s1 += mean * time;
      s2 += mean * time * time;
      g0 += (x[i] ?? 0) - mean;
      g1 += ((x[i] ?? 0) - mean) * time;
    }
    const determinant = s0 * s2 - s1 * s1;
    if (!(determinant > 1e-12)) return null;
    information = determinant / s0;
    const da = (s2 * g0 - s1 * g1) / determinant;
    const db = (s0 * g1 - s1 * g0) / determinant;
    // A theme said only at one end would send the slope to infinity.
    a += Math.max(-1, Math.min(1, da));
    b = Math.max(-0.3, Math.min(0.3, b + Math.max(-0.05, Math.min(0.05, db))));
    if (Math.abs(da) < 1e-9 && Math.abs(db) < 1e-11) break;
  }
  let pearson = 0;
  for (let i = 0; i < blocks; i += 1) {
    const mean = (n[i] ?? 0) * Math.exp(a + b * ((t[i] ?? 0) - middle));
    pearson += ((x[i] ?? 0) - mean) ** 2 / Math.max(mean, 1e-9);
  }
  // What weeks say of the dispersion counts as `priorDegrees` blocks; blocks tell whether weeks move together.
  const degrees = blocks - 2 + priorDegrees;
  const dispersion = Math.max(1, (pearson + dispersionOfWeeks * priorDegrees) / degrees);
  const standardError = Math.sqrt(dispersion / information);
  return {
    perWeek: b,
    standardError,
    degrees,
    pValue: studentTwoSided(b / standardError, degrees),
  };
}

export interface Change {
  /** Logarithm of the ratio of the two shares. */
  readonly logRatio: number;
  readonly standardError: number;
  readonly pValue: number;
}

/** Ratio of the share in weeks `[from, to)` to the share in the as many weeks before. */
export function changeOf(
  { counts, totals }: ThemeSeries,
  from: number,
  to: number,
  dispersion: number,
): Change | null {
  const length = to - from;
  if (length < 1 || from - length < 0) return null;
  let now = 0;
  let nowVolume = 0;
  let then = 0;
  let thenVolume = 0;
  for (let w = from; w < to; w += 1) {
    now += counts[w] ?? 0;
    nowVolume += totals[w] ?? 0;
    then += counts[w - length] ?? 0;
    thenVolume += totals[w - length] ?? 0;
  }
  if (nowVolume <= 0 || thenVolume <= 0 || now + then <= 0) return null;
  // Half a statement on both sides keeps the ratio finite (Haldane 1956).
  const logRatio = Math.log((now + 0.5) / nowVolume) - Math.log((then + 0.5) / thenVolume);
  const standardError = Math.sqrt(dispersion * (1 / (now + 0.5) + 1 / (then + 0.5)));
  const degrees = 2 * length - 2;
  return {
    logRatio,
    standardError,
    pValue: studentTwoSided(logRatio / standardError, Math.max(2, degrees)),
  };
}

export interface Switch {
  /** First week of the quiet time. */
  readonly week: number;
  readonly pValue: number;
}

/** What is left after an end must be at most this share of what was. */
const quietShare = 0.15;
/** The p-value is of "at least this share is left": an end, not just a decline. */
const refutedShare = 0.5;
const fewestBefore = 8;
const fewestQuiet = 4;

/**
 * Whether a theme was said and then fell silent up to the last week: the split of the series with the
 * largest likelihood gain, kept if nearly nothing is left after it. The p-value says how well the quiet
 * fits a theme that lost only half, times the number of places tried.
 */
export function endOf({ counts, totals }: ThemeSeries, dispersion: number): Switch | null {
  const weeks = counts.length;
  let sumX = 0;
  let sumN = 0;
  for (let w = 0; w < weeks; w += 1) {
    sumX += counts[w] ?? 0;
    sumN += totals[w] ?? 0;
  }
  let best = -1;
  let most = 0;
  let bestBefore = { x: 0, n: 0 };
  let beforeX = 0;
  let beforeN = 0;
  for (let w = 0; w < weeks - fewestQuiet; w += 1) {
    beforeX += counts[w] ?? 0;
    beforeN += totals[w] ?? 0;
    if (w + 1 < fewestBefore || beforeX < fewestBefore || beforeN <= 0) continue;
    const x = sumX - beforeX;
    const n = sumN - beforeN;
    if (n <= 0 || x / n > (quietShare * beforeX) / beforeN) continue;
    const gain = logLikelihood(beforeX, beforeN) + logLikelihood(x, n) - logLikelihood(sumX, sumN);
    if (gain > most) {
      most = gain;
      best = w + 1;
      bestBefore = { x: beforeX, n: beforeN };
    }
  }
  if (best < 0) return null;
  const left = sumX - bestBefore.x;
  const volume = sumN - bestBefore.n;
  const mean = (refutedShare * bestBefore.x * volume) / bestBefore.n;
  const spread = dispersion * (1 + (refutedShare * volume) / bestBefore.n);
  const tried = Math.max(1, (weeks - fewestBefore - fewestQuiet) / blockWeeks);
  return { week: best, pValue: Math.min(1, lowerTail(left, mean, spread) * tried) };
}

const logLikelihood = (x: number, n: number): number => (x > 0 ? x * Math.log(x / n) : 0);
