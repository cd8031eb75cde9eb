/** Statements by what they mean: the rows of the inverted lists nearest to the query's vector. */
import { layoutPlanner, type Arena } from '../kernels/arena.js';
import { createArenaFor, createPool } from '../kernels/pool.js';
import { buildLists, listShape, type ListLayout } from '../neighbours/lists.js';

/** Below this a language's rows are all looked at, which takes less than a millisecond. */
const scanAllBelow = 4000;
/** Rows looked at: at least so many, and this share of all. Recall over it: `bench/search.ts`. */
const leastLooked = 8000;
const lookedShare = 0.02;
/** Of those that a filter lets through, at least so many. */
const leastAllowed = 500;
const mostBest = 256;
const emptyScore = -2147483648;

/** Rows of one language, in the order in which they lie in memory. */
interface Group {
  readonly language: string;
  readonly from: number;
  readonly count: number;
  /** First place of each list, and the end; null where all rows are looked at. */
  readonly listStarts: Int32Array | null;
  /** int8 centroids of the lists. */
  readonly centroids: Int8Array;
}

/** Plain data, so that it can be stored; `vectors` are in the order of `order`. */
export interface MeaningParts {
  readonly dimensions: number;
  readonly groups: readonly Group[];
  /** Row of the index at each place. */
  readonly order: Int32Array;
}

export interface Meaning {
  readonly parts: MeaningParts;
  /** The vectors in the order of the places. */
  readonly vectors: Int8Array;
  /** Rows of a language that are most like a vector, under a filter; nearest first. */
  nearest(
    language: string,
    query: Int8Array,
    most: number,
    under: Under,
  ): { row: number; cosine: number }[];
  /** Cosine of one row and a vector of its space. */
  cosine(row: number, query: Int8Array): number;
  languageOf(row: number): string;
}

/** What limits a scan. */
export interface Under {
  /** Rows that may be; null for all. */
  readonly allowed: ((row: number) => boolean) | null;
  /** The allowed rows themselves, where they are known to be few. */
  readonly only: Int32Array | null;
  /** Look at every row instead of the nearest lists. */
  readonly everything?: boolean;
}

export interface VectorChunk {
  readonly vectors: Int8Array;
  /** Number of the language of each row. */
  readonly languages: Uint8Array;
}

/** Sorts the rows by language and list. Takes the chunks: each is let go once it is copied. */
export async function arrangeMeaning(
  chunks: VectorChunk[],
  languages: readonly string[],
  dimensions: number,
  threads: number,
): Promise<Meaning> {
  const counts = languages.map(() => 0);
  for (const chunk of chunks) {
    for (const language of chunk.languages) counts[language] = (counts[language] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const starts = counts.map((_, l) => counts.slice(0, l).reduce((sum, count) => sum + count, 0));
  const largest = Math.max(1, ...counts);
  const shape = listShape(largest);
  const planner = layoutPlanner();
  const rowsAt = planner.place(total * dimensions);
  const layout: ListLayout = {
    shape,
    cellTable: planner.place(shape.cells * dimensions),
    cellStarts: planner.place((shape.cells + 1) * 4),
    listTable: planner.place(shape.cells * shape.listsACell * dimensions),
    listStarts: planner.place((shape.cells * shape.listsACell + 1) * 4),
    nearestScores: planner.place(largest * 4),
    nearestIds: planner.place(largest * 4),
  };
  const queryPlaces = placesForQueries(planner, dimensions, total);
  const arena = createArenaFor(planner.size(), threads);
  const bytes = new Int8Array(arena.buffer);
  const order = copyByLanguage(chunks, starts, bytes, rowsAt, dimensions);

  const pool = createPool(threads);
  const groups: Group[] = [];
  try {
    for (const [l, language] of languages.entries()) {
      const count = counts[l] ?? 0;
      const from = starts[l] ?? 0;
      const at = rowsAt + from * dimensions;
      if (count < scanAllBelow) {
        groups.push({ language, from, count, listStarts: null, centroids: new Int8Array(0) });
        continue;
      }
      const own = { ...layout, shape: listShape(count) };
      const lists = await buildLists(arena, pool, own, at, count, dimensions, 1);
      turnRows(bytes, at, dimensions, lists.order);
      turnNumbers(order, from, lists.order);
      const listCount = lists.index.lists;
      groups.push({
        language,
        from,
        count,
        listStarts: new Int32Array(arena.buffer, own.listStarts, listCount + 1).slice(),
        centroids: bytes.slice(own.listTable, own.listTable + listCount * dimensions),
      });
    }
  } finally {
    await pool.close();
  }
  return openMeaning(arena, { dimensions, groups, order }, rowsAt, queryPlaces);
}

/** Puts stored rows back in an arena. */
export function restoreMeaning(parts: MeaningParts, vectors: Int8Array): Meaning {
  const planner = layoutPlanner();
  const rowsAt = planner.place(vectors.length);
  const queryPlaces = placesForQueries(planner, parts.dimensions, parts.order.length);
  const arena = createArenaFor(planner.size(), 1);
  new Int8Array(arena.buffer).set(vectors, rowsAt);
  return openMeaning(arena, parts, rowsAt, queryPlaces);
}

interface QueryPlaces {
  readonly query: number;
  readonly scores: number;
  readonly ids: number;
  readonly list: number;
  /** The groups' centroids, one after another. */
  readonly centroids: number;
}

const listRoom = 65_536;

function placesForQueries(
  planner: ReturnType<typeof layoutPlanner>,
  dimensions: number,
  rows: number,
): QueryPlaces {
  // A list is made of at least fifty rows.
  const lists = Math.ceil(rows / 50);
  return {
    centroids: planner.place(lists * dimensions),
    query: planner.place(dimensions),
    scores: planner.place(mostBest * 4),
    ids: planner.place(mostBest * 4),
    list: planner.place(listRoom * 4),
  };
}

function openMeaning(
  { buffer, kernels }: Arena,
  parts: MeaningParts,
  rowsAt: number,
  places: QueryPlaces,
): Meaning {
  const { dimensions, groups, order } = parts;
  const bytes = new Int8Array(buffer);
  const numbers = new Int32Array(buffer);
  const placeOf = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) placeOf[order[place] ?? 0] = place;
  const centroidsAt = new Map<Group, number>();
  let nextCentroids = places.centroids;
  for (const group of groups) {
    bytes.set(group.centroids, nextCentroids);
    centroidsAt.set(group, nextCentroids);
    nextCentroids += group.centroids.length;
  }

  const cosineAt = (place: number, query: Int8Array): number => {
    const at = rowsAt + place * dimensions;
    let product = 0;
    let own = 0;
    let asked = 0;
    for (let d = 0; d < dimensions; d++) {
      const x = bytes[at + d] ?? 0;
      const y = query[d] ?? 0;
      product += x * y;
      own += x * x;
      asked += y * y;
    }
    return product / (Math.sqrt(own * asked) || 1);
  };
  return {
    parts,
    vectors: bytes.subarray(rowsAt, rowsAt + order.length * dimensions),
    cosine: (row, query) => cosineAt(placeOf[row] ?? 0, query),
    languageOf: (row) => {
      const place = placeOf[row] ?? 0;
      return (
        groups.find(({ from, count }) => place >= from && place < from + count)?.language ?? ''
      );
    },
    nearest(language, query, most, { allowed, only, everything = false }) {
      const group = groups.find((one) => one.language === language);
      const k = Math.min(most, mostBest, group?.count ?? 0);
      if (!group || k < 1) return [];
      bytes.set(query, places.query);
      if (only) {
        clearBest(k);
        scanOnly(group, only, k);
        return taken(k, query);
      }
      const wanted = Math.max(leastLooked, Math.round(lookedShare * group.count));
      let passed = 0;
      let looked = 0;
      const near = everything ? [] : nearestLists(group);
      clearBest(k);
      const look = (list: number): void => {
        const [from, to] = placesOfList(group, list);
        passed += to - from;
        looked += allowed ? scanAllowed(from, to, k, allowed) : scanWhole(from, to, k);
      };
      const enough = (): boolean => passed >= wanted && looked >= leastAllowed;
      for (const list of near) {
        if (!enough()) look(list);
      }
      // Under a narrow filter the nearest lists have too few rows that may be: then the others are looked at, too.
      if (!enough()) {
        const done = new Set(near);
        for (let list = 0; list < listsOf(group); list++) if (!done.has(list)) look(list);
      }
      return taken(k, query);
    },
  };

  function taken(k: number, query: Int8Array): { row: number; cosine: number }[] {
    const found: { row: number; cosine: number }[] = [];
    for (let i = 0; i < k; i++) {
      const place = numbers[(places.ids >>> 2) + i] ?? -1;
      if (place < 0) break;
      found.push({ row: order[place] ?? 0, cosine: cosineAt(place, query) });
    }
    return found.sort((a, b) => b.cosine - a.cosine || a.row - b.row);
  }

  function scanOnly({ from, count }: Group, rows: Int32Array, k: number): void {
    const { query, scores, ids, list } = places;
    for (let at = 0; at < rows.length;) {
      let listed = 0;
      for (; at < rows.length && listed < listRoom; at++) {
        const place = placeOf[rows[at] ?? 0] ?? 0;
        if (place >= from && place < from + count) numbers[(list >>> 2) + listed++] = place;
      }
      kernels.scanList(query, rowsAt, dimensions, list, listed, -1, scores, ids, k);
    }
  }

  function clearBest(k: number): void {
    numbers.fill(emptyScore, places.scores >>> 2, (places.scores >>> 2) + k);
    numbers.fill(-1, places.ids >>> 2, (places.ids >>> 2) + k);
  }

  /** The lists whose centroids are nearest to the query, nearest first. */
  function nearestLists(group: Group): number[] {
    const lists = listsOf(group);
    const k = Math.min(mostBest, lists);
    if (!group.listStarts) return [];
    clearBest(k);
    const { query, scores, ids } = places;
    const table = centroidsAt.get(group) ?? 0;
    kernels.scanRange(query, table, dimensions, 0, lists, -1, scores, ids, k);
    return [...numbers.subarray(ids >>> 2, (ids >>> 2) + k)];
  }

  function scanWhole(from: number, to: number, k: number): number {
    const { query, scores, ids } = places;
    kernels.scanRange(query, rowsAt, dimensions, from, to, -1, scores, ids, k);
    return to - from;
  }

  function scanAllowed(
    from: number,
    to: number,
    k: number,
    allowed: (row: number) => boolean,
  ): number {
    const { query, scores, ids, list } = places;
    let looked = 0;
    for (let place = from; place < to;) {
      let listed = 0;
      for (; place < to && listed < listRoom; place++) {
        if (allowed(order[place] ?? 0)) numbers[(list >>> 2) + listed++] = place;
      }
      kernels.scanList(query, rowsAt, dimensions, list, listed, -1, scores, ids, k);
      looked += listed;
    }
    return looked;
  }
}

const listsOf = ({ listStarts }: Group): number => (listStarts ? listStarts.length - 1 : 1);

function placesOfList({ from, count, listStarts }: Group, list: number): [number, number] {
  if (!listStarts) return [from, from + count];
  return [from + (listStarts[list] ?? 0), from + (listStarts[list + 1] ?? 0)];
}

/** Copies the rows to their languages' places and says which row is where. */
function copyByLanguage(
  chunks: VectorChunk[],
  starts: readonly number[],
  bytes: Int8Array,
  rowsAt: number,
  dimensions: number,
): Int32Array {
  const next = [...starts];
  const total = chunks.reduce((sum, { languages }) => sum + languages.length, 0);
  const order = new Int32Array(total);
  let row = 0;
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
    for (let i = 0; i < chunk.languages.length; i++) {
      const language = chunk.languages[i] ?? 0;
      const place = next[language] ?? 0;
      next[language] = place + 1;
      order[place] = row++;
      const from = i * dimensions;
      bytes.set(chunk.vectors.subarray(from, from + dimensions), rowsAt + place * dimensions);
    }
  }
  return order;
}

/** Puts row `order[p]` at place p without a second copy of all rows, by following the permutation's cycles. */
function turnRows(bytes: Int8Array, at: number, dimensions: number, order: Int32Array): void {
  const done = new Uint8Array(order.length);
  for (let start = 0; start < order.length; start++) {
    if (done[start] === 1) continue;
    const held = bytes.slice(at + start * dimensions, at + (start + 1) * dimensions);
    let place = start;
    for (;;) {
      done[place] = 1;
      const source = order[place] ?? 0;
      if (source === start) break;
      const from = at + source * dimensions;
      bytes.copyWithin(at + place * dimensions, from, from + dimensions);
      place = source;
    }
    bytes.set(held, at + place * dimensions);
  }
}

function turnNumbers(numbers: Int32Array, from: number, order: Int32Array): void {
  const own = numbers.slice(from, from + order.length);
  for (let place = 0; place < order.length; place++) {
    numbers[from + place] = own[order[place] ?? 0] ?? 0;
  }
}
