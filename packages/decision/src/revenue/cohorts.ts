import type { Interval } from '../interval.js';
import { monthNumber, monthOf, type Month } from '../month.js';
import { wilson } from '../share.js';
import type { Change } from './changes.js';

/** Accounts that first paid in `cohort`, and what they pay at the end of `month`. */
export interface CohortCell {
  readonly cohort: Month;
  readonly month: Month;
  /** Paying accounts; 1 where it is not given. */
  readonly accounts?: number;
  /** Minor units of one currency. */
  readonly mrrMinor: number;
}

export interface CohortAge {
  readonly month: Month;
  readonly accounts: number;
  readonly mrrMinor: number;
  /** Share of the cohort's accounts that pay, with Wilson's interval. */
  readonly logos: Interval;
  /** What they pay / what they paid in their first month. */
  readonly revenue: number;
}

export interface Cohort {
  readonly cohort: Month;
  readonly accounts: number;
  readonly startMinor: number;
  /** By age in months: [0] is the first month. Ends with the last month known, so later cohorts are shorter. */
  readonly ages: readonly CohortAge[];
}

/**
 * The triangle of cohorts by first paid month: who still pays, and how much, as shares of the start.
 * Cells may come in any order and be of single accounts or sums.
 *
 * @param through The last month that is known.
 */
export function cohorts(cells: Iterable<CohortCell>, through: Month): Cohort[] {
  const last = monthNumber(through);
  const byCohort = new Map<number, Map<number, { accounts: number; mrrMinor: number }>>();
  for (const cell of cells) {
    const first = monthNumber(cell.cohort);
    const month = monthNumber(cell.month);
    if (month > last || month < first) continue;
    const months = byCohort.get(first) ?? new Map();
    byCohort.set(first, months);
    const own = months.get(month) ?? { accounts: 0, mrrMinor: 0 };
    own.accounts += cell.accounts ?? 1;
    own.mrrMinor += cell.mrrMinor;
    months.set(month, own);
  }
  return [...byCohort.keys()]
    .toSorted((a, b) => a - b)
    .map((first) => {
      const months = byCohort.get(first) ?? new Map();
      const start = months.get(first) ?? { accounts: 0, mrrMinor: 0 };
      const ages: CohortAge[] = Array.from({ length: last - first + 1 }, (_, age) => {
        const { accounts, mrrMinor } = months.get(first + age) ?? { accounts: 0, mrrMinor: 0 };
        return {
          month: monthOf(first + age),
          accounts,
          mrrMinor,
          logos: wilson(accounts, start.accounts),
          revenue: start.mrrMinor > 0 ? mrrMinor / start.mrrMinor : 0,
        };
      });
      return {
        cohort: monthOf(first),
        accounts: start.accounts,
        startMinor: start.mrrMinor,
        ages,
      };
    });
}

/**
 * Cohort cells of one account from its changes in one scope and currency, ordered by month (as
 * `accountChanges` gives them): one for each month in which it pays.
 */
export function accountCohortCells(changes: readonly Change[], through: Month): CohortCell[] {
  const cells: CohortCell[] = [];
  const end = monthNumber(through);
  let cohort: Month | undefined;
  let mrrMinor = 0;
  changes.forEach((change, index) => {
    mrrMinor += change.deltaMinor;
    if (mrrMinor > 0) cohort ??= change.month;
    if (mrrMinor <= 0 || cohort === undefined) return;
    const next = changes[index + 1];
    const until = next === undefined ? end : Math.min(end, monthNumber(next.month) - 1);
    for (let month = monthNumber(change.month); month <= until; month += 1) {
      cells.push({ cohort, month: monthOf(month), mrrMinor });
    }
  });
  return cells;
}
