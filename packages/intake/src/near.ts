import { gapsBetween } from './gaps.js';
import { isOneSlip } from './slip.js';
import { wordsOf, type Word } from './words.js';

/** A text made ready to be compared with many. */
export interface NearText {
  readonly text: string;
  /** Hashes of its words, in the order of their size. */
  readonly hashes: Int32Array;
}

const fewestWords = 8;

export function nearText(text: string): NearText {
  return { text, hashes: Int32Array.from(wordsOf(text), ({ word }) => wordHash(word)).sort() };
}

/**
 * Whether two texts say the same in nearly the same words: both have eight words or more, nine tenths of
 * their words are shared (Jaccard's share over words counted as often as they stand), and what differs is harmless:
 * no number, name, negation or symbol, and a word in the place of another is one slip of spelling away from it.
 */
export function isNearCopy(one: NearText, other: NearText): boolean {
  if (Math.min(one.hashes.length, other.hashes.length) < fewestWords) return false;
  if (!shareNineTenths(one.hashes, other.hashes)) return false;
  // In one order, so that the answer does not depend on who is asked about whom.
  const [first, second] = one.text < other.text ? [one, other] : [other, one];
  return differHarmlessly(wordsOf(first.text), wordsOf(second.text));
}

function shareNineTenths(one: Int32Array, other: Int32Array): boolean {
  // shared / (all - shared) ≥ 9/10, in whole numbers.
  const all = one.length + other.length;
  const needed = Math.ceil((9 * all) / 19);
  let left = Math.min(one.length, other.length) - needed;
  if (left < 0) return false;
  const smaller = one.length <= other.length ? one : other;
  const larger = smaller === one ? other : one;
  for (let at = 0, place = 0; at < smaller.length; at++) {
    const hash = smaller[at] ?? 0;
    while (place < larger.length && (larger[place] ?? 0) < hash) place++;
    if (place < larger.length && larger[place] === hash) place++;
    else if (--left < 0) return false;
  }
  return true;
}

function differHarmlessly(one: readonly Word[], other: readonly Word[]): boolean {
  const gaps = gapsBetween(one, other);
  if (gaps === null) return false;
  const gone: Word[] = [];
  const come: Word[] = [];
  for (const gap of gaps) {
    const left = one.slice(gap.from, gap.to);
    const right = other.slice(gap.otherFrom, gap.otherTo);
    if (left.some(isTelling) || right.some(isTelling) || !onlySlips(left, right)) return false;
    gone.push(...left);
    come.push(...right);
  }
  // A word may have moved; one that is gone here while another came there was exchanged.
  return onlySlips(...withoutMoved(gone, come));
}

const isTelling = ({ telling }: Word): boolean => telling;

/** Whether each word of the shorter side stands for one of the other: the rest was added or left out. */
function onlySlips(gone: readonly Word[], come: readonly Word[]): boolean {
  const [fewer, more] = gone.length <= come.length ? [gone, [...come]] : [come, [...gone]];
  for (const { word } of fewer) {
    const place = more.findIndex((each) => isOneSlip(word, each.word));
    if (place < 0) return false;
    more.splice(place, 1);
  }
  return true;
}

function withoutMoved(gone: readonly Word[], come: readonly Word[]): [Word[], Word[]] {
  const left = [...come];
  const exchanged = gone.filter(({ word }) => {
    const place = left.findIndex((each) => each.word === word);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return [exchanged, left];
}

function wordHash(word: string): number {
  let hash = 0x2f0b4c47;
  for (let index = 0; index < word.length; index++) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return hash;
}
