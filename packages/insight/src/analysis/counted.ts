/** Which statements say the same, whom they come from, which of them count, and an order that is always the same. */
import type { InsightItem } from '../types.js';
import { knownTime } from './check-input.js';
import type { Statements } from './read.js';

export interface CountedOnce {
  /** Number of the text of each statement: statements with the same words have the same. */
  readonly texts: Int32Array;
  readonly textCount: number;
  /** Statement numbers in an order that does not depend on the order of the items. */
  readonly canonical: Int32Array;
  /** 0 where the statement is a copy of one that counts. */
  readonly counted: Uint8Array;
  readonly customers: Uint32Array;
  readonly customerCount: number;
  readonly times: Float64Array;
  /** Rating of the item of each statement, 0–1; NaN where none. */
  readonly ratings: Float64Array;
}

type Said = Pick<
  Statements,
  'count' | 'item' | 'start' | 'end' | 'words' | 'wordStarts' | 'vocabulary'
> & { readonly items: readonly InsightItem[] };

/**
 * @param hashes Of the words of each statement.
 * @param keyWithoutWords What stands for a statement that has no words.
 */
export function countOnce(
  said: Said,
  hashes: Float64Array,
  keyWithoutWords: (text: string) => string,
): CountedOnce {
  const { items, item, count } = said;
  const heard = new Uint8Array(items.length);
  for (const i of item) heard[i] = 1;
  const { speaks, customerOf, customerCount } = speakers(items, heard);
  const customers = new Uint32Array(count);
  const counted = new Uint8Array(count);
  const times = new Float64Array(count);
  const ratings = new Float64Array(count);
  for (let s = 0; s < count; s++) {
    const i = item[s] ?? 0;
    customers[s] = customerOf[i] ?? 0;
    counted[s] = speaks[i] ?? 0;
    times[s] = knownTime(items[i]?.time);
    ratings[s] = items[i]?.rating ?? Number.NaN;
  }
  const compareKeys = keyComparison(said, keyWithoutWords);
  const canonical = sortByHash(hashes);
  const { start } = said;
  const compareAll = (a: number, b: number): number =>
    compareKeys(a, b) ||
    compare(items[item[a] ?? 0]?.id ?? '', items[item[b] ?? 0]?.id ?? '') ||
    (start[a] ?? 0) - (start[b] ?? 0);
  for (let from = 0; from < count;) {
    const hash = hashes[canonical[from] ?? 0];
    let to = from + 1;
    while (to < count && hashes[canonical[to] ?? 0] === hash) to++;
    if (to - from > 1) canonical.subarray(from, to).sort(compareAll);
    from = to;
  }
  const texts = new Int32Array(count);
  let text = -1;
  let last = -1;
  for (const s of canonical) {
    if (last < 0 || hashes[s] !== hashes[last] || compareKeys(s, last) !== 0) text++;
    texts[s] = text;
    last = s;
  }
  const textCount = text + 1;
  return { texts, textCount, canonical, counted, customers, customerCount, times, ratings };
}

interface Speakers {
  /** 1 for the item that counts among the copies of one text. */
  readonly speaks: Uint8Array;
  readonly customerOf: Uint32Array;
  readonly customerCount: number;
}

/** Of the copies of one text the item that the group is named after counts, else the one with the least id. */
function speakers(items: readonly InsightItem[], heard: Uint8Array): Speakers {
  const speaker = new Map<string, string>();
  // An item that is nobody's copy and has none speaks for itself: most need no place in the map.
  for (const { id, duplicateOf } of items) {
    if (!duplicateOf) continue;
    const known = speaker.get(duplicateOf);
    if (known === undefined || id === duplicateOf || (known !== duplicateOf && id < known)) {
      speaker.set(duplicateOf, id);
    }
  }
  if (speaker.size > 0) {
    // The item after which a group is named speaks for it, and need not say that it is its own copy.
    for (const { id, duplicateOf } of items)
      if (!duplicateOf && speaker.has(id)) speaker.set(id, id);
  }
  const numbers = new Map<string, number>();
  const customerOf = new Uint32Array(items.length);
  const speaks = new Uint8Array(items.length);
  let customerCount = 0;
  for (const [i, { id, customer, duplicateOf }] of items.entries()) {
    const group = duplicateOf ?? id;
    speaks[i] = (speaker.get(group) ?? id) === id ? 1 : 0;
    // Who said nothing is no customer of whom a share could be taken.
    if (heard[i] === 0) continue;
    if (!customer && !speaker.has(group)) {
      customerOf[i] = customerCount++;
      continue;
    }
    const name = customer ? `c:${customer}` : `i:${group}`;
    const known = numbers.get(name);
    customerOf[i] = known ?? customerCount;
    if (known === undefined) numbers.set(name, customerCount++);
  }
  return { speaks, customerOf, customerCount };
}

/** Places in rising order of the 53-bit hashes, equal ones in their old order: least digits first, 16 bits at a time. */
function sortByHash(hashes: Float64Array): Int32Array {
  const count = hashes.length;
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const hash = hashes[i] ?? 0;
    low[i] = hash % 4294967296;
    high[i] = Math.floor(hash / 4294967296);
  }
  let order = Int32Array.from({ length: count }, (_, i) => i);
  let other = new Int32Array(count);
  for (const [digits, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    const starts = new Uint32Array(65537);
    for (const value of digits) {
      const digit = ((value >>> shift) & 65535) + 1;
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    for (let d = 0; d < 65536; d++) starts[d + 1] = (starts[d + 1] ?? 0) + (starts[d] ?? 0);
    for (const i of order) {
      const digit = ((digits[i] ?? 0) >>> shift) & 65535;
      const at = starts[digit] ?? 0;
      other[at] = i;
      starts[digit] = at + 1;
    }
    [order, other] = [other, order];
  }
  return order;
}

/** Compares statements by what they say. */
function keyComparison(
  said: Said,
  keyWithoutWords: (text: string) => string,
): (a: number, b: number) => number {
  const { items, item, start, end, words, wordStarts, vocabulary } = said;
  const keyOf = (s: number): string => {
    const from = wordStarts[s] ?? 0;
    const to = wordStarts[s + 1] ?? 0;
    if (from < to) return Array.from(words.subarray(from, to), (w) => vocabulary[w]).join(' ');
    return keyWithoutWords((items[item[s] ?? 0]?.text ?? '').slice(start[s], end[s]));
  };
  return (a, b) => {
    const fromA = wordStarts[a] ?? 0;
    const fromB = wordStarts[b] ?? 0;
    const length = (wordStarts[a + 1] ?? 0) - fromA;
    if (length > 0 && length === (wordStarts[b + 1] ?? 0) - fromB) {
      let at = 0;
      while (at < length && words[fromA + at] === words[fromB + at]) at++;
      if (at === length) return 0;
    }
    return compare(keyOf(a), keyOf(b));
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
