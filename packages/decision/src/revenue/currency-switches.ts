import { convertMinor, type RateTable } from '../money/rates.js';
import { lastDayOf, type Month } from '../month.js';
import type { Change, MovementKind } from './changes.js';
import type { MovementCell } from './movements.js';

/**
 * What has to be moved between kinds where an account pays in several currencies, so that in a reporting
 * currency it counts once: one that goes over from dollars to euros is no churn and no new account, and one
 * that pays in both is one payer. The cells are in `to` and add up to 0 in each month:
 * `inCurrency([...series, ...movements(switches, through)], rates, to)`.
 *
 * @param changes All changes of one account. Of one that pays in a single currency nothing comes out.
 */
export function currencySwitches(
  changes: readonly Change[],
  rates: RateTable,
  to: string,
): MovementCell[] {
  return [...grouped(changes, ({ scope }) => scope)].flatMap(([scope, own]) =>
    new Set(own.map(({ currency }) => currency)).size > 1 ? switchesOf(scope, own, rates, to) : [],
  );
}

function switchesOf(
  scope: string,
  changes: readonly Change[],
  rates: RateTable,
  to: string,
): MovementCell[] {
  const months = grouped(changes, ({ month }) => month);
  const balances = new Map<string, number>();
  const pays = (): boolean => [...balances.values()].some((minor) => minor > 0);
  let paidBefore = false;
  const cells: MovementCell[] = [];
  for (const [month, own] of [...months].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const before = pays();
    for (const { currency, deltaMinor } of own) {
      balances.set(currency, (balances.get(currency) ?? 0) + deltaMinor);
    }
    const converted = own.map((change) => ({
      kind: change.kind,
      deltaMinor: inTo(change, month, rates, to),
    }));
    const net = converted.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0);
    const kind = netKind(before, pays(), paidBefore, net);
    paidBefore ||= pays();
    if (own.length === 1 && kind === own[0]?.kind) continue;
    const place = { scope, currency: to, month };
    for (const one of converted) {
      cells.push({ ...place, kind: one.kind, deltaMinor: -one.deltaMinor, accounts: -1 });
    }
    // What went from one currency to another at the same worth is no movement.
    if (kind !== undefined) cells.push({ ...place, kind, deltaMinor: net, accounts: 1 });
  }
  return cells;
}

function netKind(
  before: boolean,
  after: boolean,
  paidBefore: boolean,
  net: number,
): MovementKind | undefined {
  if (!before && after) return paidBefore ? 'reactivation' : 'new';
  if (before && !after) return 'churn';
  return net === 0 ? undefined : net > 0 ? 'expansion' : 'contraction';
}

/** A month without its rate is left out by `inCurrency`; the account still counts once after it. */
function inTo(change: Change, month: Month, rates: RateTable, to: string): number {
  const rate = rates.rateOn(change.currency, to, lastDayOf(month));
  return rate === null ? 0 : convertMinor(change.deltaMinor, change.currency, to, rate);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own === undefined) groups.set(keyOf(item), [item]);
    else own.push(item);
  }
  return groups;
}
