/**
 * Places texts in a space that was fitted before and finds the nearest of its themes, in one thread: what words and themes
 * are to the space is worked out once and kept from text to text, as long as the vocabulary is.
 */
import { createArena, layoutPlanner } from '../kernels/arena.js';
import type { PlaceTask } from '../kernels/place.js';
import { runTask, scratchBytes, type NearestTask } from '../kernels/tasks.js';
import { quantisedCentroids, quantisedLength } from '../themes/centroids.js';
import { quantum, type VectorSpace } from './space.js';
import { loadWordTable } from './table.js';
import { planWordRows } from './word-rows.js';

/** Texts that are placed at once, and words that they have together unless one has more. */
const mostTexts = 1024;
const leastWords = 32_768;

export interface Nearest {
  /** Position among the themes, −1 where there are none. */
  readonly theme: number;
  readonly cosine: number;
  /** Cosine of the second nearest, 0 where there is none. */
  readonly second: number;
}

type Take = (nearest: Nearest) => void;

export interface Placer {
  /**
   * Takes a text; what is nearest to it is told at the next `flush`, or before when there is no more room.
   *
   * @param words Numbers of the vocabulary, good until this returns.
   * @param table One of the lists of centroids that the placer was made with.
   */
  add(words: Int32Array, table: number, take: Take): void;
  flush(): void;
  /** The numbers of words stand for other words from now on. */
  forget(): void;
}

/**
 * @param wordOf The word of a number below `mostNumbers`.
 * @param tables Lists of centroids, row after row: a text is compared with those of one list.
 */
export function createPlacer(
  space: VectorSpace,
  tables: readonly Float32Array[],
  wordOf: (number: number) => string,
  mostNumbers: number,
): Placer {
  let room = createRoom(space, tables, wordOf, mostNumbers, leastWords);
  return {
    add(words, table, take) {
      if (!room.fits(words)) {
        room.flush();
        if (!room.fits(words)) {
          room = createRoom(space, tables, wordOf, mostNumbers, 2 * words.length);
        }
      }
      room.add(words, table, take);
    },
    flush: () => room.flush(),
    forget: () => room.forget(),
  };
}

interface Room extends Placer {
  fits(words: Int32Array): boolean;
}

function createRoom(
  space: VectorSpace,
  tables: readonly Float32Array[],
  wordOf: (number: number) => string,
  mostNumbers: number,
  mostWords: number,
): Room {
  const { dimensions, lsa } = space;
  const table = space.staticDimensions > 0 ? loadWordTable() : null;
  const planner = layoutPlanner();
  const at = {
    words: planner.place(mostWords * 4),
    starts: planner.place((mostTexts + 1) * 4),
    component: planner.place(space.component.length * 4),
    rows: planner.place(mostTexts * dimensions),
    empty: planner.place(mostTexts),
    scores: planner.place(mostTexts * 8),
    ids: planner.place(mostTexts * 8),
    tables: tables.map(({ length }) => planner.place(length)),
    scratch: planner.place(scratchBytes),
  };
  const parts = { lsa, table, staticDimensions: space.staticDimensions };
  const planned = planWordRows(parts, mostNumbers, planner);
  const arena = createArena(planner.size());
  const bytes = new Int8Array(arena.buffer);
  const numbers = new Int32Array(arena.buffer);
  const singles = new Float32Array(arena.buffer);
  const rows = planned.open(arena);
  singles.set(space.component, at.component >>> 2);
  const lengths = tables.map((centroids, t) => {
    const length = quantisedLength(centroids);
    bytes.set(quantisedCentroids(centroids, length), at.tables[t]);
    return length;
  });
  /** 1 where the rows of a word are there. */
  const written = new Uint8Array(mostNumbers);
  const waiting: { readonly table: number; readonly take: Take }[] = [];
  let used = 0;

  const place: PlaceTask = {
    kind: 'place',
    first: 0,
    words: at.words,
    starts: at.starts,
    ...rows.tables,
    component: at.component,
    share: space.lsaShare,
    target: at.rows,
    empty: at.empty,
    dimensions,
    length: quantum,
  };

  /** Nearest of the rows [from, to), which are compared with the same list. */
  const compare = (from: number, to: number, list: number): void => {
    const count = (tables[list]?.length ?? 0) / dimensions;
    const task: NearestTask = {
      kind: 'nearest',
      rows: at.rows,
      dimensions,
      table: at.tables[list] ?? 0,
      first: 0,
      last: count,
      scores: at.scores,
      ids: at.ids,
      k: 2,
    };
    runTask(arena, task, from, to, at.scratch);
    for (let row = from; row < to; row++) {
      const norm = normOf(bytes, at.rows + row * dimensions, dimensions) * (lengths[list] ?? 1);
      const cosine = (n: number): number =>
        (numbers[(at.ids >>> 2) + 2 * row + n] ?? -1) >= 0 && norm > 0
          ? Math.fround((numbers[(at.scores >>> 2) + 2 * row + n] ?? 0) / norm)
          : 0;
      const theme = numbers[(at.ids >>> 2) + 2 * row] ?? -1;
      waiting[row]?.take({ theme, cosine: cosine(0), second: cosine(1) });
    }
  };

  return {
    fits: (words) => waiting.length < mostTexts && used + words.length <= mostWords,
    add(words, list, take) {
      for (const word of words) {
        if (written[word] === 1) continue;
        written[word] = 1;
        rows.write(word, wordOf(word));
      }
      numbers.set(words, (at.words >>> 2) + used);
      used += words.length;
      waiting.push({ table: list, take });
      numbers[(at.starts >>> 2) + waiting.length] = used;
    },
    flush() {
      runTask(arena, place, 0, waiting.length, at.scratch);
      for (let from = 0; from < waiting.length;) {
        const list = waiting[from]?.table ?? 0;
        let to = from + 1;
        while (waiting[to]?.table === list) to++;
        compare(from, to, list);
        from = to;
      }
      waiting.length = 0;
      used = 0;
    },
    forget() {
      written.fill(0);
    },
  };
}

function normOf(bytes: Int8Array, at: number, dimensions: number): number {
  let square = 0;
  for (let d = at; d < at + dimensions; d++) {
    const value = bytes[d] ?? 0;
    square += value * value;
  }
  // As the analysis keeps it, so that what is as near to both decides the same.
  return Math.fround(Math.sqrt(square));
}
