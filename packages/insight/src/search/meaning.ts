/** Statements by what they mean: the rows of the inverted lists nearest to the query's vector. */
import { layoutPlanner, type Arena } from '../kernels/arena.js';
import { createArenaFor, createPool } from '../kernels/pool.js';
import { buildLists, listShape, type ListLayout } from '../neighbours/lists.js';

/** Below this a language's rows are all looked at, which takes less than a millisecond. */
const scanAllBelow = 4000;
/** Rows looked at: at least so many, and this share of all. Recall over it: `bench/search.ts`. */
const leastLooked = 8000;
const lookedShare = 0.02;
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
    allowed: ((row: number) => boolean) | null,
    everything?: boolean,
  ): { row: number; cosine: number }[];
  /** Cosine of one row and a vector of its space. */
  cosine(row: number, query: Int8Array): number;
  languageOf(row: number): string;
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
  const queryPlaces = placesForQueries(planner, dimensions);
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
  const queryPlaces = placesForQueries(planner, parts.dimensions);
  const arena = createArenaFor(planner.size(), 1);
  new Int8Array(arena.buffer).set(vectors, rowsAt);
  return openMeaning(arena, parts, rowsAt, queryPlaces);
}

interface QueryPlaces {
  readonly query: number;
  readonly scores: number;
  readonly ids: number;
  readonly list: number;
}

const listRoom = 65_536;

function placesForQueries(
  planner: ReturnType<typeof layoutPlanner>,
  dimensions: number,
): QueryPlaces {
  return {
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
    nearest(language, query, most, allowed, everything = false) {
      const group = groups.find((one) => one.language === language);
      const k = Math.min(most, mostBest, group?.count ?? 0);
      if (!group || k < 1) return [];
      bytes.set(query, places.query);
      numbers.fill(emptyScore, places.scores >>> 2, (places.scores >>> 2) + k);
      numbers.fill(-1, places.ids >>> 2, (places.ids >>> 2) + k);
      const wanted = everything
        ? Infinity
        : Math.max(leastLooked, Math.round(lookedShare * group.count));
      let looked = 0;
      for (const [from, to] of nearestLists(group, query, dimensions)) {
        looked += allowed ? scanAllowed(from, to, k, allowed) : scanWhole(from, to, k);
        if (looked >= wanted) break;
      }
      const found: { row: number; cosine: number }[] = [];
      for (let i = 0; i < k; i++) {
        const place = numbers[(places.ids >>> 2) + i] ?? -1;
        if (place < 0) break;
        found.push({ row: order[place] ?? 0, cosine: cosineAt(place, query) });
      }
      return found.sort((a, b) => b.cosine - a.cosine || a.row - b.row);
    },
  };

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

/** The group's lists as ranges of places, nearest first. */
function nearestLists(group: Group, query: Int8Array, dimensions: number): [number, number][] {
  const { from, count, listStarts, centroids } = group;
  if (!listStarts) return [[from, from + count]];
  const lists = listStarts.length - 1;
  const products = new Float64Array(lists);
  for (let list = 0; list < lists; list++) {
    let product = 0;
    const at = list * dimensions;
    for (let d = 0; d < dimensions; d++) product += (centroids[at + d] ?? 0) * (query[d] ?? 0);
    products[list] = product;
  }
  return Array.from(products.keys())
    .sort((a, b) => (products[b] ?? 0) - (products[a] ?? 0) || a - b)
    .map((list): [number, number] => [
      from + (listStarts[list] ?? 0),
      from + (listStarts[list + 1] ?? 0),
    ]);
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
