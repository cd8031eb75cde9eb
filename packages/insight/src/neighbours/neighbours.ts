/**
 * Nearest neighbours, smoothed by one step of diffusion, and how far the neighbourhoods of two texts overlap
 * (Jarvis and Patrick, "Clustering using a similarity measure based on shared near neighbors", 1973).
 */
import { layoutPlanner, type Arena } from '../kernels/arena.js';
import { createArenaFor, type Pool } from '../kernels/pool.js';
import type { DiffuseTask, Task } from '../kernels/tasks.js';
import { buildLists, listShape, type ListLayout } from './lists.js';
import { sampledRecall } from './recall.js';

const diffusionShare = 0.5;
/** Diffusion looks at the nearer three quarters: the outer ones are as often neighbours of another matter. */
const diffusionPart = 0.75;
/** Above this the exact scan takes longer than all else together. */
const exactLimit = 10_000;

export interface Neighbourhood {
  /** Row of the input that stands at each position. All else is by position. */
  readonly order: Int32Array;
  readonly count: number;
  readonly dimensions: number;
  /** Diffused vectors, int8. */
  readonly vectors: Int8Array;
  /** `k` positions a row, −1 where fewer were found. */
  readonly ids: Int32Array;
  readonly k: number;
  /** Jaccard overlap of the neighbour sets with each neighbour. */
  readonly overlaps: Float32Array;
  readonly recall: number;
  readonly search: 'exact' | 'inverted lists';
}

export async function findNeighbours(
  vectors: Int8Array,
  dimensions: number,
  threads: number,
  pool: Pool,
  seed: number,
  report: (done: number) => void,
): Promise<Neighbourhood> {
  const count = vectors.length / dimensions;
  const k = Math.min(neighboursFor(count), Math.max(1, count - 1));
  const planner = layoutPlanner();
  const rows = planner.place(count * dimensions);
  const diffused = planner.place(count * dimensions);
  const scores = planner.place(count * k * 4);
  const ids = planner.place(count * k * 4);
  const refinedScores = planner.place(count * k * 4);
  const refinedIds = planner.place(count * k * 4);
  const shape = count > exactLimit ? listShape(count) : null;
  const lists: ListLayout | null = shape && {
    shape,
    cellTable: planner.place(shape.cells * dimensions),
    cellStarts: planner.place((shape.cells + 1) * 4),
    listTable: planner.place(shape.cells * shape.listsACell * dimensions),
    listStarts: planner.place((shape.cells * shape.listsACell + 1) * 4),
    nearestScores: scores,
    nearestIds: ids,
  };
  const arena = createArenaFor(planner.size(), threads);
  const bytes = new Int8Array(arena.buffer);

  const rounds = lists ? 6 : 4;
  let finished = 0;
  const run = async (task: Task): Promise<void> => {
    await pool.run(arena, task, count, (done) => {
      report((finished + done / Math.max(1, count)) / rounds);
    });
    finished++;
  };

  let order: Int32Array = Int32Array.from({ length: count }, (_, i) => i);
  bytes.set(vectors, rows);
  const index = lists && (await buildLists(arena, pool, lists, rows, count, dimensions, seed));
  if (index) {
    order = index.order;
    for (let p = 0; p < count; p++) {
      const from = (order[p] ?? 0) * dimensions;
      bytes.set(vectors.subarray(from, from + dimensions), rows + p * dimensions);
    }
  }
  const search = async (source: number): Promise<{ ids: number; scores: number }> => {
    const best = { rows: source, dimensions, scores, ids, k };
    if (!index) {
      await run({ kind: 'exact', ...best, count });
      return { ids, scores };
    }
    await run({ kind: 'lists', ...best, index: index.index });
    await run({
      kind: 'refine',
      count,
      ...best,
      scores: refinedScores,
      ids: refinedIds,
      fromScores: scores,
      fromIds: ids,
    });
    return { ids: refinedIds, scores: refinedScores };
  };

  const first = await search(rows);
  const recall = index ? sampledRecall(arena, { rows, dimensions, count, ids: first.ids, k }) : 1;
  const diffuse: DiffuseTask = {
    kind: 'diffuse',
    rows,
    dimensions,
    target: diffused,
    ids: first.ids,
    scores: first.scores,
    k,
    used: Math.max(1, Math.round(diffusionPart * k)),
    share: diffusionShare,
  };
  await run(diffuse);
  const second = (await search(diffused)).ids;
  await run({ kind: 'overlap', count, ids: second, k, overlaps: scores });
  return {
    order,
    count,
    dimensions,
    vectors: copyBytes(arena, diffused, count * dimensions),
    ids: new Int32Array(arena.buffer.slice(second, second + count * k * 4)),
    k,
    overlaps: new Float32Array(arena.buffer.slice(scores, scores + count * k * 4)),
    recall,
    search: index ? 'inverted lists' : 'exact',
  };
}

/**
 * A matter has more texts where there are more texts, so the neighbourhood grows with their square root: on parts of
 * the BANKING77 training set 12–15 were best for 3,300 texts and 25–30 for 10,000. Large corpora keep to 20 for time.
 */
function neighboursFor(count: number): number {
  if (count > exactLimit) return 20;
  // Of a handful of texts ten neighbours would be all of them.
  const least = Math.min(10, Math.max(2, Math.round(count / 4)));
  return Math.max(least, Math.min(30, Math.round(Math.sqrt(count) / 4)));
}

function copyBytes(arena: Arena, at: number, length: number): Int8Array {
  return new Int8Array(arena.buffer.slice(at, at + length));
}
