/** Where a theme's statements lie. */
import { rankMembers, type Ranked } from './examples.js';
import type { ReadItems } from './read.js';

/** Sums over statements: those of a theme's parts add up to its own. */
export interface Sums {
  /** Of the rows, one number for each dimension; whole numbers, hence exact. */
  readonly rows: Float64Array;
  /** Of the lengths of the rows. */
  readonly lengths: number;
  readonly counted: number;
}

function sumsOf(
  { counted }: Pick<ReadItems, 'counted'>,
  statements: readonly number[],
  vectors: Int8Array,
  dimensions: number,
): Sums {
  const rows = new Float64Array(dimensions);
  let lengths = 0;
  let count = 0;
  for (const s of statements) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = vectors[s * dimensions + d] ?? 0;
      rows[d] = (rows[d] ?? 0) + value;
      square += value * value;
    }
    lengths += Math.sqrt(square);
    count += counted[s] ?? 0;
  }
  return { rows, lengths, counted: count };
}

export function addSums(parts: readonly Sums[], dimensions: number): Sums {
  const rows = new Float64Array(dimensions);
  let lengths = 0;
  let counted = 0;
  for (const part of parts) {
    for (let d = 0; d < dimensions; d++) rows[d] = (rows[d] ?? 0) + (part.rows[d] ?? 0);
    lengths += part.lengths;
    counted += part.counted;
  }
  return { rows, lengths, counted };
}

/** Unit centroid, and the mean cosine to it: rows have one length, so that is the length of their mean. */
export function centreOf({ rows, lengths }: Sums): { centroid: Float32Array; cohesion: number } {
  const length = Math.sqrt(rows.reduce((sum, value) => sum + value * value, 0));
  return {
    centroid: Float32Array.from(rows, (value) => value / (length || 1)),
    cohesion: lengths > 0 ? length / lengths : 0,
  };
}

export interface Placed {
  readonly sums: Sums;
  /** Distinct texts, most central first. */
  readonly ranked: readonly Ranked[];
}

export function placed(
  read: ReadItems,
  statements: readonly number[],
  vectors: Int8Array,
  dimensions: number,
): Placed {
  const sums = sumsOf(read, statements, vectors, dimensions);
  const { centroid } = centreOf(sums);
  return { sums, ranked: rankMembers(read, statements, vectors, dimensions, centroid) };
}
