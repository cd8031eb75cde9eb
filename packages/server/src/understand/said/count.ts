import type { Kind } from '@headwater/contract';
import type { StatementKey } from '../tables.js';
import { uuidText } from '../../platform/copy-rows.js';
import type { Said } from './kept-said.js';
import { kindsInOrder, type SaidTable } from './table.js';

type AnyKind = Kind | 'all';

const codeOf = (kind: AnyKind): number => (kind === 'all' ? -1 : kindsInOrder.indexOf(kind));

/** Calls with the place of every statement of these themes whose item passes. */
export function eachStatement(
  { table, passes }: Said,
  leaves: readonly string[],
  call: (place: number, item: number) => void,
): void {
  const { itemOf } = table;
  for (const leaf of leaves) {
    const { from, end } = table.leaves.get(leaf) ?? { from: 0, end: 0 };
    for (let place = from; place < end; place += 1) {
      const item = itemOf[place] ?? 0;
      if (passes[item] === 1) call(place, item);
    }
  }
}

/** What accounts pay a month, by their place in the table. */
export interface Paying {
  readonly minor: Float64Array;
  /** 0 where it pays nothing, 1 in the currency that sums are told in, 2 in another one. */
  readonly currency: Uint8Array;
}

export interface Heads {
  /** By kind, in their order. */
  readonly statements: readonly number[];
  readonly severities: readonly number[];
  /** Of the kind asked for, each once. */
  readonly customers: number;
  readonly accounts: number;
  readonly accountsOtherCurrency: number;
  readonly revenueMinor: number;
}

/** Answers for one theme after the other how many statements, customers and accounts it has. */
export function headCounter(
  said: Said,
  paying: Paying | null,
  kind: AnyKind,
): (leaves: readonly string[]) => Heads {
  const { table } = said;
  const wanted = codeOf(kind);
  // The number of the theme that a customer was met in last: nothing has to be cleared in between.
  const met = new Int32Array(table.customers);
  const paid = new Int32Array(table.accounts.length);
  let theme = 0;
  return (leaves) => {
    theme += 1;
    const statements = kindsInOrder.map(() => 0);
    const severities = kindsInOrder.map(() => 0);
    let customers = 0;
    let revenueMinor = 0;
    const accounts = [0, 0, 0];
    eachStatement(said, leaves, (place, item) => {
      const code = table.kinds[place] ?? 0;
      statements[code] = (statements[code] ?? 0) + 1;
      severities[code] = (severities[code] ?? 0) + (table.severities[place] ?? 0);
      if (wanted >= 0 && code !== wanted) return;
      const customer = table.customerOf[item] ?? 0;
      if (met[customer] !== theme) {
        met[customer] = theme;
        customers += 1;
      }
      const account = table.accountOf[item] ?? 0;
      if (paying === null || account === 0 || paid[account] === theme) return;
      paid[account] = theme;
      const currency = paying.currency[account] ?? 0;
      accounts[currency] = (accounts[currency] ?? 0) + 1;
      if (currency === 1) revenueMinor += paying.minor[account] ?? 0;
    });
    return {
      statements,
      severities,
      customers,
      accounts: accounts[1] ?? 0,
      accountsOtherCurrency: accounts[2] ?? 0,
      revenueMinor,
    };
  };
}

/** Items, and customers each once, copies of other items left out. */
export function countItems({ table, passes }: Said): { items: number; customers: number } {
  const met = new Uint8Array(table.customers);
  let items = 0;
  let customers = 0;
  for (let item = 0; item < table.items; item += 1) {
    if (passes[item] === 0 || table.originals[item] === 0) continue;
    items += 1;
    const customer = table.customerOf[item] ?? 0;
    if (met[customer] === 1) continue;
    met[customer] = 1;
    customers += 1;
  }
  return { items, customers };
}

/** Answers for one theme after the other which accounts speak of it, and when each first did (NaN: unknown). */
export function listener(
  said: Said,
): (leaves: readonly string[], kind: AnyKind) => { places: Int32Array; times: Float64Array } {
  const { table } = said;
  const { accountOf, kinds, times } = table;
  // The number of the question at which an account was met last: nothing has to be cleared in between.
  const met = new Int32Array(table.accounts.length);
  const first = new Float64Array(table.accounts.length);
  const heard = new Int32Array(table.accounts.length);
  let question = 0;
  return (leaves, kind) => {
    question += 1;
    const wanted = codeOf(kind);
    let count = 0;
    eachStatement(said, leaves, (place, item) => {
      const account = accountOf[item] ?? 0;
      if (account === 0 || (wanted >= 0 && kinds[place] !== wanted)) return;
      const time = times[item] ?? Number.NaN;
      if (met[account] !== question) {
        met[account] = question;
        first[account] = time;
        heard[count++] = account;
      } else first[account] = earlier(first[account] ?? Number.NaN, time);
    });
    const places = heard.slice(0, count);
    const spoke = new Float64Array(count);
    for (let at = 0; at < count; at += 1) spoke[at] = first[places[at] ?? 0] ?? Number.NaN;
    return { places, times: spoke };
  };
}

/** The earlier of two times, of which any may be unknown. */
const earlier = (a: number, b: number): number => (Number.isNaN(a) || b < a ? b : a);

/** When each account first said anything, by its place; NaN where nobody knows. Copies of items do not count. */
export function firstWords(table: SaidTable): Float64Array {
  const first = new Float64Array(table.accounts.length).fill(Number.NaN);
  for (let item = 0; item < table.items; item += 1) {
    if (table.originals[item] === 0) continue;
    const account = table.accountOf[item] ?? 0;
    first[account] = earlier(first[account] ?? Number.NaN, table.times[item] ?? Number.NaN);
  }
  return first;
}

const dayMs = 86_400_000;
export const weekMs = 7 * dayMs;
// 1970 began on a Thursday.
export const mondayMs = -3 * dayMs;

/** The number of an instant's week; NaN where it is not known. */
export const weekOf = (time: number): number => Math.floor((time - mondayMs) / weekMs);

/** Statements in each of so many weeks, the last of which begins on this Monday. */
export function countWeeks(
  said: Said,
  leaves: readonly string[],
  last: string,
  weeks: number,
): number[] {
  const counts = Array.from({ length: weeks }, () => 0);
  const latest = weekOf(Date.parse(`${last}T00:00:00Z`));
  eachStatement(said, leaves, (_, item) => {
    const week = weekOf(said.table.times[item] ?? Number.NaN);
    const at = weeks - 1 - (latest - week);
    if (at >= 0 && at < weeks) counts[at] = (counts[at] ?? 0) + 1;
  });
  return counts;
}

/** The statements that are surest to belong to these themes, the surest first. */
export function surest(
  said: Said,
  leaves: readonly string[],
  kind: AnyKind,
  most: number,
): StatementKey[] {
  const { table } = said;
  const wanted = codeOf(kind);
  const best: number[] = [];
  eachStatement(said, leaves, (place) => {
    if (wanted >= 0 && table.kinds[place] !== wanted) return;
    let at = best.length;
    while (at > 0 && isSurer(table, place, best[at - 1] ?? 0)) at -= 1;
    if (at >= most) return;
    best.splice(at, 0, place);
    if (best.length > most) best.pop();
  });
  return best.map((place) => ({
    item: uuidText(table.ids, 16 * (table.itemOf[place] ?? 0)),
    start: table.starts[place] ?? 0,
  }));
}

function isSurer({ confidences, ids, itemOf, starts }: SaidTable, a: number, b: number): boolean {
  const more = (confidences[a] ?? 0) - (confidences[b] ?? 0);
  if (more !== 0) return more > 0;
  const [one, other] = [itemOf[a] ?? 0, itemOf[b] ?? 0];
  if (one === other) return (starts[a] ?? 0) < (starts[b] ?? 0);
  const id = (item: number): Uint8Array => ids.subarray(16 * item, 16 * item + 16);
  return Buffer.compare(id(one), id(other)) < 0;
}
