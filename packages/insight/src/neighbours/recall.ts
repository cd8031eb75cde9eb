import type { Arena } from '../kernels/arena.js';

const sampleSize = 200;
const checked = 10;

interface Found {
  readonly rows: number;
  readonly dimensions: number;
  readonly count: number;
  readonly ids: number;
  readonly k: number;
}

/**
 * Recall at 10 of approximate neighbours: the share of the true ten nearest that were found, over an even sample of
 * rows. Rows that are as near as the tenth count as found, because equal distances have no order.
 */
export function sampledRecall(arena: Arena, found: Found): number {
  const { rows, dimensions, count, ids, k } = found;
  const bytes = new Int8Array(arena.buffer);
  const numbers = new Int32Array(arena.buffer);
  const step = Math.max(1, Math.floor(count / sampleSize));
  const kept = Math.min(checked, k);
  let hits = 0;
  let total = 0;
  for (let i = 0; i < count; i += step) {
    const best = exactScores(arena, rows, dimensions, count, i, kept);
    const least = best[kept - 1] ?? 0;
    let good = 0;
    for (let j = 0; j < k; j++) {
      const near = numbers[(ids >>> 2) + i * k + j] ?? -1;
      if (
        near >= 0 &&
        dot(bytes, rows + i * dimensions, rows + near * dimensions, dimensions) >= least
      ) {
        good++;
      }
    }
    hits += Math.min(kept, good);
    total += kept;
  }
  return total > 0 ? hits / total : 1;
}

function exactScores(
  arena: Arena,
  rows: number,
  dimensions: number,
  count: number,
  i: number,
  kept: number,
): Int32Array {
  // The last bytes of the arena are scratch, and no task runs while recall is measured.
  const at = Math.floor((arena.buffer.byteLength - 1024) / 16) * 16;
  const numbers = new Int32Array(arena.buffer);
  const scores = at >>> 2;
  numbers.fill(-2147483648, scores, scores + kept);
  arena.kernels.scanRange(rows + i * dimensions, rows, dimensions, 0, count, i, at, at + 256, kept);
  return numbers.slice(scores, scores + kept);
}

function dot(bytes: Int8Array, a: number, b: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += (bytes[a + d] ?? 0) * (bytes[b + d] ?? 0);
  return sum;
}
