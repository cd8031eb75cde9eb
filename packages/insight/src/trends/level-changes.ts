import { modifiedBic, pelt, poissonCost } from './change-points.js';
import type { Slope, ThemeSeries } from './direction.js';
import { studentTwoSided } from './distributions.js';

/** A move of a theme's share from one level to another. */
export interface LevelStep {
  /** First week of the new level. */
  readonly week: number;
  readonly before: Level;
  readonly after: Level;
  /** Two-sided, for the best of the places that were tried. */
  readonly pValue: number;
}

interface Level {
  readonly statements: number;
  readonly volume: number;
}

/** A level that lasts shorter is a surge or a gap. */
const fewestWeeks = 4;
const fewestStatements = 10;

/**
 * Weeks in which a theme's share of feedback moved to another level: PELT over over-dispersed counts with
 * the volume as exposure and the modified BIC, then a test of each move. Nothing where a steady growth or
 * decline explains the weeks as well as steps do.
 *
 * @param dispersion Variance / mean of weekly counts, at least 1.
 */
export function levelSteps(
  series: ThemeSeries,
  dispersion: number,
  slope: Slope | null,
): LevelStep[] {
  const { counts, totals } = series;
  const weeks = counts.length;
  const sum = (values: Float64Array, from: number, to: number): number => {
    let all = 0;
    for (let w = from; w < to; w += 1) all += values[w] ?? 0;
    return all;
  };
  if (weeks < 2 * fewestWeeks || sum(counts, 0, weeks) < fewestStatements) return [];
  const cost = poissonCost(counts, totals, dispersion);
  const model = modifiedBic(weeks, cost, 1);
  const found = pelt(weeks, model.cost, { ...model, minimumSegment: fewestWeeks });
  if (found.length === 0) return [];
  const bounds = [0, ...found, weeks];
  const steps = bounds.slice(1).reduce((all, to, i) => all + cost(bounds[i] ?? 0, to), 0);
  // A step costs a place and a level; a line one parameter.
  const line = slope === null ? Infinity : lineCost(series, slope, dispersion);
  if (line + Math.log(weeks) <= steps + 2 * found.length * Math.log(weeks)) return [];
  return found.map((week, i): LevelStep => {
    const from = bounds[i] ?? 0;
    const to = bounds[i + 2] ?? weeks;
    const gain = Math.max(0, cost(from, to) - cost(from, week) - cost(week, to));
    const places = Math.max(1, to - from - 2 * fewestWeeks + 1);
    const pValue = studentTwoSided(Math.sqrt(gain), Math.max(2, weeks - bounds.length)) * places;
    return {
      week,
      before: { statements: sum(counts, from, week), volume: sum(totals, from, week) },
      after: { statements: sum(counts, week, to), volume: sum(totals, week, to) },
      pValue: Math.min(1, pValue),
    };
  });
}

/** Cost of the log-linear model, on the scale of `poissonCost`. */
function lineCost({ counts, totals }: ThemeSeries, slope: Slope, dispersion: number): number {
  let said = 0;
  let volume = 0;
  let tilt = 0;
  for (let w = 0; w < counts.length; w += 1) {
    said += counts[w] ?? 0;
    volume += (totals[w] ?? 0) * Math.exp(slope.perWeek * w);
    tilt += (counts[w] ?? 0) * slope.perWeek * w;
  }
  return said > 0 && volume > 0
    ? (-2 * (said * Math.log(said / volume) + tilt)) / dispersion
    : Infinity;
}
