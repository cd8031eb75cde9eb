import { monthOf, type Change, type MovementKind } from '@headwater/decision';
import { currencyOf, idAt, kindOf, noMonth, type History, type Members } from './history.js';

/** An account in one of its currencies: what it paid before and after. */
export interface HistoryRow {
  readonly place: number;
  /** Place in the history's currencies. */
  readonly currency: number;
  readonly opening: number;
  readonly closing: number;
}

/** Whether an account's change in a month is of a kind, all its currencies taken together; undefined: as each says. */
type Judged = (place: number) => boolean | undefined;

export type AccountSet =
  | { readonly set: 'paying' | 'window' | 'lost'; readonly since: number }
  | { readonly set: 'ever' | 'left' }
  | { readonly set: MovementKind; readonly since: number; readonly judged: Judged };

interface Asked {
  readonly members: Members;
  readonly month: number;
  /** Only accounts that first paid in this month. */
  readonly cohort: number | undefined;
}

/** The rows of a set, account by account and currency by currency. */
export function historyRows(history: History, asked: Asked, wanted: AccountSet): HistoryRow[] {
  const { firstMonths, churnedMonths, places, codes, months, deltas } = history;
  const { members, month: close, cohort } = asked;
  const rows: HistoryRow[] = [];
  for (let at = 0; at < places.length;) {
    const place = places[at] ?? 0;
    const [first, churned] = [firstMonths[place] ?? 0, churnedMonths[place] ?? noMonth];
    const isAsked = members?.[place] !== 0 && (cohort === undefined || first === cohort);
    const open = openingMonth(wanted, { first, churned }, close);
    const before = rows.length;
    let pays = false;
    for (let isFirst = true; places[at] === place; isFirst = false) {
      const currency = (codes[at] ?? 0) >> 3;
      let [opening, closing] = [0, 0];
      let kind: number | undefined;
      for (; places[at] === place && (codes[at] ?? 0) >> 3 === currency; at += 1) {
        const month = months[at] ?? 0;
        if (month <= open) opening += deltas[at] ?? 0;
        if (month <= close) closing += deltas[at] ?? 0;
        if (month === close) kind = codes[at];
      }
      pays ||= closing > 0;
      if (!isAsked || open === noMonth) continue;
      const row = {
        opening,
        closing,
        isFirst,
        kind: kind === undefined ? undefined : kindOf(kind),
      };
      if (isIn(wanted, place, row)) rows.push({ place, currency, opening, closing });
    }
    // Who changed the currency has not left.
    if (wanted.set === 'lost' && pays) rows.length = before;
  }
  return rows;
}

/** The month whose end the opening is of; `noMonth` where the account has no part in the set. */
function openingMonth(
  wanted: AccountSet,
  { first, churned }: { readonly first: number; readonly churned: number },
  month: number,
): number {
  if ('since' in wanted) return wanted.since;
  // Credit notes alone are no life.
  if (first > month || churned === first) return noMonth;
  if (wanted.set === 'ever') return first;
  return churned <= month ? churned - 1 : noMonth;
}

function isIn(
  wanted: AccountSet,
  place: number,
  row: {
    readonly opening: number;
    readonly closing: number;
    readonly kind: MovementKind | undefined;
    readonly isFirst: boolean;
  },
): boolean {
  if ('judged' in wanted) {
    return row.kind !== undefined && (wanted.judged(place) ?? row.kind === wanted.set);
  }
  // A life is told once, in the first of the account's currencies.
  if (!('since' in wanted)) return row.isFirst;
  return wanted.set === 'paying' ? row.closing > 0 : row.opening > 0;
}

/** All changes of one account. */
export function changesAt(history: History, place: number): Change[] {
  const { places, codes, months, deltas } = history;
  const account = idAt(history, place);
  const found: Change[] = [];
  for (let at = firstChange(places, place); places[at] === place; at += 1) {
    const code = codes[at] ?? 0;
    found.push({
      account,
      scope: history.scope,
      currency: currencyOf(history, code),
      month: monthOf(months[at] ?? 0),
      deltaMinor: deltas[at] ?? 0,
      kind: kindOf(code),
    });
  }
  return found;
}

/** Where the changes of an account begin, as accounts stand in their order. */
function firstChange(places: Int32Array, place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
