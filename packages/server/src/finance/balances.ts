import { monthNumber, type Change } from '@headwater/decision';
import { groupBy } from './group-by.js';

/** When an account paid in a scope, in whatever currency. Month numbers. */
export interface PaidTimes {
  readonly firstMonth: number;
  /** The first month after it at whose end nothing was paid; null while there is none. */
  readonly churnedMonth: number | null;
  /** The first month after the last paid one; null where it goes on. */
  readonly endedMonth: number | null;
}

/** What an account pays at the end of each month, in one scope and currency. */
export interface Balances extends PaidTimes {
  readonly account: string;
  readonly scope: string;
  readonly currency: string;
  readonly nth: number;
  readonly currencies: number;
  readonly startMonth: number;
  /** By month from `startMonth`; null where nothing is paid; the last one goes on. */
  readonly mrrMinor: readonly (number | null)[];
}

/** From the changes of one account and scope, over all its currencies: a change of currency is no end. */
export function paidTimes(changes: readonly Change[]): PaidTimes {
  const ordered = changes.toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  const balances = new Map<string, number>();
  let first: number | null = null;
  let churned: number | null = null;
  let ended: number | null = null;
  ordered.forEach((change, index) => {
    balances.set(change.currency, (balances.get(change.currency) ?? 0) + change.deltaMinor);
    // Only after the last change of the month is it told.
    if (ordered[index + 1]?.month === change.month) return;
    const month = monthNumber(change.month);
    const pays = [...balances.values()].some((minor) => minor > 0);
    if (pays) {
      first ??= month;
      ended = null;
    } else if (first !== null && ended === null) {
      churned ??= month;
      ended = month;
    }
  });
  // Credit notes alone: it never paid, which no curve may count as a life.
  const start = monthNumber(ordered[0]?.month ?? '1970-01');
  return first === null
    ? { firstMonth: start, churnedMonth: start, endedMonth: start }
    : { firstMonth: first, churnedMonth: churned, endedMonth: ended };
}

export function balancesOf(
  account: string,
  scope: string,
  changes: readonly Change[],
  times: PaidTimes,
  lastMonth: number,
): Balances[] {
  const byCurrency = [...groupBy(changes, ({ currency }) => currency)];
  return byCurrency.map(([currency, own], index) => ({
    account,
    scope,
    currency,
    nth: index + 1,
    currencies: byCurrency.length,
    ...times,
    startMonth: monthNumber(own[0]?.month ?? '1970-01'),
    mrrMinor: monthEnds(own, lastMonth),
  }));
}

function monthEnds(changes: readonly Change[], lastMonth: number): (number | null)[] {
  const ends: (number | null)[] = [];
  let minor = 0;
  for (const [index, change] of changes.entries()) {
    const month = monthNumber(change.month);
    // A cancellation in the year 2999 means "never": nothing is kept for months that far ahead.
    if (index > 0 && month > lastMonth) break;
    minor += change.deltaMinor;
    const next = changes[index + 1];
    const until = next === undefined ? month + 1 : Math.min(monthNumber(next.month), lastMonth + 1);
    for (let at = month; at === month || at < until; at += 1) ends.push(minor === 0 ? null : minor);
  }
  return ends;
}
