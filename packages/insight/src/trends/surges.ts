import { upperTail } from './distributions.js';
import { benjaminiHochberg } from './false-discovery.js';
import type { StatementSeries } from './weeks.js';

/** Weeks before, and after, that a week is compared with. */
const windowWeeks = 13;
/** The neighbouring week is left out: what begins on a Friday goes on on Monday. */
const guardWeeks = 1;
/** A side with fewer weeks says too little to test against. */
const fewestWeeks = 6;
/**
 * Counts above the local level by more than this many standard deviations don't shape that level. At 2.58
 * (Farrington et al. 1996) the dispersion came out too small and false surges above their rate.
 */
const clipDeviations = 4;
const clipRounds = 4;
/** Least evidence against either side alone before both are taken together. */
const clearlyAbove = 0.01;
/** Weeks as unlikely as this are left out of their own yardstick. Chance alone makes one in a hundred themes have one. */
const loudP = 8e-5;
const loudRounds = 4;
/** Themes never scatter wholly alike. */
const leastLikeness = 0.01;
/**
 * Scatter beyond chance is believed from so many standard errors on. Estimates that are never below chance lie above it
 * on average, and where there was none beyond it, half of the false surges that may be were not found, nor true ones.
 */
const believedFrom = 1.64;

interface Level {
  readonly mean: number;
  /** Weeks' worth of volume behind it, relative to the week in question; 0 where there is no side. */
  readonly support: number;
}

const noLevel: Level = { mean: 0, support: 0 };

/** What surges were looked for and found, by theme × week cell. */
export interface SurgeTest {
  /** Counts with surges cut down to what their surroundings let expect. */
  readonly calm: Float64Array;
  /** Variance / mean by theme, at least 1. */
  readonly dispersion: Float64Array;
  readonly expected: Float64Array;
  /** Adjusted p; NaN where not tested. */
  readonly qValue: Float64Array;
  readonly tests: number;
}

/** Running sums of one theme's calm counts and of volume, for levels in constant time. */
class Surroundings {
  private readonly counts: Float64Array;
  private readonly volume: Float64Array;
  private readonly active: Uint32Array;
  private readonly totals: Uint32Array;

  constructor(totals: Uint32Array) {
    this.totals = totals;
    this.counts = new Float64Array(totals.length + 1);
    this.volume = new Float64Array(totals.length + 1);
    this.active = new Uint32Array(totals.length + 1);
    for (let w = 0; w < totals.length; w += 1) {
      this.volume[w + 1] = (this.volume[w] ?? 0) + (totals[w] ?? 0);
      this.active[w + 1] = (this.active[w] ?? 0) + ((totals[w] ?? 0) > 0 ? 1 : 0);
    }
  }

  load(calm: Float64Array, from: number): void {
    for (let w = 0; w < this.totals.length; w += 1) {
      this.counts[w + 1] = (this.counts[w] ?? 0) + (calm[from + w] ?? 0);
    }
  }

  private level(week: number, from: number, to: number): Level {
    const low = Math.max(0, from);
    const high = Math.min(this.totals.length, to);
    if (high <= low) return noLevel;
    const weeks = (this.active[high] ?? 0) - (this.active[low] ?? 0);
    const volume = (this.volume[high] ?? 0) - (this.volume[low] ?? 0);
    const own = this.totals[week] ?? 0;
    if (weeks < fewestWeeks || own === 0) return noLevel;
    const seen = (this.counts[high] ?? 0) - (this.counts[low] ?? 0);
    // Half a statement added: a theme never seen before can still be expected.
    return { mean: ((seen + 0.5) * own) / volume, support: volume / own };
  }

  before(week: number): Level {
    return this.level(week, week - guardWeeks - windowWeeks, week - guardWeeks);
  }

  after(week: number): Level {
    return this.level(week, week + guardWeeks + 1, week + guardWeeks + 1 + windowWeeks);
  }
}

/** Variance of a new count around a level that itself was estimated, relative to the mean. */
const withEstimation = (dispersion: number, level: Level): number =>
  dispersion * (1 + 1 / level.support);

/** The level of both sides as one. */
function together(before: Level, after: Level): Level {
  const support = before.support + after.support;
  return { mean: (before.mean * before.support + after.mean * after.support) / support, support };
}

/** Sums for the moment estimate of the dispersion. */
interface Sums {
  readonly squares: number;
  readonly means: number;
  readonly weeks: number;
}

/** Counts with surges cut down, in place, and the sums for their dispersion. */
function calmDown(
  series: StatementSeries,
  theme: number,
  around: Surroundings,
  calm: Float64Array,
): Sums {
  const { weeks, totals, statements } = series;
  const from = theme * weeks;
  let dispersion = 1;
  let sums: { -readonly [K in keyof Sums]: Sums[K] } = { squares: 0, means: 0, weeks: 0 };
  const clipped = new Float64Array(weeks);
  for (let round = 0; round < clipRounds; round += 1) {
    around.load(calm, from);
    sums = { squares: 0, means: 0, weeks: 0 };
    for (let w = 0; w < weeks; w += 1) {
      const count = statements[from + w] ?? 0;
      clipped[w] = count;
      if ((totals[w] ?? 0) === 0) continue;
      const before = around.before(w);
      const after = around.after(w);
      if (before.support === 0 && after.support === 0) continue;
      // The higher side: where a theme moves to a new level its first weeks are no surge.
      const higher = before.mean > after.mean ? before : after;
      const limit =
        higher.mean +
        clipDeviations * Math.sqrt(withEstimation(dispersion, higher) * higher.mean) +
        1;
      clipped[w] = Math.min(count, limit);
      const both = before.support + after.support;
      const mean = (before.mean * before.support + after.mean * after.support) / both;
      const deviation = (clipped[w] ?? 0) - mean;
      sums.squares += deviation * deviation;
      sums.means += mean * (1 + 1 / both);
      sums.weeks += 1;
    }
    calm.set(clipped, from);
    dispersion = Math.max(1, sums.means > 0 ? sums.squares / sums.means : 1);
  }
  return sums;
}

/** Variance of the estimate of one theme's dispersion: that of a mean of squares, wider for small counts. */
const noiseOfDispersion = ({ means, weeks }: Sums, dispersion: number): number =>
  weeks > 0 && means > 0
    ? (2 * dispersion * dispersion + (dispersion * dispersion * weeks) / means) / weeks
    : Infinity;

/**
 * Variance of the true dispersions over themes: what their estimates differ by beyond their own noise; and whether that
 * is more than chance makes of none.
 */
function likeness(
  all: readonly Sums[],
  pooled: number,
): { readonly variance: number; readonly believed: boolean } {
  let excess = 0;
  let weight = 0;
  for (const sums of all) {
    const noise = noiseOfDispersion(sums, pooled);
    if (!(noise < Infinity)) continue;
    const trust = 1 / (noise * noise);
    excess += trust * ((sums.squares / sums.means - pooled) ** 2 - noise);
    weight += trust;
  }
  // A squared normal deviation has twice its squared variance as variance.
  const error = weight > 0 ? Math.sqrt(2 / weight) : Infinity;
  const variance = weight > 0 ? excess / weight : 0;
  return { variance: Math.max(leastLikeness, variance), believed: variance > believedFrom * error };
}

/** Variance / mean of all themes together, and whether it is above that of chance by more than its own error. */
function pooledDispersion(all: readonly Sums[]): {
  readonly pooled: number;
  readonly believed: boolean;
} {
  let squares = 0;
  let means = 0;
  let noise = 0;
  for (const sums of all) {
    // By square root, so that one big theme does not set the dispersion for all.
    const weight = sums.means > 0 ? 1 / Math.sqrt(sums.means) : 0;
    squares += sums.squares * weight;
    means += sums.means * weight;
    if (weight > 0) noise += (sums.means * weight) ** 2 * noiseOfDispersion(sums, 1);
  }
  const pooled = means > 0 ? squares / means : 1;
  const believed = means > 0 && pooled - 1 > (believedFrom * Math.sqrt(noise)) / means;
  return { pooled: Math.max(1, pooled), believed };
}

interface Testing {
  readonly calm: Float64Array;
  readonly spread: number;
  /** Both are written to. */
  readonly expected: Float64Array;
  readonly pValues: Float64Array;
}

/** Tests each week of a theme against its surroundings; returns how many could be. */
function testWeeks(
  { weeks, statements }: StatementSeries,
  theme: number,
  around: Surroundings,
  { calm, spread, expected, pValues }: Testing,
): number {
  const from = theme * weeks;
  let tests = 0;
  around.load(calm, from);
  for (let w = 0; w < weeks; w += 1) {
    const before = around.before(w);
    const after = around.after(w);
    if (before.support === 0 && after.support === 0) continue;
    tests += 1;
    const higher = before.mean > after.mean ? before : after;
    expected[from + w] = higher.mean;
    const count = statements[from + w] ?? 0;
    pValues[from + w] = Number.NaN;
    // Not above its surroundings: p is large, whatever it is exactly.
    if (count <= higher.mean || count < 2) continue;
    const p = (level: Level): number =>
      level.support === 0 ? 0 : upperTail(count, level.mean, withEstimation(spread, level));
    const larger = Math.max(p(before), p(after));
    const oneSided = before.support === 0 || after.support === 0;
    // Clearly above both sides: then both together are the better estimate of the level.
    pValues[from + w] = oneSided || larger > clearlyAbove ? larger : p(together(before, after));
  }
  return tests;
}

/** Moments for the dispersion of calm counts, loud weeks left out. */
function dispersionSums(
  { weeks, totals }: StatementSeries,
  theme: number,
  around: Surroundings,
  calm: Float64Array,
  loud: ReadonlySet<number>,
): Sums {
  const from = theme * weeks;
  const sums = { squares: 0, means: 0, weeks: 0 };
  around.load(calm, from);
  for (let w = 0; w < weeks; w += 1) {
    if ((totals[w] ?? 0) === 0 || loud.has(from + w)) continue;
    const both = together(around.before(w), around.after(w));
    if (!(both.support > 0)) continue;
    sums.squares += ((calm[from + w] ?? 0) - both.mean) ** 2;
    sums.means += both.mean * (1 + 1 / both.support);
    sums.weeks += 1;
  }
  return sums;
}

/**
 * Weeks in which a theme was said far more often than before and after, under a negative binomial model
 * whose dispersion is estimated from the theme itself and from all themes. Where both sides are known
 * the larger p counts (an intersection–union test), so that a move to a new level is a trend, no surge;
 * the newest weeks have only the side before. Benjamini–Hochberg runs over all themes and weeks.
 */
export function testSurges(series: StatementSeries): SurgeTest {
  const { weeks, totals, statements, themeCount } = series;
  const cells = themeCount * weeks;
  const calm = Float64Array.from(statements);
  const around = new Surroundings(totals);
  const dispersion = new Float64Array(themeCount).fill(1);
  const allSums = Array.from({ length: themeCount }, (_, theme) =>
    calmDown(series, theme, around, calm),
  );
  const { pooled, believed } = pooledDispersion(allSums);
  const alike = likeness(allSums, pooled);
  const chanceAlone = !believed && !alike.believed;
  // Empirical Bayes: where themes scatter alike, what one seems to scatter more is chance.
  const shrunk = (sums: Sums): number => {
    if (chanceAlone) return 1;
    const own = sums.means > 0 ? sums.squares / sums.means : pooled;
    const trust = alike.variance / (alike.variance + noiseOfDispersion(sums, pooled));
    return Math.max(1, pooled + (own - pooled) * trust);
  };
  for (const [theme, sums] of allSums.entries()) dispersion[theme] = shrunk(sums);
  const pValues = new Float64Array(cells).fill(Number.NaN);
  const expected = new Float64Array(cells);
  const tested = new Uint32Array(themeCount);
  for (let theme = 0; theme < themeCount; theme += 1) {
    const loud = new Set<number>();
    for (let round = 0; round < loudRounds; round += 1) {
      const spread = dispersion[theme] ?? 1;
      tested[theme] = testWeeks(series, theme, around, { calm, spread, expected, pValues });
      const known = loud.size;
      for (let cell = theme * weeks; cell < (theme + 1) * weeks; cell += 1) {
        if ((pValues[cell] ?? 1) < loudP) loud.add(cell);
      }
      if (loud.size === known) break;
      // Several loud weeks raise the level of each other's surroundings and the scatter: look again without them.
      for (const cell of loud) calm[cell] = Math.min(calm[cell] ?? 0, expected[cell] ?? 0);
      dispersion[theme] = shrunk(dispersionSums(series, theme, around, calm, loud));
    }
  }
  const tests = tested.reduce((sum, count) => sum + count, 0);
  const qValue = benjaminiHochberg(pValues, tests, reachOf(calm, tested, dispersion));
  return { calm, dispersion, expected, qValue, tests };
}

/** No p-value below this is told apart. */
const leastTail = 1e-12;

/**
 * How many p-values of t or less nothing at all would give: a theme said twice a week has only so many
 * counts to show, and none of their tails may lie near t. Each theme stands at its mean level.
 */
function reachOf(
  calm: Float64Array,
  tested: Uint32Array,
  dispersion: Float64Array,
): (t: number) => number {
  const weeks = calm.length / Math.max(1, tested.length);
  const tails = Array.from(tested, (count, theme) => {
    let sum = 0;
    for (let w = 0; w < weeks; w += 1) sum += calm[theme * weeks + w] ?? 0;
    const mean = count > 0 ? sum / weeks : 0;
    const found: number[] = [];
    if (!(mean > 0)) return found;
    let tail = 1;
    for (let x = Math.max(2, Math.ceil(mean)); tail > leastTail; x += 1) {
      tail = upperTail(x, mean, dispersion[theme] ?? 1);
      found.push(tail);
    }
    return found;
  });
  return (t) => {
    let sum = 0;
    for (const [theme, found] of tails.entries()) {
      let low = 0;
      let high = found.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((found[middle] ?? 0) <= t) high = middle;
        else low = middle + 1;
      }
      sum += (tested[theme] ?? 0) * (found[low] ?? 0);
    }
    return sum;
  };
}
