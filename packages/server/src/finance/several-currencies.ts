import {
  currencySwitches,
  monthNumber,
  type MovementCell,
  type MovementKind,
} from '@headwater/decision';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import type { RevenueFrame } from './frame.js';
import { historySwitchers } from './history-figures.js';
import { valuer } from './read-balances.js';
import { readHistory, readMembers } from './read-history.js';

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
  const { to, rates, currency } = frame;
  if (currency === null) return [];
  const history = await readHistory(db, frame);
  // Most books know one currency alone.
  if (history.currencies.length < 2) return [];
  const members = await readMembers(db, history, frame.filter);
  const value = valuer(rates, currency, to);
  return historySwitchers(history, { members, to }).flatMap(({ changes, ...account }) => {
    const valued = changes.filter((change) => value(change.currency) !== null);
    return valued.length === 0
      ? []
      : [{ ...account, switches: currencySwitches(valued, rates, currency) }];
  });
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
