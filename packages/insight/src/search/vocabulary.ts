/** The words of the indexed statements in alphabetical order: looked up whole, by their beginning, or with one slip of the finger. */
import { lightStem } from '../text/tokens.js';

const plain = /^[a-z0-9]+$/;
const latin = /^[\p{Script=Latin}\p{M}\p{N}']+$/u;

/** "Café" and "cafe" are one word to whoever searches. Marks of other scripts carry meaning and stay. */
export function foldWord(word: string): string {
  if (plain.test(word) || !latin.test(word)) return word;
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ø', 'o');
}

/** Plain data, so that it can be stored. Word and stem numbers are places in the two lists. */
export interface Vocabulary {
  /** Folded words, ascending by UTF-16 units. */
  readonly words: readonly string[];
  /** Light stems, ascending. */
  readonly stems: readonly string[];
  /** Stem of each word. */
  readonly stemOf: Int32Array;
}

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `renumber[old] = new` tells where each of the given words went. */
export function sortVocabulary(given: readonly string[]): {
  vocabulary: Vocabulary;
  renumber: Int32Array;
} {
  const order = Array.from(given.keys()).sort((a, b) => ascending(given[a] ?? '', given[b] ?? ''));
  const renumber = new Int32Array(given.length);
  for (const [at, old] of order.entries()) renumber[old] = at;
  const words = order.map((old) => given[old] ?? '');
  const stemmed = words.map(lightStem);
  const stems = [...new Set(stemmed)].sort(ascending);
  return {
    vocabulary: { words, stems, stemOf: Int32Array.from(stemmed, (stem) => find(stems, stem)) },
    renumber,
  };
}

/** Place of a word in an ascending list, or −1. */
export function find(list: readonly string[], word: string): number {
  const at = firstNotBefore(list, word);
  return list[at] === word ? at : -1;
}

function firstNotBefore(list: readonly string[], word: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words that begin so: [from, to). */
export function wordsBeginning(list: readonly string[], prefix: string): [number, number] {
  const from = firstNotBefore(list, prefix);
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]?.startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return [from, low];
}

/**
 * Words at distance one of Damerau and Levenshtein: one letter more, less or other, or two neighbours swapped.
 * Looks at every word; most are told apart by their length or first letters.
 */
export function wordsOneSlipAway(list: readonly string[], word: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < list.length; at++) {
    const other = list[at] ?? '';
    if (Math.abs(other.length - word.length) <= 1 && oneSlip(word, other)) found.push(at);
  }
  return found;
}

function oneSlip(a: string, b: string): boolean {
  const least = Math.min(a.length, b.length);
  let at = 0;
  while (at < least && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (a.length > b.length) return same(a, at + 1, b, at);
  if (a.length < b.length) return same(a, at, b, at + 1);
  if (at === a.length) return false;
  if (same(a, at + 1, b, at + 1)) return true;
  return (
    a.charCodeAt(at) === b.charCodeAt(at + 1) &&
    a.charCodeAt(at + 1) === b.charCodeAt(at) &&
    same(a, at + 2, b, at + 2)
  );
}

/** Whether the rest of one from here is the rest of the other from there. */
function same(a: string, atA: number, b: string, atB: number): boolean {
  const rest = a.length - atA;
  if (rest !== b.length - atB) return false;
  for (let i = 0; i < rest; i++) {
    if (a.charCodeAt(atA + i) !== b.charCodeAt(atB + i)) return false;
  }
  return true;
}
