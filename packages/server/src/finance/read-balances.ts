import {
  convertMinor,
  lastDayOf,
  monthOf,
  type Balance,
  type RateTable,
} from '@headwater/decision';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../platform/tables.js';
import { ofAccounts } from './account-filter.js';
import type { RevenueFrame } from './frame.js';

/** What an account of `account_revenue` paid at the end of a month; 0 before its first. */
export const paidAt = (month: number | RawBuilder<number>) =>
  sql<number>`coalesce(mrr_minor[least(${month}::int - start_month + 1, cardinality(mrr_minor))], 0)`;

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
  const valued = valuer(frame.rates, currency ?? '', to);
  const [simple, several] = await Promise.all([
    simpleAccounts(db, frame, since),
    accountsOfSeveral(db, frame, since),
  ]);
  const found = { balances: [] as Balance[], paying: 0, sum: 0, squares: 0 };
  const close = (minor: number): void => {
    if (minor <= 0) return;
    found.paying += 1;
    found.sum += minor;
    found.squares += minor * minor;
  };
  for (const row of simple) {
    const value = valued(row.currency);
    if (value === null) continue;
    const openings = numbers(row.openings);
    const closings = numbers(row.closings);
    for (let i = 0; i < openings.length; i += 1) {
      const openingMinor = value(openings[i] ?? 0);
      const closingMinor = value(closings[i] ?? 0);
      if (openingMinor > 0) found.balances.push({ openingMinor, closingMinor });
      close(closingMinor);
    }
  }
  for (const own of several.values()) {
    let openingMinor = 0;
    let closingMinor = 0;
    for (const { currency, opening, closing } of own) {
      const value = valued(currency);
      openingMinor += value?.(opening) ?? 0;
      closingMinor += value?.(closing) ?? 0;
    }
    if (openingMinor > 0) found.balances.push({ openingMinor, closingMinor });
    close(closingMinor);
  }
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

// As one text for each currency: a hundred thousand rows would take longer to be read than to be found.
async function simpleAccounts(db: Kysely<Database>, frame: RevenueFrame, since: number) {
  const { rows } = await sql<{ currency: string; openings: string; closings: string }>`
    select currency, string_agg(opening::text, ',') as openings,
      string_agg(closing::text, ',') as closings
    from (
      select currency, ${paidAt(since)} as opening, ${paidAt(frame.to)} as closing
      from account_revenue r
      where generation = ${frame.generation.id} and scope = ${frame.scope} and currencies = 1
        and ${ofAccounts(frame.filter, sql`r.account_id`)}
    ) paid where opening <> 0 or closing <> 0
    group by currency`.execute(db);
  return rows;
}

interface CurrencyBalance {
  readonly account: string;
  readonly currency: string;
  readonly opening: number;
  readonly closing: number;
}

async function accountsOfSeveral(
  db: Kysely<Database>,
  frame: RevenueFrame,
  since: number,
): Promise<ReadonlyMap<string, CurrencyBalance[]>> {
  const { rows } = await sql<CurrencyBalance>`
    select account_id as account, currency, ${paidAt(since)} as opening, ${paidAt(frame.to)} as closing
    from account_revenue r
    where generation = ${frame.generation.id} and scope = ${frame.scope} and currencies > 1
      and ${ofAccounts(frame.filter, sql`r.account_id`)}`.execute(db);
  const accounts = new Map<string, CurrencyBalance[]>();
  for (const row of rows) {
    const own = accounts.get(row.account);
    if (own === undefined) accounts.set(row.account, [row]);
    else own.push(row);
  }
  return accounts;
}

const numbers = (text: string): number[] => text.split(',').map(Number);
