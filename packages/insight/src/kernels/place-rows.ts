/**
 * One text's row of a vector space. Offsets are bytes into the arena, rows are 32-bit floats, widths multiples of four. As
 * with the other kernels WASM gives the same bits: sums over a row are made in 64 bits, of the same four sums.
 */
import type { DenseKernels } from './dense.js';
import { pairPlace } from './place.js';

export interface PlaceKernels {
  /**
   * The table's part: the sum over the words, less the part that each word repeats, at unit length. Returns 0 where nothing
   * is known of any word.
   *
   * @param words Int32 numbers of the words; `lengths` has the length of each word's row in `table`.
   * @param lightening How much less a word counts that says what the whole text says anyway.
   * @param whole Room for one row.
   */
  tableRow(
    row: number,
    words: number,
    count: number,
    table: number,
    lengths: number,
    width: number,
    lightening: number,
    whole: number,
  ): number;
  /**
   * The corpus part: the sum over words and over pairs of stems. `repeats` has what a word adds that comes for the first
   * time, the second time and so on.
   */
  corpusRow(
    row: number,
    words: number,
    count: number,
    table: number,
    width: number,
    repeats: number,
    mostRepeats: number,
    stems: number,
    places: number,
    mask: number,
    pairs: number,
  ): void;
  /**
   * Takes the common direction out of the table's part, gives both parts their length, and rounds the whole to int8 at
   * `target`. Returns 0 where nothing is known of the text.
   */
  joinRow(
    row: number,
    tableWidth: number,
    corpusWidth: number,
    width: number,
    component: number,
    share: number,
    length: number,
    target: number,
  ): number;
}

export function typedArrayPlace(
  buffer: ArrayBufferLike,
  { addScaled }: Pick<DenseKernels, 'addScaled'>,
): PlaceKernels {
  const bytes = new Int8Array(buffer);
  const numbers = new Int32Array(buffer);
  const singles = new Float32Array(buffer);
  const dot = (aAt: number, bAt: number, width: number): number => {
    const a = aAt >>> 2;
    const b = bAt >>> 2;
    const product = (i: number): number => (singles[a + i] ?? 0) * (singles[b + i] ?? 0);
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let i = 0; i < width; i += 4) {
      s0 += product(i);
      s1 += product(i + 1);
      s2 += product(i + 2);
      s3 += product(i + 3);
    }
    return s0 + s2 + (s1 + s3);
  };
  const scaleTo = (rowAt: number, width: number, length: number): number => {
    const square = dot(rowAt, rowAt, width);
    if (square < 1e-12) return 0;
    const scale = length / Math.sqrt(square);
    for (let i = rowAt >>> 2; i < (rowAt >>> 2) + width; i++) {
      singles[i] = (singles[i] ?? 0) * scale;
    }
    return 1;
  };
  const pairRow = (first: number, second: number, places: number, mask: number): number => {
    for (let place = pairPlace(first, second, mask); ; place = (place + 1) & mask) {
      const at = (places >>> 2) + 3 * place;
      const row = numbers[at + 2] ?? -1;
      if (row < 0 || (numbers[at] === first && numbers[at + 1] === second)) return row;
    }
  };

  return {
    tableRow(row, wordsAt, count, table, lengths, width, lightening, whole) {
      const words = wordsAt >>> 2;
      singles.fill(0, row >>> 2, (row >>> 2) + width);
      for (let w = words; w < words + count; w++) {
        addScaled(row, table + 4 * (numbers[w] ?? 0) * width, 1, width);
      }
      const square = dot(row, row, width);
      if (square < 1e-12) return 0;
      const length = Math.sqrt(square);
      singles.copyWithin(whole >>> 2, row >>> 2, (row >>> 2) + width);
      for (let w = words; w < words + count; w++) {
        const word = numbers[w] ?? 0;
        const own = singles[(lengths >>> 2) + word] ?? 0;
        if (own === 0) continue;
        const from = table + 4 * word * width;
        const along = dot(from, whole, width);
        addScaled(row, from, (-lightening * along) / (own * length), width);
      }
      return scaleTo(row, width, 1);
    },
    corpusRow(row, wordsAt, count, table, width, repeats, mostRepeats, stems, places, mask, pairs) {
      const words = wordsAt >>> 2;
      singles.fill(0, row >>> 2, (row >>> 2) + width);
      let before = -1;
      for (let w = 0; w < count; w++) {
        const word = numbers[words + w] ?? 0;
        let seen = 0;
        for (let other = 0; other < w; other++) if (numbers[words + other] === word) seen++;
        const value = singles[(repeats >>> 2) + Math.min(seen, mostRepeats - 1)] ?? 0;
        addScaled(row, table + 4 * word * width, value, width);
        const stem = numbers[(stems >>> 2) + word] ?? 0;
        const found = before >= 0 ? pairRow(before, stem, places, mask) : -1;
        if (found >= 0) addScaled(row, pairs + 4 * found * width, 1, width);
        before = stem;
      }
    },
    joinRow(row, tableWidth, corpusWidth, width, component, share, length, target) {
      if (tableWidth > 0) {
        const along = dot(row, component, tableWidth);
        for (let i = 0; i < tableWidth; i++) {
          const at = (row >>> 2) + i;
          singles[at] = (singles[at] ?? 0) - along * (singles[(component >>> 2) + i] ?? 0);
        }
        scaleTo(row, tableWidth, 1);
      }
      scaleTo(row + 4 * tableWidth, corpusWidth, share);
      const isKnown = scaleTo(row, width, length);
      for (let i = 0; i < width; i++) {
        const rounded = Math.floor((singles[(row >>> 2) + i] ?? 0) + 0.5);
        bytes[target + i] = Math.max(-127, Math.min(127, rounded));
      }
      return isKnown;
    },
  };
}
