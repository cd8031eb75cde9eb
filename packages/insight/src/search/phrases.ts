/** Words side by side: what must occur, and what must not. */
import { lightStem } from '../text/tokens.js';
import type { Postings } from './postings.js';
import type { ParsedQuery, Phrase } from './query.js';
import { find, wordsBeginning } from './vocabulary.js';

/** One bit a row. */
export type Bits = Uint32Array;

const emptyBits = (rows: number): Bits => new Uint32Array(Math.ceil(rows / 32));

function setBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
}

export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** The rows whose bits are set, ascending. */
export function rowsOf(bits: Bits): Int32Array {
  let count = 0;
  for (const word of bits) for (let left = word; left !== 0; left &= left - 1) count++;
  const rows = new Int32Array(count);
  let used = 0;
  for (let at = 0; at < bits.length; at++) {
    for (let left = bits[at] ?? 0; left !== 0; left &= left - 1) {
      rows[used++] = at * 32 + 31 - Math.clz32(left & -left);
    }
  }
  return rows;
}

/** Rows that have every phrase, or null where the query has none. */
export function rowsWithPhrases(postings: Postings, query: ParsedQuery): Bits | null {
  const [first, ...rest] = query.phrases.map((phrase) => rowsSaying(postings, phrase));
  if (!first) return null;
  return rest.reduce((all, found) => all.map((bits, at) => bits & (found[at] ?? 0)), first);
}

/** Rows that have anything excluded, or null. A single word is excluded in all its forms. */
export function excludedRows(postings: Postings, query: ParsedQuery): Bits | null {
  if (query.excluded.length === 0) return null;
  const bits = emptyBits(postings.saidFrom.length - 1);
  for (const words of query.excluded) {
    const [only] = words;
    if (words.length > 1 || only === undefined) {
      const said = rowsSaying(postings, { words, open: false });
      for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (said[at] ?? 0);
      continue;
    }
    const stem = find(postings.vocabulary.stems, lightStem(only));
    if (stem < 0) continue;
    for (let at = postings.rowsFrom[stem] ?? 0; at < (postings.rowsFrom[stem + 1] ?? 0); at++) {
      setBit(bits, postings.rows[at] ?? 0);
    }
  }
  return bits;
}

function rowsSaying(postings: Postings, phrase: Phrase): Bits {
  const { vocabulary, said, saidFrom } = postings;
  const bits = emptyBits(saidFrom.length - 1);
  const last = phrase.words.length - 1;
  /** The range of word numbers that each place of the phrase may have. */
  const ranges = phrase.words.map((word, at): readonly [number, number] => {
    if (phrase.open && at === last) return wordsBeginning(vocabulary.words, word);
    const number = find(vocabulary.words, word);
    return number < 0 ? [0, 0] : [number, number + 1];
  });
  if (ranges.some(([from, to]) => from === to)) return bits;
  const lows = Int32Array.from(ranges, ([from]) => from);
  const highs = Int32Array.from(ranges, ([, to]) => to);
  const wanted = lows.length;
  const check = (row: number): void => {
    const end = (saidFrom[row + 1] ?? 0) - wanted;
    for (let from = saidFrom[row] ?? 0; from <= end; from++) {
      let at = 0;
      while (at < wanted) {
        const word = said[from + at] ?? -1;
        if (word < (lows[at] ?? 0) || word >= (highs[at] ?? 0)) break;
        at++;
      }
      if (at < wanted) continue;
      setBit(bits, row);
      return;
    }
  };
  const places = ranges
    .map(([from, to]) => rowsOfPlace(postings, from, to))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
  const [rarest = [], second] = places;
  const [list] = rarest;
  const [other] = second ?? [];
  if (list && other && rarest.length === 1 && second?.length === 1) eachInBoth(list, other, check);
  else for (const rows of rarest) for (const row of rows) check(row);
  return bits;
}

/** The lists of the stems that a place of the phrase may have. */
function rowsOfPlace(postings: Postings, from: number, to: number): Int32Array[] {
  const stems = new Set(postings.vocabulary.stemOf.subarray(from, to));
  return [...stems].map((stem) =>
    postings.rows.subarray(postings.rowsFrom[stem] ?? 0, postings.rowsFrom[stem + 1] ?? 0),
  );
}

const sizeOf = (lists: readonly Int32Array[]): number =>
  lists.reduce((sum, { length }) => sum + length, 0);

/** Rows of two ascending lists: reading on in both is far quicker than looking into each row's words. */
function eachInBoth(a: Int32Array, b: Int32Array, visit: (row: number) => void): void {
  let at = 0;
  for (const row of a) {
    while (at < b.length && (b[at] ?? 0) < row) at++;
    if (b[at] === row) visit(row);
  }
}
