import type { Interval, Surge, Trend, TrendDirection, WeekCount } from '../types.js';
import { normalCdf } from './distributions.js';
import {
  changeOf,
  endOf,
  slopeOf,
  type Change,
  type Slope,
  type ThemeSeries,
} from './direction.js';
import { benjaminiHochberg } from './false-discovery.js';
import { wilson, z95 } from './intervals.js';
import { testSurges } from './surges.js';
import { mondayOf, type WeeklySeries } from './weeks.js';

export { shareOfCustomers } from './intervals.js';
export { weeklySeries, type WeeklySeries } from './weeks.js';

/** False discoveries allowed among reported surges. */
export const falseDiscoveryRate = 0.05;
/** And among reported directions, whose certainty is shown beside them. */
const directionRate = 0.1;

const comparedWeeks = 12;
const fewestComparedWeeks = 4;
const fewestWeeks = 8;
const fewestStatements = 5;
/** A theme is new while it began at most this many weeks ago. */
const newWeeks = 26;
/** Slopes below this change of the share in a year are called flat, however sure. */
const leastChange = 0.1;
/** A flat theme is certain to the degree that its yearly (or recent) change stays below this. */
const flatChange = 0.25;

interface Tested {
  readonly statements: number;
  readonly slope: Slope | null;
  readonly recent: Change | null;
  readonly shown: Interval | null;
  readonly dispersion: number;
}

const toInterval = (change: Change): Interval => ({
  value: Math.exp(change.logRatio) - 1,
  low: Math.exp(change.logRatio - z95 * change.standardError) - 1,
  high: Math.exp(change.logRatio + z95 * change.standardError) - 1,
});

const reversed = ({ counts, totals }: ThemeSeries): ThemeSeries => ({
  counts: counts.toReversed(),
  totals: totals.toReversed(),
});

/** The last full weeks to compare, as `[from, to)`; shorter than twelve where the history is. */
function comparedRange(series: WeeklySeries): [number, number] | null {
  const to = series.weeks - (series.lastWeekComplete ? 0 : 1);
  const length = Math.min(comparedWeeks, Math.floor(to / 2));
  return length < fewestComparedWeeks ? null : [to - length, to];
}

function surgesOf(
  series: WeeklySeries,
  theme: number,
  test: ReturnType<typeof testSurges>,
): Surge[] {
  const surges: Surge[] = [];
  for (let w = 0; w < series.weeks; w += 1) {
    const cell = theme * series.weeks + w;
    const qValue = test.qValue[cell] ?? Number.NaN;
    if (!(qValue <= falseDiscoveryRate)) continue;
    surges.push({
      week: mondayOf(series.firstWeek + w),
      observed: series.statements[cell] ?? 0,
      expected: test.expected[cell] ?? 0,
      qValue,
    });
  }
  return surges;
}

/** p-value of two tests of one theme that may depend on each other (Cauchy combination, Liu & Xie 2020). */
function combined(a: number, b: number): number {
  const least = 1e-15;
  const score = (p: number): number =>
    Math.tan((0.5 - Math.min(1 - least, Math.max(least, p))) * Math.PI);
  return Math.max(least, Math.min(1, 0.5 - Math.atan((score(a) + score(b)) / 2) / Math.PI));
}

interface Movement {
  readonly pValue: number;
  readonly up: boolean;
  /** Size of the movement as a logarithm, over a year or over the compared weeks. */
  readonly size: number;
}

/** The whole history and the last weeks as one test; the clearer of the two gives the direction. */
function movementOf(slope: Slope | null, recent: Change | null): Movement | null {
  const yearly = slope === null ? 0 : slope.perWeek * 52;
  if (slope === null && recent === null) return null;
  if (slope === null || recent === null) {
    const size = recent?.logRatio ?? yearly;
    return { pValue: (slope ?? recent)?.pValue ?? 1, up: size > 0, size: Math.abs(size) };
  }
  // Within a factor of ten the recent movement is what people mean by a trend.
  const size = recent.pValue <= 10 * slope.pValue ? recent.logRatio : yearly;
  return { pValue: combined(slope.pValue, recent.pValue), up: size > 0, size: Math.abs(size) };
}

/** Probability that the change stays small, by the slope where there is one. */
function flatCertainty({ slope, recent }: Tested): number {
  const [centre, error] =
    slope !== null
      ? [slope.perWeek * 52, slope.standardError * 52]
      : [recent?.logRatio ?? 0, recent?.standardError ?? Infinity];
  if (!(error < Infinity)) return 0;
  const high = Math.log(1 + flatChange);
  return normalCdf((high - centre) / error) - normalCdf((-high - centre) / error);
}

/**
 * Trend of every theme: direction with its certainty, relative change of the share over the last twelve
 * full weeks, and surges. Directions hold a false-discovery rate of a tenth over all themes, surges
 * `falseDiscoveryRate` over all themes × weeks; certainty is one minus the adjusted p-value ('flat': probability that
 * the yearly change is under a quarter). Surges are cut down before directions are tested, so that one
 * outage is a surge, not a trend. See docs/methods/trends.md.
 */
export function trendsOf(series: WeeklySeries): Trend[] {
  const { weeks, themeCount } = series;
  const test = testSurges(series);
  const totals = Float64Array.from(series.totals);
  const range = comparedRange(series);
  const directionP = new Float64Array(themeCount).fill(Number.NaN);
  const endP = new Float64Array(themeCount).fill(Number.NaN);
  const newP = new Float64Array(themeCount).fill(Number.NaN);
  const tested: Tested[] = [];
  for (let theme = 0; theme < themeCount; theme += 1) {
    const from = theme * weeks;
    const calm: ThemeSeries = { counts: test.calm.subarray(from, from + weeks), totals };
    const raw: ThemeSeries = {
      counts: Float64Array.from(series.statements.subarray(from, from + weeks)),
      totals,
    };
    const statements = raw.counts.reduce((sum, count) => sum + count, 0);
    const dispersion = test.dispersion[theme] ?? 1;
    const enough = weeks >= fewestWeeks && statements >= fewestStatements;
    const slope = enough ? slopeOf(calm, dispersion) : null;
    const recent = enough && range !== null ? changeOf(calm, range[0], range[1], dispersion) : null;
    const shown = range === null ? null : changeOf(raw, range[0], range[1], dispersion);
    tested.push({
      statements,
      slope,
      recent,
      dispersion,
      shown: shown === null ? null : toInterval(shown),
    });
    const movement = movementOf(slope, recent);
    if (movement === null) continue;
    directionP[theme] = movement.pValue;
    const end = endOf(calm, dispersion);
    endP[theme] = end?.pValue ?? 1;
    const begin = endOf(reversed(calm), dispersion);
    const isNew = begin !== null && begin.week <= newWeeks;
    newP[theme] = isNew ? begin.pValue : 1;
  }
  const directionQ = benjaminiHochberg(directionP);
  const endQ = benjaminiHochberg(endP);
  const newQ = benjaminiHochberg(newP);
  const significant = (q: number | undefined): q is number => q !== undefined && q <= directionRate;
  return tested.map((item, theme): Trend => {
    const surges = surgesOf(series, theme, test);
    const result = (direction: TrendDirection, certainty: number): Trend => ({
      direction,
      change: item.shown,
      certainty: Math.max(0, Math.min(1, certainty)),
      surges,
    });
    const movement = movementOf(item.slope, item.recent);
    if (movement === null) return result('unknown', 0);
    const ended = endQ[theme];
    if (significant(ended)) return result('ended', 1 - ended);
    const began = newQ[theme];
    if (significant(began)) return result('new', 1 - began);
    const q = directionQ[theme];
    if (significant(q) && movement.size >= Math.log(1 + leastChange)) {
      return result(movement.up ? 'rising' : 'falling', 1 - q);
    }
    return result('flat', flatCertainty(item));
  });
}

/** The weekly series of one theme for display, oldest first. */
export function weekCounts(series: WeeklySeries, theme: number): WeekCount[] {
  return Array.from({ length: series.weeks }, (_, w) => {
    const cell = theme * series.weeks + w;
    const statements = series.statements[cell] ?? 0;
    return {
      week: mondayOf(series.firstWeek + w),
      statements,
      customers: series.customers[cell] ?? 0,
      share: wilson(statements, series.totals[w] ?? 0),
    };
  });
}
