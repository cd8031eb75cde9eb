/** Inverted lists of two levels: a row is compared with the rows of the few lists nearest to it, not with all. */
import type { Arena } from '../kernels/arena.js';
import type { Pool } from '../kernels/pool.js';
import type { ListIndex } from '../kernels/tasks.js';
import { seededRandom, shuffle } from '../random.js';

const rowsAList = 200;
const trainRows = 20_000;
const iterations = 5;
/** Lists looked through a row. Small corpora have few lists, whose edges cut more neighbourhoods apart. */
const smallCorpus = 50_000;
const probesFor = (count: number) =>
  count < smallCorpus ? { cells: 4, lists: 8 } : { cells: 3, lists: 4 };

export interface ListShape {
  readonly cells: number;
  readonly listsACell: number;
}

export interface ListLayout {
  readonly shape: ListShape;
  readonly cellTable: number;
  readonly cellStarts: number;
  readonly listTable: number;
  readonly listStarts: number;
  readonly nearestScores: number;
  readonly nearestIds: number;
}

export function listShape(count: number): ListShape {
  const cells = Math.max(2, Math.round(Math.sqrt(count / rowsAList)));
  return { cells, listsACell: cells };
}

export async function buildLists(
  arena: Arena,
  pool: Pool,
  layout: ListLayout,
  rows: number,
  count: number,
  dimensions: number,
  seed: number,
): Promise<{ index: ListIndex; order: Int32Array }> {
  const { shape, cellTable, listTable } = layout;
  const bytes = new Int8Array(arena.buffer);
  const numbers = new Int32Array(arena.buffer);
  const random = seededRandom(seed);
  const nearestIds = layout.nearestIds >>> 2;

  const everyRow = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(everyRow, random);
  const sample = everyRow.slice(0, trainRows).sort();
  train(arena, layout, rows, dimensions, sample, cellTable, shape.cells);
  await pool.run(
    arena,
    {
      kind: 'nearest',
      rows,
      dimensions,
      table: cellTable,
      first: 0,
      last: shape.cells,
      scores: layout.nearestScores,
      ids: layout.nearestIds,
      k: 1,
    },
    count,
  );
  const cellOf = numbers.slice(nearestIds, nearestIds + count);
  const members: number[][] = Array.from({ length: shape.cells }, () => []);
  for (let i = 0; i < count; i++) members[cellOf[i] ?? 0]?.push(i);

  const order = new Int32Array(count);
  const cellStarts = layout.cellStarts >>> 2;
  const listStarts = layout.listStarts >>> 2;
  let placed = 0;
  let lists = 0;
  for (const [cell, inCell] of members.entries()) {
    numbers[cellStarts + cell] = lists;
    const own = Int32Array.from(inCell);
    const wanted = Math.max(1, Math.min(shape.listsACell, Math.ceil(own.length / 50)));
    const table = listTable + lists * dimensions;
    const most = 40 * wanted;
    const stride = Math.max(1, Math.ceil(own.length / most));
    train(
      arena,
      layout,
      rows,
      dimensions,
      own.filter((_, i) => i % stride === 0),
      table,
      wanted,
    );
    const nearest = assign(arena, layout, rows, dimensions, own, table, wanted);
    for (let list = 0; list < wanted; list++) {
      numbers[listStarts + lists + list] = placed;
      for (let i = 0; i < own.length; i++) {
        if (nearest[i] === list) order[placed++] = own[i] ?? 0;
      }
    }
    lists += wanted;
  }
  numbers[cellStarts + shape.cells] = lists;
  numbers[listStarts + lists] = placed;
  bytes.fill(
    0,
    listTable + lists * dimensions,
    listTable + shape.cells * shape.listsACell * dimensions,
  );
  return {
    order,
    index: {
      cellTable,
      cells: shape.cells,
      cellStarts: layout.cellStarts,
      listTable,
      lists,
      listStarts: layout.listStarts,
      cellProbes: Math.min(probesFor(count).cells, shape.cells),
      listProbes: Math.min(probesFor(count).lists, lists),
    },
  };
}

/** Spherical k-means on some rows; the centroids are written as int8 rows at `table`. Starts from an even choice of rows. */
function train(
  arena: Arena,
  layout: ListLayout,
  rows: number,
  dimensions: number,
  sample: Int32Array,
  table: number,
  k: number,
): void {
  const bytes = new Int8Array(arena.buffer);
  for (let c = 0; c < k; c++) {
    const from = rows + (sample[Math.floor((c * sample.length) / k)] ?? 0) * dimensions;
    bytes.copyWithin(table + c * dimensions, from, from + dimensions);
  }
  for (let iteration = 0; iteration < iterations; iteration++) {
    const nearest = assign(arena, layout, rows, dimensions, sample, table, k);
    const sums = new Float64Array(k * dimensions);
    for (let i = 0; i < sample.length; i++) {
      const from = rows + (sample[i] ?? 0) * dimensions;
      const to = (nearest[i] ?? 0) * dimensions;
      for (let d = 0; d < dimensions; d++)
        sums[to + d] = (sums[to + d] ?? 0) + (bytes[from + d] ?? 0);
    }
    for (let c = 0; c < k; c++)
      writeUnit(bytes, sums, c * dimensions, table + c * dimensions, dimensions);
  }
}

/** Writes a direction with the longest length that int8 holds; an empty cluster keeps its old centroid. */
function writeUnit(
  bytes: Int8Array,
  sums: Float64Array,
  from: number,
  to: number,
  dimensions: number,
): void {
  let square = 0;
  for (let d = 0; d < dimensions; d++) square += (sums[from + d] ?? 0) ** 2;
  if (square === 0) return;
  // Every centroid has the same length, so that the integer product alone ranks them.
  const scale = 317 / Math.sqrt(square);
  for (let d = 0; d < dimensions; d++) {
    bytes[to + d] = Math.max(-127, Math.min(127, Math.round((sums[from + d] ?? 0) * scale)));
  }
}

function assign(
  arena: Arena,
  layout: ListLayout,
  rows: number,
  dimensions: number,
  wanted: Int32Array,
  table: number,
  k: number,
): Int32Array {
  const numbers = new Int32Array(arena.buffer);
  const scores = layout.nearestScores;
  // The cells' own assignment has been read by now, so its place serves as a one-row best list.
  const ids = layout.nearestIds;
  return wanted.map((row) => {
    numbers[scores >>> 2] = -2147483648;
    arena.kernels.scanRange(rows + row * dimensions, table, dimensions, 0, k, -1, scores, ids, 1);
    return numbers[ids >>> 2] ?? 0;
  });
}
