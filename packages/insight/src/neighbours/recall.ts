import { layoutPlanner, type Arena } from '../kernels/arena.js';
import type { Pool } from '../kernels/pool.js';

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
 *
 * @param room Place in the arena where nothing is needed any longer.
 */
export async function sampledRecall(
  arena: Arena,
  pool: Pool,
  room: number,
  { rows, dimensions, count, ids, k }: Found,
): Promise<number> {
  const bytes = new Int8Array(arena.buffer);
  const numbers = new Int32Array(arena.buffer);
  const step = Math.max(1, Math.floor(count / sampleSize));
  const sample: number[] = [];
  for (let i = 0; i < count; i += step) sample.push(i);
  const kept = Math.min(checked, k);
  // Each row is the nearest to itself.
  const wanted = kept + 1;
  const planner = layoutPlanner(room);
  const queries = planner.place(sample.length * dimensions);
  const scores = planner.place(sample.length * wanted * 4);
  const nearest = planner.place(sample.length * wanted * 4);
  for (const [q, i] of sample.entries()) {
    const from = rows + i * dimensions;
    bytes.copyWithin(queries + q * dimensions, from, from + dimensions);
  }
  const table = { table: rows, first: 0, last: count };
  await pool.run(
    arena,
    { kind: 'nearest', rows: queries, dimensions, ...table, scores, ids: nearest, k: wanted },
    sample.length,
  );
  let hits = 0;
  for (const [q, i] of sample.entries()) {
    const least = numbers[(scores >>> 2) + q * wanted + kept] ?? 0;
    let good = 0;
    for (let j = 0; j < k; j++) {
      const near = numbers[(ids >>> 2) + i * k + j] ?? -1;
      const own = rows + i * dimensions;
      if (near >= 0 && dot(bytes, own, rows + near * dimensions, dimensions) >= least) good++;
    }
    hits += Math.min(kept, good);
  }
  return sample.length > 0 ? hits / (sample.length * kept) : 1;
}

function dot(bytes: Int8Array, a: number, b: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += (bytes[a + d] ?? 0) * (bytes[b + d] ?? 0);
  return sum;
}
