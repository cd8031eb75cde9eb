import { upperTail } from './distributions.js';
import { benjaminiHochberg } from './false-discovery.js';
import type { WeeklySeries } from './weeks.js';

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
/** Weeks' worth of weight that the dispersion of all themes has in the dispersion of one. */
const pooledWeeks = 12;

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

/** Sums for the moment estimate of the dispersion, and the counts with surges cut down. */
function calmDown(
  series: WeeklySeries,
  theme: number,
  around: Surroundings,
  calm: Float64Array,
): { squares: number; means: number; weeks: number } {
  const { weeks, totals, statements } = series;
  const from = theme * weeks;
  let dispersion = 1;
  let sums = { squares: 0, means: 0, weeks: 0 };
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

/**
 * Weeks in which a theme was said far more often than before and after, under a negative binomial model
 * whose dispersion is estimated from the theme itself and from all themes. Where both sides are known
 * the larger p counts (an intersection–union test), so that a move to a new level is a trend, no surge;
 * the newest weeks have only the side before. Benjamini–Hochberg runs over all themes and weeks.
 */
export function testSurges(series: WeeklySeries): SurgeTest {
  const { weeks, totals, statements, themeCount } = series;
  const cells = themeCount * weeks;
  const calm = Float64Array.from(statements);
  const around = new Surroundings(totals);
  const dispersion = new Float64Array(themeCount).fill(1);
  const allSums = Array.from({ length: themeCount }, (_, theme) =>
    calmDown(series, theme, around, calm),
  );
  let squares = 0;
  let means = 0;
  for (const sums of allSums) {
    // By square root, so that one big theme does not set the dispersion for all.
    const weight = sums.means > 0 ? 1 / Math.sqrt(sums.means) : 0;
    squares += sums.squares * weight;
    means += sums.means * weight;
  }
  const pooled = Math.max(1, means > 0 ? squares / means : 1);
  for (const [theme, sums] of allSums.entries()) {
    const own = sums.means > 0 ? sums.squares / sums.means : pooled;
    const mixed = (own * sums.weeks + pooled * pooledWeeks) / (sums.weeks + pooledWeeks);
    dispersion[theme] = Math.max(1, mixed);
  }
  const pValues = new Float64Array(cells).fill(Number.NaN);
  const expected = new Float64Array(cells);
  let tests = 0;
  for (let theme = 0; theme < themeCount; theme += 1) {
    const from = theme * weeks;
    around.load(calm, from);
    for (let w = 0; w < weeks; w += 1) {
      const before = around.before(w);
      const after = around.after(w);
      if (before.support === 0 && after.support === 0) continue;
      tests += 1;
      const higher = before.mean > after.mean ? before : after;
      expected[from + w] = higher.mean;
      const count = statements[from + w] ?? 0;
      // Not above its surroundings: p is large, whatever it is exactly.
      if (count <= higher.mean || count < 2) continue;
      const spread = dispersion[theme] ?? 1;
      const p = (level: Level): number =>
        level.support === 0 ? 0 : upperTail(count, level.mean, withEstimation(spread, level));
      const larger = Math.max(p(before), p(after));
      const oneSided = before.support === 0 || after.support === 0;
      // Clearly above both sides: then both together are the better estimate of the level.
      pValues[from + w] = oneSided || larger > clearlyAbove ? larger : p(together(before, after));
    }
  }
  return { calm, dispersion, expected, qValue: benjaminiHochberg(pValues, tests), tests };
}
