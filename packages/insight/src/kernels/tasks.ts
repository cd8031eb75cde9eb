/**
 * The steps that run over ranges of rows, on any number of threads. Each range writes only its own rows of the output,
 * and nothing a range computes depends on another range, so the result does not depend on how the work was divided.
 */
import type { Arena } from './arena.js';
import { runAround, type AroundTask } from './around.js';
import { runPlace, type PlaceTask } from './place.js';

/** Offsets are bytes into the arena. */
interface Rows {
  readonly rows: number;
  readonly dimensions: number;
}

interface Best {
  readonly scores: number;
  readonly ids: number;
  readonly k: number;
}

/** For every row the k most similar others, by looking at all. */
export interface ExactTask extends Rows, Best {
  readonly kind: 'exact';
  readonly count: number;
}

/** For every row the k most similar rows of a table of its own (centroids). */
export interface NearestTask extends Rows, Best {
  readonly kind: 'nearest';
  readonly table: number;
  /** First table row and the row after the last that row i may take: one pair for all. */
  readonly first: number;
  readonly last: number;
}

/** Inverted lists of two levels: cells, and lists within cells; rows stand in list order. */
export interface ListIndex {
  readonly cellTable: number;
  readonly cells: number;
  /** Int32 × (cells + 1): lists of each cell. */
  readonly cellStarts: number;
  readonly listTable: number;
  readonly lists: number;
  /** Int32 × (lists + 1): rows of each list. */
  readonly listStarts: number;
  readonly cellProbes: number;
  readonly listProbes: number;
}

export interface ListTask extends Rows, Best {
  readonly kind: 'lists';
  readonly index: ListIndex;
}

/** Looks at the neighbours of each row's neighbours; reads one best list, writes another. */
export interface RefineTask extends Rows, Best {
  readonly kind: 'refine';
  readonly count: number;
  /** Scores are null where the rows have moved since: then the neighbours read are looked at anew as well. */
  readonly from: { readonly ids: number; readonly scores: number | null };
}

/** One step of diffusion: each row moves towards its neighbours. */
export interface DiffuseTask extends Rows {
  readonly kind: 'diffuse';
  readonly target: number;
  /** Neighbours and their products with the row, k for each. */
  readonly ids: number;
  readonly scores: number;
  readonly k: number;
  readonly used: number;
  readonly share: number;
}

/** Jaccard overlap of the neighbour sets of each row and each of its neighbours. */
export interface OverlapTask {
  readonly kind: 'overlap';
  readonly count: number;
  readonly ids: number;
  readonly k: number;
  /** Float32, k for each row. */
  readonly overlaps: number;
}

export type Task =
  | ExactTask
  | NearestTask
  | ListTask
  | RefineTask
  | DiffuseTask
  | OverlapTask
  | AroundTask
  | PlaceTask;

/** Bytes of scratch that each thread needs, whatever the task. */
export const scratchBytes = 32768;
const scratchBest = 1024;

/** Runs a task on the rows [from, to). `scratch` is this thread's own piece of the arena. */
export function runTask(arena: Arena, task: Task, from: number, to: number, scratch: number): void {
  switch (task.kind) {
    case 'exact':
      runExact(arena, task, from, to);
      return;
    case 'nearest':
      runNearest(arena, task, from, to);
      return;
    case 'lists':
      runLists(arena, task, from, to, scratch);
      return;
    case 'refine':
      runRefine(arena, task, from, to, scratch);
      return;
    case 'diffuse':
      runDiffuse(arena, task, from, to, scratch);
      return;
    case 'overlap':
      runOverlap(arena, task, from, to);
      return;
    case 'around':
      runAround(arena, task, from, to, scratch);
      return;
    case 'place':
      runPlace(arena, task, from, to, scratch);
      return;
    default:
      task satisfies never;
  }
}

const emptyScore = -2147483648;

function clearBest(numbers: Int32Array, scores: number, ids: number, k: number): void {
  numbers.fill(emptyScore, scores >>> 2, (scores >>> 2) + k);
  numbers.fill(-1, ids >>> 2, (ids >>> 2) + k);
}

function runExact(arena: Arena, task: ExactTask, from: number, to: number): void {
  scanTable(arena, { ...task, table: task.rows, first: 0, last: task.count }, from, to, true);
}

function runNearest(arena: Arena, task: NearestTask, from: number, to: number): void {
  scanTable(arena, task, from, to, false);
}

function scanTable(
  { buffer, kernels }: Arena,
  task: Omit<NearestTask, 'kind'>,
  from: number,
  to: number,
  isOwn: boolean,
): void {
  const { rows, dimensions, table, first, last, k } = task;
  const numbers = new Int32Array(buffer);
  // Blocks of rows that stay in the second-level cache serve many queries before the next block is read.
  const block = Math.max(64, Math.floor(262_144 / dimensions));
  for (let i = from; i < to; i++)
    clearBest(numbers, task.scores + i * k * 4, task.ids + i * k * 4, k);
  for (let start = first; start < last; start += block) {
    const end = Math.min(last, start + block);
    for (let i = from; i < to; i++) {
      const scores = task.scores + i * k * 4;
      const ids = task.ids + i * k * 4;
      const query = rows + i * dimensions;
      kernels.scanRange(query, table, dimensions, start, end, isOwn ? i : -1, scores, ids, k);
    }
  }
}

function runLists(
  { buffer, kernels }: Arena,
  task: ListTask,
  from: number,
  to: number,
  scratch: number,
): void {
  const { rows, dimensions, index, k } = task;
  const { cellProbes, listProbes } = index;
  const numbers = new Int32Array(buffer);
  const cellScores = scratch;
  const cellIds = scratch + scratchBest;
  const listScores = scratch + 2 * scratchBest;
  const listIds = scratch + 3 * scratchBest;
  for (let i = from; i < to; i++) {
    const query = rows + i * dimensions;
    const scores = task.scores + i * k * 4;
    const ids = task.ids + i * k * 4;
    clearBest(numbers, scores, ids, k);
    clearBest(numbers, cellScores, cellIds, cellProbes);
    clearBest(numbers, listScores, listIds, listProbes);
    kernels.scanRange(
      query,
      index.cellTable,
      dimensions,
      0,
      index.cells,
      -1,
      cellScores,
      cellIds,
      cellProbes,
    );
    for (let c = 0; c < cellProbes; c++) {
      const cell = numbers[(cellIds >>> 2) + c] ?? -1;
      if (cell < 0) break;
      const starts = index.cellStarts >>> 2;
      kernels.scanRange(
        query,
        index.listTable,
        dimensions,
        numbers[starts + cell] ?? 0,
        numbers[starts + cell + 1] ?? 0,
        -1,
        listScores,
        listIds,
        listProbes,
      );
    }
    for (let l = 0; l < listProbes; l++) {
      const list = numbers[(listIds >>> 2) + l] ?? -1;
      if (list < 0) break;
      const starts = index.listStarts >>> 2;
      kernels.scanRange(
        query,
        rows,
        dimensions,
        numbers[starts + list] ?? 0,
        numbers[starts + list + 1] ?? 0,
        i,
        scores,
        ids,
        k,
      );
    }
  }
}

function runRefine(
  { buffer, kernels }: Arena,
  task: RefineTask,
  from: number,
  to: number,
  scratch: number,
): void {
  const { rows, dimensions, k } = task;
  const numbers = new Int32Array(buffer);
  const read = task.from.ids >>> 2;
  const known = task.from.scores;
  const list = scratch >>> 2;
  const capacity = scratchBytes >>> 2;
  for (let i = from; i < to; i++) {
    const scores = task.scores + i * k * 4;
    const ids = task.ids + i * k * 4;
    const seen = nextMark(task.count);
    let count = 0;
    if (known === null) {
      clearBest(numbers, scores, ids, k);
      for (let j = 0; j < k; j++) {
        const near = numbers[read + i * k + j] ?? -1;
        if (near < 0) break;
        marks[near] = seen;
        numbers[list + count++] = near;
      }
    } else {
      numbers.copyWithin(scores >>> 2, (known >>> 2) + i * k, (known >>> 2) + (i + 1) * k);
      numbers.copyWithin(ids >>> 2, read + i * k, read + (i + 1) * k);
    }
    for (let j = 0; j < k; j++) {
      const near = numbers[read + i * k + j] ?? -1;
      if (near < 0) break;
      for (let m = 0; m < k && count < capacity; m++) {
        const far = numbers[read + near * k + m] ?? -1;
        if (far < 0) break;
        if (marks[far] === seen) continue;
        marks[far] = seen;
        numbers[list + count++] = far;
      }
    }
    kernels.scanList(rows + i * dimensions, rows, dimensions, scratch, count, i, scores, ids, k);
  }
}

function runDiffuse(
  { buffer, kernels }: Arena,
  task: DiffuseTask,
  from: number,
  to: number,
  scratch: number,
): void {
  const { rows, target, dimensions, k, used, share } = task;
  const bytes = new Int8Array(buffer);
  const numbers = new Int32Array(buffer);
  const ids = task.ids >>> 2;
  const scores = task.scores >>> 2;
  const sum = new Float32Array(buffer, scratch, dimensions);
  for (let i = from; i < to; i++) {
    const own = rows + i * dimensions;
    let ownSquare = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = bytes[own + d] ?? 0;
      ownSquare += value * value;
    }
    sum.fill(0);
    let total = 0;
    for (let j = 0; j < used; j++) {
      const near = numbers[ids + i * k + j] ?? -1;
      if (near < 0) break;
      // All rows have the same length but for rounding, so the product over the own square is the cosine.
      const similarity = (numbers[scores + i * k + j] ?? 0) / (ownSquare || 1);
      if (similarity <= 0) break;
      const weight = similarity ** 3;
      total += weight;
      kernels.addScaledBytes(scratch, rows + near * dimensions, weight, dimensions);
    }
    const pull = total > 0 ? share / total : 0;
    let square = 0;
    for (let d = 0; d < dimensions; d++) {
      const mixed = (1 - share) * (bytes[own + d] ?? 0) + pull * (sum[d] ?? 0);
      sum[d] = mixed;
      square += mixed * mixed;
    }
    // The new row keeps the old row's length, so that integer products stay comparable between rows.
    const scale = square > 0 ? Math.sqrt(ownSquare / square) : 0;
    for (let d = 0; d < dimensions; d++) {
      bytes[target + i * dimensions + d] = Math.max(
        -127,
        Math.min(127, Math.round((sum[d] ?? 0) * scale)),
      );
    }
  }
}

/** Marks rows as seen by one query; kept between ranges, because clearing it would cost more than the query. */
let marks = new Int32Array(0);
let mark = 0;

function nextMark(rows: number): number {
  if (marks.length < rows || mark === 2147483647) {
    marks = new Int32Array(Math.max(rows, marks.length));
    mark = 0;
  }
  return ++mark;
}

function runOverlap({ buffer }: Arena, task: OverlapTask, from: number, to: number): void {
  const { k, count } = task;
  const numbers = new Int32Array(buffer);
  const overlaps = new Float32Array(buffer, task.overlaps);
  const ids = task.ids >>> 2;
  for (let i = from; i < to; i++) {
    const own = nextMark(count);
    let ownSize = 1;
    marks[i] = own;
    for (let j = 0; j < k; j++) {
      const near = numbers[ids + i * k + j] ?? -1;
      if (near < 0) break;
      marks[near] = own;
      ownSize++;
    }
    for (let j = 0; j < k; j++) {
      const near = numbers[ids + i * k + j] ?? -1;
      if (near < 0) {
        overlaps[i * k + j] = 0;
        continue;
      }
      let shared = marks[near] === own ? 1 : 0;
      let size = 1;
      for (let m = 0; m < k; m++) {
        const other = numbers[ids + near * k + m] ?? -1;
        if (other < 0) break;
        size++;
        if (marks[other] === own) shared++;
      }
      overlaps[i * k + j] = shared / (ownSize + size - shared);
    }
  }
}
