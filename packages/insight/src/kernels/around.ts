/** Compares each row with the centroids of the groups that it and its neighbours are in, rather than with all. */
import type { Arena } from './arena.js';

/** Offsets are bytes into the arena. */
export interface AroundTask {
  readonly kind: 'around';
  readonly rows: number;
  readonly dimensions: number;
  /** Centroids, and the group of each row: Int32, −1 for none. */
  readonly table: number;
  readonly groups: number;
  /** Int32: `near` neighbours of each row, −1 where there are fewer. */
  readonly neighbours: number;
  readonly near: number;
  /** Two best centroids of each row, nearest first; −1 where there are fewer. */
  readonly scores: number;
  readonly ids: number;
}

const emptyScore = -2147483648;

export function runAround(
  { buffer, kernels }: Arena,
  task: AroundTask,
  from: number,
  to: number,
  scratch: number,
): void {
  const { rows, dimensions, table, near } = task;
  const numbers = new Int32Array(buffer);
  const groups = task.groups >>> 2;
  const neighbours = task.neighbours >>> 2;
  const list = scratch >>> 2;
  for (let i = from; i < to; i++) {
    const scores = task.scores + i * 8;
    const ids = task.ids + i * 8;
    numbers.fill(emptyScore, scores >>> 2, (scores >>> 2) + 2);
    numbers.fill(-1, ids >>> 2, (ids >>> 2) + 2);
    let count = 0;
    const own = numbers[groups + i] ?? -1;
    if (own >= 0) numbers[list + count++] = own;
    for (let j = 0; j < near; j++) {
      const other = numbers[neighbours + i * near + j] ?? -1;
      if (other < 0) break;
      const group = numbers[groups + other] ?? -1;
      if (group < 0) continue;
      // A text and its neighbours are in a handful of groups: looking through them is quicker than marking.
      let at = 0;
      while (at < count && numbers[list + at] !== group) at++;
      if (at === count) numbers[list + count++] = group;
    }
    kernels.scanList(rows + i * dimensions, table, dimensions, scratch, count, -1, scores, ids, 2);
  }
}
