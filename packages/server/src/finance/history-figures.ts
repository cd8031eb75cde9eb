import { monthOf, type MovementCell, type SurvivalRow } from '@headwater/decision';
import {
  accountsIn,
  currencyOf,
  eachChange,
  kindOf,
  noMonth,
  type History,
  type Members,
} from './history.js';

interface Asked {
  readonly members: Members;
  /** The last month that is looked at. */
  readonly to: number;
}

// More months than there are up to the year 9999: keys of several small numbers stay exact.
const months = 2 ** 17;

interface Sum {
  readonly key: number;
  delta: number;
  count: number;
}

/** Adds up by keys. */
class Sums {
  readonly #byKey = new Map<number, Sum>();

  add(key: number, delta: number, count: number): void {
    const sum = this.#byKey.get(key);
    if (sum === undefined) this.#byKey.set(key, { key, delta, count });
    else {
      sum.delta += delta;
      sum.count += count;
    }
  }

  get found(): Iterable<Sum> {
    return this.#byKey.values();
  }
}

export type CountedCell = MovementCell & { readonly accounts: number };

/** Movements by currency, month and kind. */
export function historyCells(history: History, asked: Asked): CountedCell[] {
  const sums = new Sums();
  eachChange(history, asked, ({ code, month, delta }) => sums.add(code * months + month, delta, 1));
  return Array.from(sums.found, ({ key, delta, count }) => {
    const code = Math.floor(key / months);
    return {
      scope: history.scope,
      currency: currencyOf(history, code),
      month: monthOf(key % months),
      kind: kindOf(code),
      deltaMinor: delta,
      accounts: count,
    };
  });
}

export interface CohortSum {
  readonly currency: string;
  readonly cohort: number;
  readonly month: number;
  readonly delta: number;
  /** Accounts that began or came back, less those that left. */
  readonly joined: number;
}

/** What each cohort's revenue and paying accounts changed by in each month, in the order of these. */
export function historyCohorts(
  history: History,
  asked: Asked & { readonly from: number },
): CohortSum[] {
  const sums = new Sums();
  eachChange(history, asked, ({ place, code, month, delta }) => {
    const cohort = history.firstMonths[place] ?? 0;
    if (cohort < asked.from) return;
    const kind = kindOf(code);
    const joined = kind === 'churn' ? -1 : kind === 'new' || kind === 'reactivation' ? 1 : 0;
    sums.add(((code >> 3) * months + cohort) * months + month, delta, joined);
  });
  return Array.from(sums.found)
    .toSorted((a, b) => a.key - b.key)
    .map(({ key, delta, count }) => {
      const cohort = Math.floor(key / months);
      return {
        currency: history.currencies[Math.floor(cohort / months)] ?? '',
        cohort: cohort % months,
        month: key % months,
        delta,
        joined: count,
      };
    });
}

/** Converts to the reporting currency; null where there is no rate. */
type Valued = (currency: string) => ((minor: number) => number) | null;

/**
 * Calls with what each account that pays at the end of either month paid then, all its currencies taken
 * together; those without a rate are left out.
 */
export function eachWindow(
  history: History,
  asked: Asked & { readonly since: number },
  valued: Valued,
  call: (opening: number, closing: number) => void,
): void {
  const values = history.currencies.map((currency) => valued(currency));
  let account = -1;
  let currency = -1;
  // Of the account in one currency, and of the account.
  let [opening, closing, openings, closings] = [0, 0, 0, 0];
  const add = (): void => {
    const value = values[currency];
    if (value === null || value === undefined) return;
    openings += value(opening);
    closings += value(closing);
  };
  const end = (): void => {
    if (account < 0) return;
    add();
    call(openings, closings);
  };
  eachChange(history, asked, ({ place, code, month, delta }) => {
    if (place !== account) {
      end();
      [account, currency, opening, closing, openings, closings] = [place, code >> 3, 0, 0, 0, 0];
    } else if (code >> 3 !== currency) {
      add();
      [currency, opening, closing] = [code >> 3, 0, 0];
    }
    if (month <= asked.since) opening += delta;
    closing += delta;
  });
  end();
}

/** How long accounts paid from their first month to the first without payment, alike ones counted. */
export function historyLives(history: History, { members, to }: Asked): SurvivalRow[] {
  const sums = new Sums();
  const { firstMonths, churnedMonths } = history;
  for (let place = 0; place < accountsIn(history); place += 1) {
    const first = firstMonths[place] ?? 0;
    const churned = churnedMonths[place] ?? noMonth;
    // Credit notes alone are no life.
    if (first > to || churned === first || members?.[place] === 0) continue;
    const event = churned <= to;
    sums.add(2 * ((event ? churned : to + 1) - first) + (event ? 1 : 0), 0, 1);
  }
  return Array.from(sums.found, ({ key, count }) => ({
    duration: Math.floor(key / 2),
    event: key % 2 === 1,
    count,
  }));
}

/** Members that pay, or paid, in more than one currency. */
export const historySwitchers = (history: History, members: Members): number[] =>
  [...severalIn(history)].filter((place) => members?.[place] !== 0);

function severalIn({ places, codes }: History): ReadonlySet<number> {
  const several = new Set<number>();
  for (let at = 1; at < places.length; at += 1) {
    if (places[at] !== places[at - 1]) continue;
    if ((codes[at] ?? 0) >> 3 !== (codes[at - 1] ?? 0) >> 3) several.add(places[at] ?? 0);
  }
  return several;
}
