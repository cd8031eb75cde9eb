import type { Interval } from '../interval.js';
import {
  logOddsRatio,
  mantelHaenszel,
  moreInFirst,
  shareDifference,
  type TwoByTwo,
} from './tables.js';

/** Customers of one group by period, oldest first: who spoke of the theme, and who spoke at all. */
export interface PeriodCounts {
  readonly theme: readonly number[];
  readonly all: readonly number[];
}

export interface Growth {
  readonly recent: number;
  readonly recentAll: number;
  readonly earlier: number;
  readonly earlierAll: number;
  /** Recent share less earlier share, within groups. */
  readonly difference: Interval;
  /** Log-odds ratio of recent against earlier, within groups. */
  readonly logOdds: Interval;
  readonly pValue: number;
  /** The p-values that these counts can give at all; null for any. */
  readonly attainable: Float64Array | null;
  /** Variance over mean of the counts by period, at least 1. */
  readonly scatter: number;
}

/** Fewer periods can't show how much they scatter. */
const periodsForScatter = 6;

/**
 * Whether the share of customers who speak of a theme has grown, comparing like with like: each group with
 * its own past. The scatter from period to period widens the intervals and weakens the test.
 *
 * @returns Null where there are fewer than two periods, or one side of the comparison is empty.
 */
export function growthOf(
  groups: readonly PeriodCounts[],
  recentPeriods: number | null,
): Growth | null {
  const strata: TwoByTwo[] = [];
  let [pearson, freedom] = [0, 0];
  for (const { theme, all } of groups) {
    if (all.length < 2) continue;
    const recent = Math.min(all.length - 1, recentPeriods ?? Math.ceil(all.length / 4));
    const cut = all.length - recent;
    const table: TwoByTwo = {
      touched: sum(theme.slice(cut)),
      customers: sum(all.slice(cut)),
      otherTouched: sum(theme.slice(0, cut)),
      otherCustomers: sum(all.slice(0, cut)),
    };
    if (table.customers === 0 || table.otherCustomers === 0) continue;
    strata.push(table);
    if (all.length < periodsForScatter) continue;
    pearson += pearsonOf(theme, all, cut, table);
    freedom += all.filter((n) => n > 0).length - 2;
  }
  if (strata.length === 0) return null;
  const scatter = freedom > 0 ? Math.max(1, pearson / freedom) : 1;
  return {
    recent: sum(strata.map(({ touched }) => touched)),
    recentAll: sum(strata.map(({ customers }) => customers)),
    earlier: sum(strata.map(({ otherTouched }) => otherTouched)),
    earlierAll: sum(strata.map(({ otherCustomers }) => otherCustomers)),
    difference: shareDifference(strata, scatter),
    logOdds: logOddsRatio(strata, scatter),
    ...(scatter > 1
      ? { pValue: mantelHaenszel(strata, scatter), attainable: null }
      : moreInFirst(strata)),
    scatter,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Pearson's chi-square of the periods around the two shares, earlier and recent. */
function pearsonOf(
  theme: readonly number[],
  all: readonly number[],
  cut: number,
  table: TwoByTwo,
): number {
  return all.reduce((total, n, i) => {
    const share =
      i < cut ? table.otherTouched / table.otherCustomers : table.touched / table.customers;
    const variance = n * share * (1 - share);
    return variance > 0 ? total + ((theme[i] ?? 0) - n * share) ** 2 / variance : total;
  }, 0);
}
