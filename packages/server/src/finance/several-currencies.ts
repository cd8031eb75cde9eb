import {
  currencySwitches,
  monthNumber,
  monthOf,
  type Change,
  type MovementCell,
  type MovementKind,
} from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import { ofAccounts } from './account-filter.js';
import type { RevenueFrame } from './frame.js';
import { groupBy } from './group-by.js';
import { valuer } from './read-balances.js';

interface SeveralAccount {
  readonly id: string;
  /** The month in which it first paid. */
  readonly cohort: number;
  readonly switches: readonly MovementCell[];
}

/**
 * What has to be moved between kinds, in the reporting currency, so that an account that pays in several
 * currencies counts once: from its own changes up to the frame's last month.
 */
export async function severalCurrencies(
  db: Kysely<Database>,
  frame: RevenueFrame,
): Promise<readonly SeveralAccount[]> {
  const { generation, scope, filter, to, rates, currency } = frame;
  if (currency === null) return [];
  const { rows } = await sql<{
    account: string;
    currency: string;
    cohort: number;
    month: number;
    delta: number;
    kind: MovementKind;
  }>`
    select account_id as account, currency, cohort, month, delta_minor as delta, kind
    from mrr_change
    where generation = ${generation.id} and scope = ${scope} and month <= ${to}
      and account_id in (
        select r.account_id from account_revenue r
        where r.generation = ${generation.id} and r.scope = ${scope} and r.currencies > 1
          and ${ofAccounts(filter, sql`r.account_id`)})
    order by month`.execute(db);
  const value = valuer(rates, currency, to);
  const valued = rows.filter((row) => value(row.currency) !== null);
  return [...groupBy(valued, ({ account }) => account)].map(([id, own]) => ({
    id,
    cohort: own[0]?.cohort ?? to,
    switches: currencySwitches(
      own.map(({ account, currency, month, delta, kind }): Change => ({
        account,
        scope,
        currency,
        month: monthOf(month),
        deltaMinor: delta,
        kind,
      })),
      rates,
      currency,
    ),
  }));
}

/** Of what kind an account's change in a month is, all currencies taken together; undefined where there is nothing to move. */
export function netKindIn(
  account: SeveralAccount,
  month: number,
): MovementKind | 'none' | undefined {
  const here = account.switches.filter((cell) => monthNumber(cell.month) === month);
  if (here.length === 0) return undefined;
  return here.find(({ accounts = 1 }) => accounts > 0)?.kind ?? 'none';
}
