import type { Kind } from '@headwater/contract';
import type { IndexFilter } from './messages.js';

const kinds: readonly Kind[] = ['pain', 'request', 'praise', 'question', 'other'];

/** What an item may be filtered by. */
export interface ItemFacts {
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly product: string | null;
  readonly source: string;
  readonly language: string | null;
  readonly account: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly time: number | null;
}

/** Which statement of which item each row of the index is, in a few bytes each. */
export interface RowTable {
  addItem(facts: ItemFacts): void;
  /** A statement of the item that was added last. */
  addStatement(start: number, kind: string): void;
  readonly rows: number;
  keyOf(row: number): { item: string; start: number };
  /** Undefined where every row may be found. */
  filterBy(filter: IndexFilter): ((row: number) => boolean) | undefined;
}

/** Values as small numbers; 0 is "none". */
function numbers(): { of: (value: string | null) => number; known: (value: string) => number } {
  const byValue = new Map<string, number>();
  return {
    of: (value) => {
      if (value === null) return 0;
      const number = byValue.get(value) ?? byValue.size + 1;
      byValue.set(value, number);
      return number;
    },
    // A value that no item has equals none of them.
    known: (value) => byValue.get(value) ?? -1,
  };
}

export function rowTable(most: number): RowTable {
  const itemOf = new Int32Array(most);
  const starts = new Int32Array(most);
  const kindOf = new Uint8Array(most);
  const ids = new Uint8Array(most * 16);
  const [products, sources, languages, accounts] = [numbers(), numbers(), numbers(), numbers()];
  const product = new Int32Array(most);
  const source = new Int32Array(most);
  const language = new Int32Array(most);
  const account = new Int32Array(most);
  const time = new Float64Array(most);
  let rows = 0;
  let items = 0;
  return {
    get rows() {
      return rows;
    },
    addItem(facts) {
      ids.set(facts.id, items * 16);
      product[items] = products.of(facts.product);
      source[items] = sources.of(facts.source);
      language[items] = languages.of(facts.language);
      account[items] = accounts.of(facts.account);
      time[items] = facts.time ?? Number.NaN;
      items++;
    },
    addStatement(start, kind) {
      itemOf[rows] = items - 1;
      starts[rows] = start;
      kindOf[rows] = kinds.findIndex((one) => one === kind);
      rows++;
    },
    keyOf(row) {
      const at = (itemOf[row] ?? 0) * 16;
      return { item: uuidText(ids.subarray(at, at + 16)), start: starts[row] ?? 0 };
    },
    filterBy(filter) {
      const tests: ((item: number) => boolean)[] = [];
      const same = (column: Int32Array, wanted: number): void => {
        tests.push((item) => column[item] === wanted);
      };
      const among = (column: Int32Array, wanted: readonly number[]): void => {
        const set = new Set(wanted);
        tests.push((item) => set.has(column[item] ?? 0));
      };
      if (filter.products) among(product, filter.products.map(products.known));
      if (filter.language !== undefined) same(language, languages.known(filter.language));
      if (filter.sources) among(source, filter.sources.map(sources.known));
      if (filter.accounts) among(account, filter.accounts.map(accounts.known));
      const { from, before } = filter;
      if (from !== undefined) tests.push((item) => (time[item] ?? Number.NaN) >= from);
      if (before !== undefined) tests.push((item) => (time[item] ?? Number.NaN) < before);
      const kind = kinds.findIndex((one) => one === filter.kind);
      if (tests.length === 0 && kind < 0) return undefined;
      return (row) =>
        (kind < 0 || kindOf[row] === kind) && tests.every((test) => test(itemOf[row] ?? 0));
    },
  };
}

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
