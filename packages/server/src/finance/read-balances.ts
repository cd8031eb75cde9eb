import {
  convertMinor,
  lastDayOf,
  monthOf,
  type Balance,
  type RateTable,
} from '@headwater/decision';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import type { RevenueFrame } from './frame.js';
import { eachWindow } from './history-figures.js';
import { readHistory, readMembers } from './read-history.js';

export interface WindowBalances {
  /** Of every account that paid at the opening, in minor units of the reporting currency. */
  readonly balances: readonly Balance[];
  /** Accounts that pay at the close, each once. */
  readonly paying: number;
  /** Of these, what they pay added up, and squared and added up: for the spread of what one pays. */
  readonly sum: number;
  readonly squares: number;
}

/**
 * Each account's revenue at the ends of two months. Both are valued at the rates of the later one, so that
 * rates don't look like retention; currencies without one are left out.
 */
export async function windowBalances(
  db: Kysely<Database>,
  frame: RevenueFrame,
  since: number,
): Promise<WindowBalances> {
  const { to, currency } = frame;
  const history = await readHistory(db, frame);
  const members = await readMembers(db, history, frame.filter);
  const found = { balances: [] as Balance[], paying: 0, sum: 0, squares: 0 };
  eachWindow(
    history,
    { members, since, to },
    valuer(frame.rates, currency ?? '', to),
    (openingMinor, closingMinor) => {
      if (openingMinor > 0) found.balances.push({ openingMinor, closingMinor });
      if (closingMinor <= 0) return;
      found.paying += 1;
      found.sum += closingMinor;
      found.squares += closingMinor * closingMinor;
    },
  );
  return found;
}

/** Minor units of a currency in another at the end of a month; null where there is no rate. */
export function valuer(rates: RateTable, to: string, month: number) {
  const day = lastDayOf(monthOf(month));
  const known = new Map<string, ((minor: number) => number) | null>();
  return (from: string): ((minor: number) => number) | null => {
    const present = known.get(from);
    if (present !== undefined) return present;
    const rate = rates.rateOn(from, to, day);
    const value =
      from === to
        ? (minor: number) => minor
        : rate === null
          ? null
          : (minor: number) => convertMinor(minor, from, to, rate);
    known.set(from, value);
    return value;
  };
}
