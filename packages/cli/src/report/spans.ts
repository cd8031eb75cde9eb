import type { Interval, Trend, WeekCount } from '@headwater/insight';
import { wilson, type Findings } from '../analyze/findings.js';
import { day } from '../analyze/words.js';

/** What one point of a chart and one line of its table stand for. */
export interface Span {
  readonly name: string;
  /** The same for an axis. */
  readonly short: string;
  readonly statements: number;
  /** Statements of all themes and of none. */
  readonly all: number;
  readonly share: Interval;
  readonly surged: boolean;
}

/** Statements of all themes and of none, by the Monday of their week. */
export type WeekTotals = ReadonlyMap<string, number>;

/** Beyond two years a week is less than a dot wide on paper, and eleven years of them are a book. */
const mostWeeks = 104;

const dayMs = 86_400_000;
/** Monday of the ISO week (UTC) as the analysis names it. */
function mondayOf(instant: number): string {
  const monday = Math.floor((instant / dayMs - 4) / 7) * 7 + 4;
  return new Date(monday * dayMs).toISOString().slice(0, 10);
}

/** Counted as the weeks of the themes are: reposts once. */
export function weekTotals({ analysis, items, leaders }: Findings): WeekTotals {
  const totals = new Map<string, number>();
  for (const { item } of analysis.statements) {
    const time = items[item]?.time ?? null;
    if (time === null || leaders[item] !== item) continue;
    const week = mondayOf(time);
    totals.set(week, (totals.get(week) ?? 0) + 1);
  }
  return totals;
}

/** The weeks themselves or, where they are too many to draw, the months that hold their Mondays. */
export function spansOf(
  weeks: readonly WeekCount[],
  trend: Trend,
  totals: WeekTotals,
): { readonly unit: 'week' | 'month'; readonly spans: readonly Span[] } {
  const surges = new Set(trend.surges.map(({ week }) => week));
  if (weeks.length <= mostWeeks) {
    const spans = weeks.map(({ week, statements, share }): Span => {
      const name = day(Date.parse(week));
      const all = totals.get(week) ?? 0;
      return { name, short: shortDay(week), statements, all, share, surged: surges.has(week) };
    });
    return { unit: 'week', spans };
  }
  const months = new Map<string, { statements: number; all: number; surged: boolean }>();
  for (const { week, statements } of weeks) {
    const key = week.slice(0, 7);
    const month = months.get(key) ?? { statements: 0, all: 0, surged: false };
    month.statements += statements;
    month.all += totals.get(week) ?? 0;
    month.surged ||= surges.has(week);
    months.set(key, month);
  }
  const spans = [...months].map(([key, { statements, all, surged }]): Span => {
    const name = monthName(key);
    // Nothing was said of anything: nothing is known, as in a week without feedback.
    const share = all === 0 ? { value: 0, low: 0, high: 1 } : wilson(statements, all);
    return { name, short: name, statements, all, share, surged };
  });
  return { unit: 'month', spans };
}

const shortDay = (week: string): string =>
  new Date(week).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });

const monthName = (month: string): string =>
  new Date(`${month}-01`).toLocaleDateString('en-GB', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
