import { monthOf, type Change, type MovementKind } from '@headwater/decision';
import {
  accountsIn,
  currencyOf,
  idAt,
  kindOf,
  noMonth,
  type History,
  type Members,
} from './history.js';

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
  const { firstMonths, places } = history;
  const rows: HistoryRow[] = [];
  let from = 0;
  for (let place = 0; place < accountsIn(history); place += 1) {
    let until = from;
    while (places[until] === place) until += 1;
    const isAsked =
      asked.members?.[place] !== 0 &&
      (asked.cohort === undefined || firstMonths[place] === asked.cohort);
    if (isAsked)
      rows.push(...rowsOf(new Account(history, place, from, until), asked.month, wanted));
    from = until;
  }
  return rows;
}

function rowsOf(account: Account, month: number, wanted: AccountSet): HistoryRow[] {
  if (!('since' in wanted)) {
    const { first, churned } = account;
    // Credit notes alone are no life. Every account once, in the first of its currencies.
    if (first > month || churned === first) return [];
    if (wanted.set === 'left' && churned > month) return [];
    return account.currencies
      .slice(0, 1)
      .map((currency) => account.row(currency, wanted.set === 'ever' ? first : churned - 1, month));
  }
  const rows = account.currencies.map((currency) => account.row(currency, wanted.since, month));
  if ('judged' in wanted) {
    const judged = wanted.judged(account.place);
    return rows.filter(({ currency }) => {
      const kind = account.kindIn(currency, month);
      return kind !== undefined && (judged ?? kind === wanted.set);
    });
  }
  if (wanted.set === 'paying') return rows.filter(({ closing }) => closing > 0);
  // Who changed the currency has not left.
  if (wanted.set === 'lost' && rows.some(({ closing }) => closing > 0)) return [];
  return rows.filter(({ opening }) => opening > 0);
}

/** The changes of one account. */
class Account {
  readonly #history: History;
  readonly #from: number;
  readonly #until: number;
  readonly place: number;

  constructor(history: History, place: number, from: number, until: number) {
    this.#history = history;
    this.place = place;
    this.#from = from;
    this.#until = until;
  }

  get first(): number {
    return this.#history.firstMonths[this.place] ?? 0;
  }

  get churned(): number {
    return this.#history.churnedMonths[this.place] ?? noMonth;
  }

  get currencies(): number[] {
    const { codes } = this.#history;
    const found: number[] = [];
    for (let at = this.#from; at < this.#until; at += 1) {
      const currency = (codes[at] ?? 0) >> 3;
      if (found.at(-1) !== currency) found.push(currency);
    }
    return found;
  }

  row(currency: number, opening: number, closing: number): HistoryRow {
    const { codes, months, deltas } = this.#history;
    const paid = { opening: 0, closing: 0 };
    for (let at = this.#from; at < this.#until; at += 1) {
      if ((codes[at] ?? 0) >> 3 !== currency) continue;
      const month = months[at] ?? 0;
      if (month <= opening) paid.opening += deltas[at] ?? 0;
      if (month <= closing) paid.closing += deltas[at] ?? 0;
    }
    return { place: this.place, currency, ...paid };
  }

  kindIn(currency: number, month: number): MovementKind | undefined {
    const { codes, months } = this.#history;
    for (let at = this.#from; at < this.#until; at += 1) {
      const code = codes[at] ?? 0;
      if (code >> 3 === currency && months[at] === month) return kindOf(code);
    }
    return undefined;
  }
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
