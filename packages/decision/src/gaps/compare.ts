import type { Interval } from '../interval.js';
import { benjaminiHochberg } from '../false-discovery.js';
import { wilson } from '../share.js';
import { indexCounts, type GapTable, type Group, type ThemeCounts } from './counts.js';
import { growthOf, type Growth } from './growth.js';
import { logOddsRatio, moreInFirst, type TwoByTwo } from './tables.js';
import { differenceOfDifferences, welch, without, type MeanDifference } from './welch.js';

/** What part of a group's customers speaks of a theme, and how. */
export interface GroupShares {
  readonly customers: Interval;
  readonly pain: Interval;
  readonly request: Interval;
  readonly praise: Interval;
  /** Mean rating of who speaks of the theme less that of who doesn't; null where too few rated. */
  readonly ratingEffect: MeanDifference | null;
}

/** How a share of talk has grown. */
export type Trend = Omit<Growth, 'attainable'>;

export interface ThemeComparison {
  readonly theme: string;
  readonly us: GroupShares;
  readonly them: GroupShares;
  /** Log-odds ratio of speaking of it, us against them: above 0, it is more ours. 95 % interval. */
  readonly logOdds: Interval;
  /** Two-sided, and adjusted over all themes of the table. */
  readonly pValue: number;
  readonly qValue: number;
  /** Our mean polarity less theirs. */
  readonly polarity: MeanDifference | null;
  /** Our rating effect less theirs. */
  readonly ratingEffect: Interval | null;
  /** Growth of each group's share of talk. */
  readonly growth: { readonly us: Trend | null; readonly them: Trend | null };
}

/** Us and them, theme by theme: share of talk, polarity, effect on the rating, trend. */
export function compareThemes(
  table: GapTable,
  recentPeriods: number | null = null,
): ThemeComparison[] {
  const counts = indexCounts(table);
  const compared = counts.themes.map((theme) => {
    const rows = { us: counts.of(theme, 'us'), them: counts.of(theme, 'them') };
    const shares = (group: Group): GroupShares => sharesOf(rows[group], counts.total(group));
    const growth = (group: Group): Trend | null => {
      const periods = {
        theme: rows[group].byPeriod ?? [],
        all: counts.total(group).byPeriod ?? [],
      };
      const { attainable: _, ...trend } = growthOf([periods], recentPeriods) ?? {
        attainable: null,
      };
      return 'pValue' in trend ? trend : null;
    };
    const [us, them] = [shares('us'), shares('them')];
    const talk: TwoByTwo = {
      touched: rows.us.customers,
      customers: counts.total('us').customers,
      otherTouched: rows.them.customers,
      otherCustomers: counts.total('them').customers,
    };
    return {
      theme,
      us,
      them,
      logOdds: logOddsRatio([talk]),
      pValue: Math.min(
        1,
        2 * Math.min(moreInFirst([talk]).pValue, moreInFirst([swapped(talk)]).pValue),
      ),
      polarity:
        rows.us.polarity && rows.them.polarity ? welch(rows.us.polarity, rows.them.polarity) : null,
      ratingEffect: differenceOfDifferences(us.ratingEffect, them.ratingEffect),
      growth: { us: growth('us'), them: growth('them') },
    };
  });
  const qValues = benjaminiHochberg(compared.map(({ pValue }) => pValue));
  return compared.map((row, i) => ({ ...row, qValue: qValues[i] ?? 1 }));
}

const swapped = (table: TwoByTwo): TwoByTwo => ({
  touched: table.otherTouched,
  customers: table.otherCustomers,
  otherTouched: table.touched,
  otherCustomers: table.customers,
});

function sharesOf(row: ThemeCounts, total: Omit<ThemeCounts, 'theme'>): GroupShares {
  const share = (count: number): Interval => wilson(count, total.customers);
  return {
    customers: share(row.customers),
    pain: share(row.pain),
    request: share(row.request),
    praise: share(row.praise),
    ratingEffect:
      row.rating && total.rating ? welch(row.rating, without(total.rating, row.rating)) : null,
  };
}
