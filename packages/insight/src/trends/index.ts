import type { Interval, LevelChange, Surge, Trend, TrendDirection, WeekCount } from '../types.js';
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
import { dispersedWilson, wilson, z95 } from './intervals.js';
import { levelSteps, type LevelStep } from './level-changes.js';
import { testSurges } from './surges.js';
import { mondayOf, type StatementSeries, type WeeklySeries } from './weeks.js';

export { shareOfCustomers } from './intervals.js';
export { weeklySeries, type WeeklySeries } from './weeks.js';

/** Of a theme without dates. */
export const unknownTrend: Trend = {
  direction: 'unknown',
  change: null,
  yearly: null,
  certainty: 0,
  changes: [],
  surges: [],
};

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
  readonly slope: Slope | null;
  readonly recent: Change | null;
  readonly change: Interval | null;
  readonly yearly: Interval | null;
  readonly steps: readonly LevelStep[];
  readonly dispersion: number;
}

const toInterval = (change: Pick<Change, 'logRatio' | 'standardError'>): Interval => ({
  value: Math.exp(change.logRatio) - 1,
  low: Math.exp(change.logRatio - z95 * change.standardError) - 1,
  high: Math.exp(change.logRatio + z95 * change.standardError) - 1,
});

/** A year is 52 weeks here: near enough, and comparable from week to week. */
const ofYear = ({ perWeek, standardError }: Slope): Pick<Change, 'logRatio' | 'standardError'> => ({
  logRatio: perWeek * 52,
  standardError: standardError * 52,
});

const sumOf = (values: Uint32Array): number => values.reduce((sum, value) => sum + value, 0);

const reversed = ({ counts, totals }: ThemeSeries): ThemeSeries => ({
  counts: counts.toReversed(),
  totals: totals.toReversed(),
});

/** The last full weeks to compare, as `[from, to)`; shorter than twelve where the history is. */
function comparedRange(series: StatementSeries): [number, number] | null {
  const to = series.weeks - (series.lastWeekComplete ? 0 : 1);
  const length = Math.min(comparedWeeks, Math.floor(to / 2));
  return length < fewestComparedWeeks ? null : [to - length, to];
}

/** Weeks of reported surges at what was expected: three loud weeks are no new level. */
function withoutSurges(
  { weeks, totals }: StatementSeries,
  theme: number,
  { calm, expected, qValue }: ReturnType<typeof testSurges>,
): ThemeSeries {
  const counts = calm.slice(theme * weeks, (theme + 1) * weeks);
  for (let w = 0; w < weeks; w += 1) {
    const cell = theme * weeks + w;
    if ((qValue[cell] ?? 1) <= falseDiscoveryRate) counts[w] = expected[cell] ?? 0;
  }
  return { counts, totals: Float64Array.from(totals) };
}

function surgesOf(
  series: StatementSeries,
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

/**
 * The whole history and the last weeks as one test; the clearer of the two gives the size. Where they
 * disagree the last weeks alone count, at twice the p: what is shown beside the direction is their change.
 */
function movementOf(slope: Slope | null, recent: Change | null): Movement | null {
  const yearly = slope === null ? 0 : slope.perWeek * 52;
  if (slope === null && recent === null) return null;
  if (slope === null || recent === null) {
    const size = recent?.logRatio ?? yearly;
    return { pValue: (slope ?? recent)?.pValue ?? 1, up: size > 0, size: Math.abs(size) };
  }
  const up = recent.logRatio > 0;
  if (yearly > 0 !== up) {
    return { pValue: Math.min(1, 2 * recent.pValue), up, size: Math.abs(recent.logRatio) };
  }
  // Within a factor of ten the recent movement is what people mean by a trend.
  const size = recent.pValue <= 10 * slope.pValue ? recent.logRatio : yearly;
  return { pValue: combined(slope.pValue, recent.pValue), up, size: Math.abs(size) };
}

/** Whether one of the intervals that are shown lies wholly on the direction's side of nothing. */
const isClear = (up: boolean, intervals: readonly (Interval | null)[]): boolean =>
  intervals.some((interval) => interval !== null && (up ? interval.low > 0 : interval.high < 0));

/** Probability that the change stays small: of the yearly one, or of the last weeks' where those disagree. */
function flatCertainty({ slope, recent }: Tested): number {
  const disagree = slope !== null && recent !== null && slope.perWeek > 0 !== recent.logRatio > 0;
  const [centre, error] =
    slope !== null && !(disagree && slope.pValue < directionRate)
      ? [slope.perWeek * 52, slope.standardError * 52]
      : [recent?.logRatio ?? 0, recent?.standardError ?? Infinity];
  if (!(error < Infinity)) return 0;
  const high = Math.log(1 + flatChange);
  return normalCdf((high - centre) / error) - normalCdf((-high - centre) / error);
}

/** Adjusted over the steps of all themes; a theme without any counts as one test that found nothing. */
function levelChangesOf(series: StatementSeries, tested: readonly Tested[]): LevelChange[][] {
  const pValues = tested.flatMap(({ steps }) => steps.map(({ pValue }) => pValue));
  const tests = tested.reduce((sum, { steps }) => sum + Math.max(1, steps.length), 0);
  const qValues = benjaminiHochberg(Float64Array.from(pValues), tests);
  let at = 0;
  return tested.map(({ steps, dispersion }) =>
    steps.flatMap(({ week, before, after }): LevelChange[] => {
      const qValue = qValues[at] ?? 1;
      at += 1;
      if (!(qValue <= directionRate)) return [];
      return [
        {
          week: mondayOf(series.firstWeek + week),
          from: dispersedWilson(before.statements, before.volume, dispersion),
          to: dispersedWilson(after.statements, after.volume, dispersion),
          qValue,
        },
      ];
    }),
  );
}

/**
 * Trend of every theme: direction with its certainty, relative change of the share over the last twelve
 * full weeks and in a year, moves to another level, and surges. Directions and moves hold a false-discovery rate of a tenth over all themes, surges
 * `falseDiscoveryRate` over all themes × weeks; certainty is one minus the adjusted p-value ('flat': probability that
 * the yearly change is under a quarter). Surges are cut down before directions are tested, so that one
 * outage is a surge, not a trend. Direction and shown change never contradict each other. See docs/methods/trends.md.
 */
export function trendsOf(series: StatementSeries): Trend[] {
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
    const statements = sumOf(series.statements.subarray(from, from + weeks));
    const dispersion = test.dispersion[theme] ?? 1;
    const enough = weeks >= fewestWeeks && statements >= fewestStatements;
    const slope = enough ? slopeOf(calm, dispersion) : null;
    const compared = range === null ? null : changeOf(calm, range[0], range[1], dispersion);
    const recent = enough ? compared : null;
    tested.push({
      slope,
      recent,
      dispersion,
      change: compared === null ? null : toInterval(compared),
      yearly: slope === null ? null : toInterval(ofYear(slope)),
      steps: enough ? levelSteps(withoutSurges(series, theme, test), dispersion, slope) : [],
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
  const changes = levelChangesOf(series, tested);
  return tested.map((item, theme): Trend => {
    const { change, yearly } = item;
    const surges = surgesOf(series, theme, test);
    const result = (direction: TrendDirection, certainty: number): Trend => ({
      direction,
      // Weeks of silence hold no growth, whatever a straggler makes of it.
      change: direction === 'ended' && change !== null && change.value > 0 ? null : change,
      yearly,
      certainty: Math.max(0, Math.min(1, certainty)),
      changes: changes[theme] ?? [],
      surges,
    });
    const movement = movementOf(item.slope, item.recent);
    if (movement === null) return result('unknown', 0);
    const ended = endQ[theme];
    if (significant(ended)) return result('ended', 1 - ended);
    const began = newQ[theme];
    if (significant(began) && !isClear(false, [change])) return result('new', 1 - began);
    const q = directionQ[theme];
    const { up, size } = movement;
    if (significant(q) && size >= Math.log(1 + leastChange) && isClear(up, [change, yearly])) {
      return result(up ? 'rising' : 'falling', 1 - q);
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
