import {
  currencySwitches,
  monthNumber,
  monthOf,
  type MovementCell,
  type MovementKind,
} from '@headwater/decision';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import type { RevenueFrame } from './frame.js';
import { changesAt } from './history-accounts.js';
import { historySwitchers } from './history-figures.js';
import { valuer } from './read-balances.js';
import { readHistory, readMembers } from './read-history.js';

interface SeveralAccount {
  /** In the frame's history. */
  readonly place: number;
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
  const last = monthOf(to);
  return historySwitchers(history, members).flatMap((place) => {
    const changes = changesAt(history, place).filter(
      (change) => change.month <= last && value(change.currency) !== null,
    );
    return changes.length === 0
      ? []
      : [
          {
            place,
            cohort: history.firstMonths[place] ?? to,
            switches: currencySwitches(changes, rates, currency),
          },
        ];
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
