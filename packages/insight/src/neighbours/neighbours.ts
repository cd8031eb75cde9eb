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
/** Above this the neighbours of diffused rows are looked for among neighbours of neighbours. */
const anewLimit = 5_000;
/** Above this neighbourhoods are kept to 20, for time. */
const fewerAbove = 20_000;

/** Places in the arena of the best scores and of whose they are, `k` for each row. */
interface Best {
  readonly scores: number;
  readonly ids: number;
}

export interface Neighbourhood {
  /** Row of the input that stands at each position. All else is by position. */
  readonly order: Int32Array;
  readonly count: number;
  readonly dimensions: number;
  /** Where all that follows lies: views, not copies. */
  readonly arena: Arena;
  /** Diffused vectors, int8, and their place in the arena. */
  readonly vectors: Int8Array;
  readonly vectorsAt: number;
  /** Room in the arena, as many bytes as the vectors take, that is free from now on. */
  readonly freeAt: number;
  /** `k` positions a row, −1 where fewer were found. */
  readonly ids: Int32Array;
  readonly k: number;
  /** Jaccard overlap of the neighbour sets with each neighbour. */
  readonly overlaps: Float32Array;
  readonly recall: number;
  readonly search: 'exact' | 'inverted lists';
}

/** Rows somewhere among others. */
export interface ChosenRows {
  readonly vectors: Int8Array;
  /** Number of each row that is taken. */
  readonly at: Int32Array;
}

export async function findNeighbours(
  chosen: ChosenRows,
  dimensions: number,
  threads: number,
  pool: Pool,
  seed: number,
  report: (done: number) => void,
): Promise<Neighbourhood> {
  const count = chosen.at.length;
  const k = Math.min(neighboursFor(count), Math.max(1, count - 1));
  const planner = layoutPlanner();
  // What is found first is needed no longer when it has been refined, so each time it takes the place of the vectors
  // that are not in use: those to be diffused at first, those that were diffused later.
  const foundBytes = 2 * (count * k * 4 + 16);
  const roomForVectors = Math.max(count * dimensions, foundBytes);
  const rows = planner.place(roomForVectors);
  const diffused = planner.place(roomForVectors);
  const best = { scores: planner.place(count * k * 4), ids: planner.place(count * k * 4) };
  const shape = count > exactLimit ? listShape(count) : null;
  const lists: ListLayout | null = shape && {
    shape,
    cellTable: planner.place(shape.cells * dimensions),
    cellStarts: planner.place((shape.cells + 1) * 4),
    listTable: planner.place(shape.cells * shape.listsACell * dimensions),
    listStarts: planner.place((shape.cells * shape.listsACell + 1) * 4),
    nearestScores: best.scores,
    nearestIds: best.ids,
  };
  const arena = createArenaFor(planner.size(), threads);
  const bytes = new Int8Array(arena.buffer);

  const rounds = lists ? 6 : count > anewLimit ? 5 : 4;
  let finished = 0;
  const run = async (task: Task): Promise<void> => {
    await pool.run(arena, task, count, (done) => {
      report((finished + done / Math.max(1, count)) / rounds);
    });
    finished++;
  };

  const { vectors, at } = chosen;
  const place = (order: Int32Array | null): void => {
    for (let p = 0; p < count; p++) {
      const from = (at[order ? (order[p] ?? 0) : p] ?? 0) * dimensions;
      bytes.set(vectors.subarray(from, from + dimensions), rows + p * dimensions);
    }
  };
  place(null);
  const index = lists && (await buildLists(arena, pool, lists, rows, count, dimensions, seed));
  const order = index ? index.order : Int32Array.from({ length: count }, (_, i) => i);
  if (index) place(order);
  const lookAround = { kind: 'refine', count, dimensions, k } as const;
  const foundIn = (room: number): Best => ({
    scores: room,
    ids: room + Math.ceil((count * k * 4) / 16) * 16,
  });
  /** Leaves the neighbours in `best`. */
  const search = async (source: number, room: number): Promise<void> => {
    if (!index) {
      await run({ kind: 'exact', rows: source, dimensions, ...best, k, count });
      return;
    }
    const found = foundIn(room);
    await run({ kind: 'lists', rows: source, dimensions, ...found, k, index: index.index });
    await run({ ...lookAround, rows: source, ...best, from: found });
  };
  /** The same for rows that have moved a little: what was far before is not near after so short a step. */
  const searchNear = async (source: number, room: number): Promise<void> => {
    const found = foundIn(room);
    await run({ ...lookAround, rows: source, ...found, from: { ids: best.ids, scores: null } });
    await run({ ...lookAround, rows: source, ...best, from: found });
  };

  await search(rows, diffused);
  const recall = index
    ? await sampledRecall(arena, pool, diffused, { rows, dimensions, count, ids: best.ids, k })
    : 1;
  const diffuse: DiffuseTask = {
    kind: 'diffuse',
    rows,
    dimensions,
    target: diffused,
    ...best,
    k,
    used: Math.max(1, Math.round(diffusionPart * k)),
    share: diffusionShare,
  };
  await run(diffuse);
  await (count > anewLimit ? searchNear(diffused, rows) : search(diffused, rows));
  await run({ kind: 'overlap', count, ids: best.ids, k, overlaps: best.scores });
  return {
    order,
    count,
    dimensions,
    arena,
    vectors: new Int8Array(arena.buffer, diffused, count * dimensions),
    vectorsAt: diffused,
    freeAt: rows,
    ids: new Int32Array(arena.buffer, best.ids, count * k),
    k,
    overlaps: new Float32Array(arena.buffer, best.scores, count * k),
    recall,
    search: index ? 'inverted lists' : 'exact',
  };
}

/**
 * A matter has more texts where there are more texts, so the neighbourhood grows with their square root: on parts of
 * the BANKING77 training set 12–15 were best for 3,300 texts and 25–30 for 10,000. Above 20,000 they keep to 20, for
 * time.
 */
function neighboursFor(count: number): number {
  if (count > fewerAbove) return 20;
  // Of a handful of texts ten neighbours would be all of them.
  const least = Math.min(10, Math.max(2, Math.round(count / 4)));
  return Math.max(least, Math.min(30, Math.round(Math.sqrt(count) / 4)));
}
