import { monthOfDay, type Month } from '../month.js';
import type { LedgerLine } from './statement.js';

/** Cash as somebody else counted it at the end of a day. */
export interface StatedBalance {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Integer minor units. */
  readonly amountMinor: number;
}

export interface BalanceBreach {
  readonly date: string;
  readonly month: Month;
  /** Opening and all lines to the end of the day. */
  readonly expectedMinor: number;
  /** What was stated. */
  readonly foundMinor: number;
  /** Found less expected. */
  readonly differenceMinor: number;
  /** How much of it arose since the stated balance before: where to look. */
  readonly arisenMinor: number;
}

/** Stated balances that opening and lines don't lead to, in order of time. */
export function reconcile(
  lines: readonly LedgerLine[],
  balances: readonly StatedBalance[],
  openingMinor: number,
): BalanceBreach[] {
  const inOrder = [...lines].sort((a, b) => (a.date < b.date ? -1 : 1));
  const breaches: BalanceBreach[] = [];
  let [expectedMinor, next, before] = [openingMinor, 0, 0];
  for (const { date, amountMinor } of [...balances].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    for (let line = inOrder[next]; line && line.date <= date; line = inOrder[next]) {
      expectedMinor += line.amountMinor;
      next += 1;
    }
    const differenceMinor = amountMinor - expectedMinor;
    if (differenceMinor !== 0) {
      breaches.push({
        date,
        month: monthOfDay(date),
        expectedMinor,
        foundMinor: amountMinor,
        differenceMinor,
        arisenMinor: differenceMinor - before,
      });
    }
    before = differenceMinor;
  }
  return breaches;
}
