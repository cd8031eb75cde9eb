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

/**
 * Nearest centroids of all rows of a neighbourhood among those of the groups that a row and its neighbours are in: of very
 * many texts all others are farther away nearly always. Rows that have no such group are compared with all.
 */
export async function nearestAround(
  hood: Neighbourhood,
  membership: Int32Array,
  centroids: Float32Array,
  threads: number,
  pool: Pool,
): Promise<NearestTwo> {
  const { arena, count, dimensions, vectorsAt: rows, freeAt, ids: neighbours, k: near } = hood;
  const planner = layoutPlanner();
  const scores = freeAt + planner.place(count * 8);
  const ids = freeAt + planner.place(count * 8);
  const groups = freeAt + planner.place(count * 4);
  const table = freeAt + planner.place(centroids.length);
  const themes = centroids.length / dimensions;
  if (planner.size() > count * dimensions || neighbours.buffer !== arena.buffer) {
    return nearestOfAll(hood, themes, threads, pool).find(centroids);
  }
  new Int32Array(arena.buffer, groups, count).set(membership);
  const layout = { arena, rows, table, scores, ids, count, dimensions };
  const found = await findBy(layout, centroids, () =>
    pool.run(
      arena,
      {
        kind: 'around',
        rows,
        dimensions,
        table,
        groups,
        neighbours: neighbours.byteOffset,
        near,
        scores,
        ids,
      },
      count,
    ),
  );
  const alone: number[] = [];
  for (let p = 0; p < count; p++) if (found.ids[2 * p] === -1) alone.push(p);
  if (alone.length === 0) return found;
  const own = new Int8Array(alone.length * dimensions);
  for (const [at, p] of alone.entries()) {
    own.set(hood.vectors.subarray(p * dimensions, (p + 1) * dimensions), at * dimensions);
  }
  const others = await nearestOfSample(own, dimensions, themes, threads, pool).find(centroids);
  for (const [at, p] of alone.entries()) {
    found.ids.set(others.ids.subarray(2 * at, 2 * at + 2), 2 * p);
    found.cosines.set(others.cosines.subarray(2 * at, 2 * at + 2), 2 * p);
  }
  return found;
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

function nearestIn(layout: Layout, pool: Pool): NearestCentroids {
  const { arena, rows, table, scores, ids, count, dimensions } = layout;
  const norms = normsOf(layout);
  return {
    find(centroids) {
      const last = centroids.length / dimensions;
      const task = { kind: 'nearest', rows, dimensions, table, first: 0, scores, ids } as const;
      const run = (): Promise<void> => pool.run(arena, { ...task, last, k: 2 }, count);
      return findBy(layout, centroids, run, norms);
    },
  };
}

/** Lengths of the int8 rows. */
function normsOf({ arena, rows, count, dimensions }: Layout): Float32Array {
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
  return norms;
}

/** Lays the centroids where the task that `run` starts reads them, and takes what it leaves. */
async function findBy(
  layout: Layout,
  centroids: Float32Array,
  run: () => Promise<void>,
  norms = normsOf(layout),
): Promise<NearestTwo> {
  const { arena, table, scores, ids, count } = layout;
  const length = quantisedLength(centroids);
  new Int8Array(arena.buffer).set(quantisedCentroids(centroids, length), table);
  await run();
  const numbers = new Int32Array(arena.buffer);
  const found = numbers.slice(ids >>> 2, (ids >>> 2) + count * 2);
  const cosines = new Float32Array(count * 2);
  for (let i = 0; i < count * 2; i++) {
    const norm = norms[i >> 1] ?? 0;
    const score = numbers[(scores >>> 2) + i] ?? 0;
    cosines[i] = (found[i] ?? -1) >= 0 && norm > 0 ? score / (norm * length) : 0;
  }
  return { ids: found, cosines };
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
