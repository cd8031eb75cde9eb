/** Places texts in a vector space: sums over their words, each part of unit length, weighted, joined and made int8. */
import type { Arena } from './arena.js';

/** Offsets are bytes into the arena; tables are rows of 32-bit floats. */
export interface PlaceTask {
  readonly kind: 'place';
  /** Text that the first row of the output belongs to. */
  readonly first: number;
  /** Int32: words of all texts, and where each text's begin. */
  readonly words: number;
  readonly starts: number;
  /** Row of each word in the shipped table's part, and its common direction. */
  readonly statics: number;
  /** 32-bit floats: length of each of these rows. */
  readonly lengths: number;
  readonly staticDimensions: number;
  readonly component: number;
  /** Row of each word in the corpus part. */
  readonly corpus: number;
  readonly rank: number;
  /** Length of the corpus part beside the shipped table's. */
  readonly share: number;
  readonly pairs: PairTable;
  /** 32-bit floats: what a word adds to the corpus part that comes for the first time, the second time and so on. */
  readonly repeats: number;
  readonly target: number;
  /** One byte a row: 1 where nothing is known of the text. */
  readonly empty: number;
  readonly dimensions: number;
  /** Length of the joined row before it is rounded. */
  readonly length: number;
}

/** Pairs of stems in an open table: keys, and the row of each in the corpus part. */
export interface PairTable {
  /** Int32: stem of each word. */
  readonly stems: number;
  /** Int32 × 3 for each place: first stem, second stem, row; −1 where the place is free. */
  readonly places: number;
  /** One less than the number of places, a power of two. */
  readonly mask: number;
  readonly rows: number;
}

export function pairPlace(first: number, second: number, mask: number): number {
  const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** A word that has come so often adds as little as it did the last time. */
export const mostRepeats = 1024;

/** What a word adds that comes again: together they are 1 + the logarithm of their number. */
export function repeatValues(): Float32Array {
  return Float32Array.from({ length: mostRepeats }, (_, seen) =>
    seen === 0 ? 1 : Math.log((seen + 1) / seen),
  );
}

/**
 * How much less a word counts that says what the whole text says anyway: in "card payment declined, card not working"
 * the cards would else drown what is wrong with them. .7 was best of .5–.8 on the BANKING77 training part and the pairs of
 * paraphrases for trying taken together.
 */
export const lightening = 0.7;

export function runPlace(
  { buffer, kernels }: Arena,
  task: PlaceTask,
  from: number,
  to: number,
  scratch: number,
): void {
  const { staticDimensions, rank, dimensions, pairs } = task;
  const bytes = new Int8Array(buffer);
  const numbers = new Int32Array(buffer);
  const singles = new Float32Array(buffer);
  const starts = task.starts >>> 2;
  const corpus = scratch + 4 * staticDimensions;
  const whole = scratch + 4 * dimensions;
  // Between the parts and the end of the row nothing is ever written.
  singles.fill(0, scratch >>> 2, whole >>> 2);
  for (let r = from; r < to; r++) {
    const text = task.first + r;
    const start = numbers[starts + text] ?? 0;
    const count = (numbers[starts + text + 1] ?? 0) - start;
    const words = task.words + 4 * start;
    if (staticDimensions > 0) {
      kernels.tableRow(
        scratch,
        words,
        count,
        task.statics,
        task.lengths,
        staticDimensions,
        lightening,
        whole,
      );
    }
    kernels.corpusRow(
      corpus,
      words,
      count,
      task.corpus,
      rank,
      task.repeats,
      mostRepeats,
      pairs.stems,
      pairs.places,
      pairs.mask,
      pairs.rows,
    );
    bytes[task.empty + r] =
      kernels.joinRow(
        scratch,
        staticDimensions,
        rank,
        dimensions,
        task.component,
        task.share,
        task.length,
        task.target + r * dimensions,
      ) === 0
        ? 1
        : 0;
  }
}
