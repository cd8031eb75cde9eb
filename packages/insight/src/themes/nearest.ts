import { layoutPlanner, type Arena } from '../kernels/arena.js';
import { createArenaFor, type Pool } from '../kernels/pool.js';
import type { Neighbourhood } from '../neighbours/neighbours.js';
import { quantisedCentroids, quantisedLength } from './centroids.js';

/** Rows in an arena, to be compared with centroids that change: the polish steps, the silhouette, the assignment. */
export interface NearestCentroids {
  /** Nearest and second nearest centroid of every row; cosines are by the int8 rows. */
  find(centroids: Float32Array): Promise<NearestTwo>;
}

export interface NearestTwo {
  /** Two centroid numbers a row, −1 where there are fewer. */
  readonly ids: Int32Array;
  readonly cosines: Float32Array;
}

/** Nearest centroids of a sample of rows, copied into memory of its own. */
export function nearestOfSample(
  vectors: Int8Array,
  dimensions: number,
  mostCentroids: number,
  threads: number,
  pool: Pool,
): NearestCentroids {
  const count = vectors.length / dimensions;
  const planner = layoutPlanner();
  const rows = planner.place(vectors.length);
  const table = planner.place(mostCentroids * dimensions);
  const scores = planner.place(count * 8);
  const ids = planner.place(count * 8);
  const arena = createArenaFor(planner.size(), threads);
  new Int8Array(arena.buffer).set(vectors, rows);
  return nearestIn({ arena, rows, table, scores, ids, count, dimensions }, pool);
}

/** Nearest centroids of all rows of a neighbourhood, where they lie. */
export function nearestOfAll(
  hood: Neighbourhood,
  centroids: number,
  threads: number,
  pool: Pool,
): NearestCentroids {
  const { arena, count, dimensions, vectorsAt: rows, freeAt } = hood;
  const planner = layoutPlanner();
  const scores = freeAt + planner.place(count * 8);
  const ids = freeAt + planner.place(count * 8);
  const table = freeAt + planner.place(centroids * dimensions);
  if (planner.size() > count * dimensions) {
    return nearestOfSample(hood.vectors, dimensions, centroids, threads, pool);
  }
  return nearestIn({ arena, rows, table, scores, ids, count, dimensions }, pool);
}

interface Layout {
  readonly arena: Arena;
  readonly rows: number;
  readonly table: number;
  readonly scores: number;
  readonly ids: number;
  readonly count: number;
  readonly dimensions: number;
}

function nearestIn(
  { arena, rows, table, scores, ids, count, dimensions }: Layout,
  pool: Pool,
): NearestCentroids {
  const bytes = new Int8Array(arena.buffer);
  const norms = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let square = 0;
    const at = rows + i * dimensions;
    for (let d = at; d < at + dimensions; d++) {
      const value = bytes[d] ?? 0;
      square += value * value;
    }
    norms[i] = Math.sqrt(square);
  }
  return {
    async find(centroids) {
      const k = centroids.length / dimensions;
      const length = quantisedLength(centroids);
      bytes.set(quantisedCentroids(centroids, length), table);
      await pool.run(
        arena,
        { kind: 'nearest', rows, dimensions, table, first: 0, last: k, scores, ids, k: 2 },
        count,
      );
      const numbers = new Int32Array(arena.buffer);
      const found = numbers.slice(ids >>> 2, (ids >>> 2) + count * 2);
      const cosines = new Float32Array(count * 2);
      for (let i = 0; i < count * 2; i++) {
        const norm = norms[i >> 1] ?? 0;
        const score = numbers[(scores >>> 2) + i] ?? 0;
        cosines[i] = (found[i] ?? -1) >= 0 && norm > 0 ? score / (norm * length) : 0;
      }
      return { ids: found, cosines };
    },
  };
}

/** Mean of (b − a) / max(a, b) over rows, a and b the distances to the own and the nearest other centroid. */
export function centroidSilhouette(nearest: NearestTwo, membership: Int32Array): number {
  let sum = 0;
  const count = membership.length;
  for (let i = 0; i < count; i++) {
    const first = 1 - (nearest.cosines[2 * i] ?? 0);
    const second = 1 - (nearest.cosines[2 * i + 1] ?? 0);
    const sign = nearest.ids[2 * i] === membership[i] ? 1 : -1;
    sum += second > 0 ? (sign * (second - first)) / second : 0;
  }
  return count > 0 ? sum / count : 0;
}
