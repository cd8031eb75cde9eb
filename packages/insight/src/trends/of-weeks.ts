import type { Trend } from '../types.js';
import { trendsOf } from './index.js';
import { longestHistoryWeeks, weekOf } from './weeks.js';

/** Weekly counts that were kept, as `Theme.weeks` tells them. */
export interface KeptWeeks {
  /** Statements of all themes and none by week (Monday, UTC, YYYY-MM-DD). */
  readonly totals: ReadonlyMap<string, number>;
  /** Statements of each theme by week; of both levels, since what is found among them is judged together. */
  readonly themes: readonly ReadonlyMap<string, number>[];
  /** Whether the last week's Sunday has feedback. */
  readonly lastWeekComplete: boolean;
}

/**
 * Trends of themes whose weekly counts have changed since they were analysed: the same as an analysis finds from the
 * same counts.
 *
 * @returns One a theme, in their order.
 * @throws `RangeError` where a week is no date.
 */
export function trendsOfWeeks({ totals, themes, lastWeekComplete }: KeptWeeks): Trend[] {
  const numbers = [...totals].flatMap(([week, count]) => (count > 0 ? [numberOf(week)] : []));
  const last = numbers.reduce((most, week) => Math.max(most, week), -Infinity);
  const known = numbers.filter((week) => week >= 0 && week > last - longestHistoryWeeks);
  const first = known.reduce((least, week) => Math.min(least, week), Infinity);
  const weeks = known.length === 0 ? 0 : last - first + 1;
  const fill = (into: Uint32Array, counts: ReadonlyMap<string, number>): void => {
    for (const [week, count] of counts) {
      const column = numberOf(week) - first;
      if (column >= 0 && column < weeks) into[column] = count;
    }
  };
  const all = new Uint32Array(weeks);
  fill(all, totals);
  const statements = new Uint32Array(themes.length * weeks);
  for (const [t, counts] of themes.entries()) {
    fill(statements.subarray(t * weeks, (t + 1) * weeks), counts);
  }
  const themeCount = themes.length;
  return trendsOf({
    firstWeek: weeks === 0 ? 0 : first,
    weeks,
    themeCount,
    totals: all,
    statements,
    lastWeekComplete,
  });
}

function numberOf(week: string): number {
  const time = Date.parse(week);
  if (Number.isNaN(time)) throw new RangeError(`“${week}” is no week: a date YYYY-MM-DD is.`);
  return weekOf(time);
}
