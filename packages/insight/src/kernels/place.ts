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

export function runPlace(
  arena: Arena,
  task: PlaceTask,
  from: number,
  to: number,
  scratch: number,
): void {
  const { staticDimensions, rank, dimensions } = task;
  const bytes = new Int8Array(arena.buffer);
  const row = new Float32Array(arena.buffer, scratch, dimensions);
  const component = new Float32Array(arena.buffer, task.component, staticDimensions);
  const numbers = new Int32Array(arena.buffer);
  const starts = task.starts >>> 2;
  const whole = new Float32Array(staticDimensions);
  for (let r = from; r < to; r++) {
    row.fill(0);
    const text = task.first + r;
    const start = (task.words >>> 2) + (numbers[starts + text] ?? 0);
    const end = (task.words >>> 2) + (numbers[starts + text + 1] ?? 0);
    addWords(arena, task, numbers, start, end, scratch);
    if (staticDimensions > 0) lightenRepeated(arena, task, numbers, start, end, scratch, whole);
    if (scaleToUnit(row, 0, staticDimensions, 1)) {
      let along = 0;
      for (let i = 0; i < staticDimensions; i++) along += (row[i] ?? 0) * (component[i] ?? 0);
      for (let i = 0; i < staticDimensions; i++) {
        row[i] = (row[i] ?? 0) - along * (component[i] ?? 0);
      }
      scaleToUnit(row, 0, staticDimensions, 1);
    }
    scaleToUnit(row, staticDimensions, rank, task.share);
    bytes[task.empty + r] = scaleToUnit(row, 0, dimensions, task.length) ? 0 : 1;
    const target = task.target + r * dimensions;
    for (let i = 0; i < dimensions; i++) {
      bytes[target + i] = Math.max(-127, Math.min(127, Math.round(row[i] ?? 0)));
    }
  }
}

/** Sums the rows of a text's words and pairs at `row`. */
function addWords(
  { kernels }: Arena,
  task: PlaceTask,
  numbers: Int32Array,
  start: number,
  end: number,
  row: number,
): void {
  const { staticDimensions, rank, pairs } = task;
  const corpus = row + 4 * staticDimensions;
  const stems = pairs.stems >>> 2;
  let before = -1;
  for (let at = start; at < end; at++) {
    const word = numbers[at] ?? 0;
    if (staticDimensions > 0) {
      kernels.addScaled(row, task.statics + 4 * word * staticDimensions, 1, staticDimensions);
    }
    if (rank === 0) continue;
    let seen = 0;
    for (let other = start; other < at; other++) if (numbers[other] === word) seen++;
    // Adds up to 1 + log(count) without a second pass.
    const value = seen === 0 ? 1 : Math.log((seen + 1) / seen);
    kernels.addScaled(corpus, task.corpus + 4 * word * rank, value, rank);
    const stem = numbers[stems + word] ?? 0;
    if (before >= 0) {
      const found = pairRow(numbers, pairs, before, stem);
      if (found >= 0) kernels.addScaled(corpus, pairs.rows + 4 * found * rank, 1, rank);
    }
    before = stem;
  }
}

/**
 * How much less a word counts that says what the whole text says anyway: in "card payment declined, card not working"
 * the cards would else drown what is wrong with them. .7 was best of .5–.8 on the BANKING77 training part and the pairs of
 * paraphrases for trying taken together.
 */
export const lightening = 0.7;

/**
 * Takes from a text's sum, at `row`, the part that each word repeats: its vector × `lightening` × its cosine to the sum.
 *
 * @param words Numbers of the words; the text's are from `start` to `end`.
 * @param whole Room for one row.
 */
export function lightenRepeated(
  { buffer, kernels }: Arena,
  table: Pick<PlaceTask, 'statics' | 'lengths' | 'staticDimensions'>,
  words: Int32Array,
  start: number,
  end: number,
  row: number,
  whole: Float32Array,
): void {
  const { staticDimensions: dimensions } = table;
  const singles = new Float32Array(buffer);
  let square = 0;
  for (let d = 0; d < dimensions; d++) {
    const value = singles[(row >>> 2) + d] ?? 0;
    whole[d] = value;
    square += value * value;
  }
  if (square < 1e-12) return;
  const length = Math.sqrt(square);
  for (let at = start; at < end; at++) {
    const word = words[at] ?? 0;
    const own = singles[(table.lengths >>> 2) + word] ?? 0;
    if (own === 0) continue;
    const from = (table.statics >>> 2) + word * dimensions;
    let along = 0;
    for (let d = 0; d < dimensions; d++) along += (singles[from + d] ?? 0) * (whole[d] ?? 0);
    kernels.addScaled(row, 4 * from, (-lightening * along) / (own * length), dimensions);
  }
}

function pairRow(numbers: Int32Array, pairs: PairTable, first: number, second: number): number {
  const places = pairs.places >>> 2;
  for (let place = pairPlace(first, second, pairs.mask); ; place = (place + 1) & pairs.mask) {
    const at = places + 3 * place;
    const row = numbers[at + 2] ?? -1;
    if (row < 0 || (numbers[at] === first && numbers[at + 1] === second)) return row;
  }
}

/** Scales a run of numbers to the given length; false where it has none. */
function scaleToUnit(values: Float32Array, at: number, length: number, target: number): boolean {
  let square = 0;
  for (let i = at; i < at + length; i++) {
    const value = values[i] ?? 0;
    square += value * value;
  }
  if (square < 1e-12) return false;
  const scale = target / Math.sqrt(square);
  for (let i = at; i < at + length; i++) values[i] = (values[i] ?? 0) * scale;
  return true;
}
