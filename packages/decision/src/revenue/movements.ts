import { monthNumber, monthOf, type Month } from '../month.js';
import type { MovementKind } from './changes.js';
import { fromKey, keyOf } from './scope.js';

/** Changes of one scope, currency, month and kind added up; a single `Change` is one too, of one account. */
export interface MovementCell {
  readonly scope: string;
  readonly currency: string;
  readonly month: Month;
  readonly kind: MovementKind;
  /** Minor units of the currency. */
  readonly deltaMinor: number;
  /** How many accounts changed so; 1 where it is not given. */
  readonly accounts?: number;
}

/** One number for each movement, with its sign: opening + the five movements = closing. */
export type Movements = Readonly<Record<MovementKind | 'opening' | 'closing', number>>;

/** A month's movements in minor units, and the paying accounts in the same form (expansion and contraction only count). */
export interface MovementMonth extends Movements {
  readonly month: Month;
  readonly accounts: Movements;
}

export interface MovementSeries<M extends MovementMonth = MovementMonth> {
  /** A product, or `''` for the portfolio. */
  readonly scope: string;
  readonly currency: string;
  /** Every month from the first change on, without gaps. */
  readonly months: readonly M[];
}

export const movementKinds = [
  'new',
  'expansion',
  'contraction',
  'churn',
  'reactivation',
] as const satisfies readonly MovementKind[];

type Sums = Record<MovementKind, number>;
interface MonthSums {
  readonly money: Sums;
  readonly accounts: Sums;
}

/**
 * The movements of each month, for each scope and currency. Cells may come in any order and be single
 * changes or sums of them (from a database).
 *
 * @param through Series go on to this month, and later changes are left out (a cancellation that is known
 *   already lies in the future). Without it each series ends with its last change.
 */
export function movements(cells: Iterable<MovementCell>, through?: Month): MovementSeries[] {
  const last = through === undefined ? undefined : monthNumber(through);
  const series = new Map<string, Map<number, MonthSums>>();
  for (const cell of cells) {
    const month = monthNumber(cell.month);
    if (last !== undefined && month > last) continue;
    const months = getOrMake(series, keyOf(cell.scope, cell.currency), () => new Map());
    const sums = getOrMake(months, month, () => ({ money: noSums(), accounts: noSums() }));
    sums.money[cell.kind] += cell.deltaMinor;
    sums.accounts[cell.kind] += cell.accounts ?? 1;
  }
  return [...series.keys()].toSorted().map((key) => {
    return { ...fromKey(key), months: inOrder(series.get(key) ?? new Map(), last) };
  });
}

function inOrder(months: ReadonlyMap<number, MonthSums>, last: number | undefined) {
  const first = Math.min(...months.keys());
  const end = last ?? Math.max(...months.keys());
  const found: MovementMonth[] = [];
  let opening = 0;
  let payers = 0;
  for (let month = first; month <= end; month += 1) {
    const { money, accounts } = months.get(month) ?? { money: noSums(), accounts: noSums() };
    const closing = movementKinds.reduce((sum, kind) => sum + money[kind], opening);
    const left = payers + accounts.new + accounts.reactivation - accounts.churn;
    if (!Number.isSafeInteger(closing)) {
      throw new RangeError(`${monthOf(month)}: the sum is more than can be kept exactly.`);
    }
    found.push({
      month: monthOf(month),
      opening,
      ...money,
      closing,
      accounts: { opening: payers, ...accounts, closing: left },
    });
    opening = closing;
    payers = left;
  }
  return found;
}

const noSums = (): Sums => ({ new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 });

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
