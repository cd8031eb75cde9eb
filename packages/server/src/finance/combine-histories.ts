import { movementKind } from '@headwater/decision';
import { accountsIn, compareIds, idBytes, noMonth, packedKinds, type History } from './history.js';

/**
 * The history of several products together, netted over them: who leaves one for another has not left. Exactly
 * what a count would find that knew these products alone.
 */
export function combineHistories(scope: string, parts: readonly History[]): History {
  const currencies = [...new Set(parts.flatMap((part) => part.currencies))].toSorted();
  const built = new Building(parts);
  const readers = parts.map((part) => new Reader(part, currencies));
  for (;;) {
    const next = nextAccount(readers);
    if (next === undefined) break;
    const steps = new Map<number, number>();
    for (const reader of readers) reader.takeIf(next, steps);
    built.add(next, steps);
  }
  return { scope, currencies, ...built.done() };
}

// More months than there are up to the year 9999: a key of currency and month stays exact.
const months = 2 ** 17;

interface Id {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** Goes over one history, account by account. */
class Reader {
  readonly #history: History;
  readonly #currencies: readonly number[];
  #place = 0;
  #change = 0;

  constructor(history: History, currencies: readonly string[]) {
    this.#history = history;
    this.#currencies = history.currencies.map((currency) => currencies.indexOf(currency));
  }

  get id(): Id | undefined {
    return this.#place < accountsIn(this.#history)
      ? { bytes: this.#history.accounts, at: this.#place * idBytes }
      : undefined;
  }

  /** Adds what this account's balances rise by, by currency and month; does nothing for another's. */
  takeIf(account: Id, steps: Map<number, number>): void {
    const { id } = this;
    if (id === undefined || compareIds(id.bytes, id.at, account.bytes, account.at) !== 0) return;
    const { places, codes, months: at, deltas } = this.#history;
    while (places[this.#change] === this.#place) {
      const currency = this.#currencies[(codes[this.#change] ?? 0) >> 3] ?? 0;
      const key = currency * months + (at[this.#change] ?? 0);
      steps.set(key, (steps.get(key) ?? 0) + (deltas[this.#change] ?? 0));
      this.#change += 1;
    }
    this.#place += 1;
  }
}

function nextAccount(readers: readonly Reader[]): Id | undefined {
  let next: Id | undefined;
  for (const { id } of readers) {
    if (id === undefined) continue;
    if (next === undefined || compareIds(id.bytes, id.at, next.bytes, next.at) < 0) next = id;
  }
  return next;
}

/** Columns with room for all accounts and changes of the parts. */
class Building {
  readonly #accounts: Uint8Array;
  readonly #firsts: Int32Array;
  readonly #churned: Int32Array;
  readonly #places: Int32Array;
  readonly #months: Int32Array;
  readonly #codes: Int32Array;
  readonly #deltas: Float64Array;
  #count = 0;
  #changes = 0;

  constructor(parts: readonly History[]) {
    const most = parts.reduce((sum, part) => sum + accountsIn(part), 0);
    const mostChanges = parts.reduce((sum, { places }) => sum + places.length, 0);
    this.#accounts = new Uint8Array(most * idBytes);
    this.#firsts = new Int32Array(most);
    this.#churned = new Int32Array(most);
    this.#places = new Int32Array(mostChanges);
    this.#months = new Int32Array(mostChanges);
    this.#codes = new Int32Array(mostChanges);
    this.#deltas = new Float64Array(mostChanges);
  }

  add({ bytes, at }: Id, steps: ReadonlyMap<number, number>): void {
    const moved = [...steps].filter(([, delta]) => delta !== 0).toSorted(([a], [b]) => a - b);
    // What one product credited for another adds up to nothing: no history at all.
    if (moved.length === 0) return;
    let currency = -1;
    let balance = 0;
    let paidBefore = false;
    for (const [key, delta] of moved) {
      const own = Math.floor(key / months);
      if (own !== currency) [currency, balance, paidBefore] = [own, 0, false];
      const kind = packedKinds.indexOf(movementKind(balance, balance + delta, paidBefore));
      balance += delta;
      paidBefore ||= balance > 0;
      this.#places[this.#changes] = this.#count;
      this.#months[this.#changes] = key % months;
      this.#codes[this.#changes] = own * 8 + kind;
      this.#deltas[this.#changes] = delta;
      this.#changes += 1;
    }
    const { first, churned } = lifeOf(moved);
    this.#accounts.set(bytes.subarray(at, at + idBytes), this.#count * idBytes);
    this.#firsts[this.#count] = first;
    this.#churned[this.#count] = churned;
    this.#count += 1;
  }

  done(): Omit<History, 'scope' | 'currencies'> {
    return {
      accounts: this.#accounts.slice(0, this.#count * idBytes),
      firstMonths: this.#firsts.slice(0, this.#count),
      churnedMonths: this.#churned.slice(0, this.#count),
      places: this.#places.slice(0, this.#changes),
      months: this.#months.slice(0, this.#changes),
      codes: this.#codes.slice(0, this.#changes),
      deltas: this.#deltas.slice(0, this.#changes),
    };
  }
}

/** Over all currencies: a change of currency is no end. The same as `paidTimes` tells. */
function lifeOf(moved: readonly (readonly [number, number])[]): { first: number; churned: number } {
  const ordered = moved
    .map(([key, delta]) => ({ currency: Math.floor(key / months), month: key % months, delta }))
    .toSorted((a, b) => a.month - b.month);
  const balances = new Map<number, number>();
  let first: number | undefined;
  for (const [at, { currency, month, delta }] of ordered.entries()) {
    balances.set(currency, (balances.get(currency) ?? 0) + delta);
    // Only after the last change of the month is it told.
    if (ordered[at + 1]?.month === month) continue;
    const pays = [...balances.values()].some((minor) => minor > 0);
    if (pays) first ??= month;
    else if (first !== undefined) return { first, churned: month };
  }
  // Credit notes alone: it never paid.
  const start = ordered[0]?.month ?? 0;
  return first === undefined ? { first: start, churned: start } : { first, churned: noMonth };
}
