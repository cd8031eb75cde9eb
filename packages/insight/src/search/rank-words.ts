/**
 * Statements by their words: BM25 (Robertson and Zaragoza, "The probabilistic relevance framework", 2009), each word
 * counted once a statement: in a sentence a second mention says nothing more.
 */
import type { Postings } from './postings.js';
import { rowsWith, type Term } from './terms.js';

const saturation = 1.2;
/** How far long statements are held back; sentences differ less in length than the documents that .75 is for. */
const lengthShare = 0.4;

/** Rows, best first; equal ones in the order of the index. */
export interface RankedRows {
  readonly rows: Int32Array;
  readonly scores: Float32Array;
  /** Statements that have at least one of the words, under the filter. */
  readonly any: number;
  /** Those that have every word. */
  readonly all: number;
}

/** Kept between queries: clearing a million numbers would cost more than most queries. */
export interface WordScratch {
  readonly scores: Float32Array;
  /** How many terms a row has. */
  readonly covered: Uint8Array;
  /** The last term that a row was counted for. */
  readonly stamp: Uint8Array;
  readonly touched: Int32Array;
  /** Words of each statement, up to 255. */
  readonly lengths: Uint8Array;
}

export function wordScratch({ saidFrom }: Postings): WordScratch {
  const rows = saidFrom.length - 1;
  return {
    scores: new Float32Array(rows),
    covered: new Uint8Array(rows),
    stamp: new Uint8Array(rows),
    touched: new Int32Array(rows),
    lengths: Uint8Array.from({ length: rows }, (_, row) =>
      Math.min(255, (saidFrom[row + 1] ?? 0) - (saidFrom[row] ?? 0)),
    ),
  };
}

export function rankByWords(
  postings: Postings,
  terms: readonly Term[],
  allowed: ((row: number) => boolean) | null,
  only: Int32Array | null,
  most: number,
  scratch: WordScratch,
): RankedRows {
  // Few rows are cheaper to read one by one than the lists of all rows with a common word.
  if (only && only.length * readCost < rowsOfAll(postings, terms)) {
    return rankOnly(postings, terms, only, most, scratch);
  }
  const { scores, covered, touched } = scratch;
  const used = addScores(postings, terms, scratch);
  const best = bestRows(most);
  let any = 0;
  let all = 0;
  for (let i = 0; i < used; i++) {
    const row = touched[i] ?? 0;
    const score = scores[row] ?? 0;
    const complete = covered[row] === terms.length;
    scores[row] = 0;
    covered[row] = 0;
    if (allowed !== null && !allowed(row)) continue;
    any++;
    if (complete) all++;
    if (score >= best.least) best.offer(row, score);
  }
  return { ...best.taken(), any, all };
}

/** Reading a row takes as long as so many steps along a list. */
const readCost = 20;
const mostPlaces = 2_147_483_647;

function rowsOfAll(postings: Postings, terms: readonly Term[]): number {
  let sum = 0;
  for (const { stems } of terms) for (const { stem } of stems) sum += rowsWith(postings, stem);
  return sum;
}

interface StemWorth {
  readonly term: number;
  /** Its place among the term's stems. */
  readonly place: number;
  readonly part: number;
}

/** The same scores for these rows alone, from the words that they say. */
function rankOnly(
  postings: Postings,
  terms: readonly Term[],
  only: Int32Array,
  most: number,
  { lengths }: WordScratch,
): RankedRows {
  const { said, saidFrom, vocabulary } = postings;
  const count = lengths.length;
  const held = lengthTable(Math.max(1, (saidFrom[count] ?? 0) / Math.max(1, count)));
  /** What each stem is worth, and for which term; the surest of a term's stems comes first. */
  const worth = new Map<number, StemWorth[]>();
  for (const [term, { stems }] of terms.entries()) {
    for (const [place, { stem, weight }] of stems.entries()) {
      const part = weight * rarity(count, rowsWith(postings, stem));
      const own = worth.get(stem);
      if (own) own.push({ term, place, part });
      else worth.set(stem, [{ term, place, part }]);
    }
  }
  const parts = new Float64Array(terms.length);
  const places = new Int32Array(terms.length);
  const best = bestRows(most);
  let any = 0;
  let all = 0;
  for (const row of only) {
    parts.fill(0);
    places.fill(mostPlaces);
    for (let at = saidFrom[row] ?? 0; at < (saidFrom[row + 1] ?? 0); at++) {
      const stem = vocabulary.stemOf[said[at] ?? 0] ?? 0;
      for (const { term, place, part } of worth.get(stem) ?? []) {
        if (place >= (places[term] ?? 0)) continue;
        places[term] = place;
        parts[term] = part;
      }
    }
    const share = held[lengths[row] ?? 0] ?? 0;
    let score = 0;
    let covered = 0;
    for (let term = 0; term < parts.length; term++) {
      if (places[term] === mostPlaces) continue;
      covered++;
      // Rounded as the sums of all rows are.
      score = Math.fround(score + (parts[term] ?? 0) * share);
    }
    if (covered === 0) continue;
    any++;
    if (covered === terms.length) all++;
    best.offer(row, score);
  }
  return { ...best.taken(), any, all };
}

/** Adds every term's part to the rows that have it; returns how many rows were touched. */
function addScores(postings: Postings, terms: readonly Term[], scratch: WordScratch): number {
  const { rowsFrom, rows, saidFrom } = postings;
  const { scores, covered, stamp, touched, lengths } = scratch;
  const count = lengths.length;
  const held = lengthTable(Math.max(1, (saidFrom[count] ?? 0) / Math.max(1, count)));
  const part = new Float64Array(256);
  let used = 0;
  if (terms.some(({ stems }) => stems.length > 1)) stamp.fill(0);
  for (const [t, term] of terms.entries()) {
    const several = term.stems.length > 1;
    for (const { stem, weight } of term.stems) {
      const full = weight * rarity(count, rowsWith(postings, stem));
      for (let length = 0; length < 256; length++) part[length] = full * (held[length] ?? 0);
      const end = rowsFrom[stem + 1] ?? 0;
      for (let at = rowsFrom[stem] ?? 0; at < end; at++) {
        const row = rows[at] ?? 0;
        if (several) {
          // The surest stem of a term comes first and is the one that counts.
          if (stamp[row] === t + 1) continue;
          stamp[row] = t + 1;
        }
        const before = covered[row] ?? 0;
        if (before === 0) touched[used++] = row;
        covered[row] = before + 1;
        scores[row] = (scores[row] ?? 0) + (part[lengths[row] ?? 0] ?? 0);
      }
    }
  }
  return used;
}

/** Inverse document frequency, never negative. */
export function rarity(count: number, having: number): number {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5));
}

function lengthTable(meanLength: number): Float64Array {
  return Float64Array.from(
    { length: 256 },
    (_, length) =>
      (saturation + 1) / (1 + saturation * (1 - lengthShare + (lengthShare * length) / meanLength)),
  );
}

interface BestRows {
  /** A score below this is not among the best. */
  readonly least: number;
  offer(row: number, score: number): void;
  taken(): { rows: Int32Array; scores: Float32Array };
}

/** The best k in a heap whose root is the worst of them; of equal scores the smaller row is better. */
export function bestRows(k: number): BestRows {
  const rows = new Int32Array(k);
  const scores = new Float32Array(k);
  let size = 0;
  const worse = (a: number, b: number): boolean =>
    (scores[a] ?? 0) < (scores[b] ?? 0) ||
    (scores[a] === scores[b] && (rows[a] ?? 0) > (rows[b] ?? 0));
  const swap = (a: number, b: number): void => {
    [rows[a], rows[b]] = [rows[b] ?? 0, rows[a] ?? 0];
    [scores[a], scores[b]] = [scores[b] ?? 0, scores[a] ?? 0];
  };
  const sink = (): void => {
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < size && worse(child, least)) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    get least() {
      return size < k ? -Infinity : (scores[0] ?? 0);
    },
    offer(row, score) {
      if (size < k) {
        rows[size] = row;
        scores[size] = score;
        let at = size++;
        while (at > 0 && worse(at, (at - 1) >> 1)) {
          swap(at, (at - 1) >> 1);
          at = (at - 1) >> 1;
        }
        return;
      }
      const root = scores[0] ?? 0;
      if (k === 0 || score < root || (Math.fround(score) === root && row > (rows[0] ?? 0))) return;
      rows[0] = row;
      scores[0] = score;
      sink();
    },
    taken() {
      const order = Array.from({ length: size }, (_, i) => i).sort((a, b) =>
        worse(a, b) ? 1 : -1,
      );
      return {
        rows: Int32Array.from(order, (at) => rows[at] ?? 0),
        scores: Float32Array.from(order, (at) => scores[at] ?? 0),
      };
    },
  };
}
