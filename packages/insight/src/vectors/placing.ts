/** Places the texts of a whole corpus in a space, on all threads, a piece at a time. */
import { layoutPlanner } from '../kernels/arena.js';
import { lightening, type PlaceTask } from '../kernels/place.js';
import { createArenaFor, type Pool } from '../kernels/pool.js';
import { platform } from '#platform';
import type { Corpus } from './corpus.js';
import type { LsaModel } from './lsa.js';
import type { WordTable } from './table.js';
import { planWordRows } from './word-rows.js';

/** Rows placed before they are handed on: all at once would be a second copy of the largest thing there is. */
const rowsAPiece = 65_536;

export interface Placing {
  /** Sums of the shipped vectors over the words of every text chosen, each of unit length. */
  staticSums(texts: Int32Array): Float32Array;
  /** Places all texts; `take` is given the first text of a piece, its rows and which of them are empty. */
  run(space: PlacingSpace, take: TakePiece): Promise<void>;
}

interface PlacingSpace {
  readonly lsaShare: number;
  readonly component: Float32Array;
  readonly quantum: number;
}

type TakePiece = (first: number, vectors: Int8Array, empty: Uint8Array) => void;

interface Parts {
  readonly corpus: Corpus;
  readonly lsa: LsaModel;
  /** Null where the table does not know the language. */
  readonly table: WordTable | null;
  readonly staticDimensions: number;
  readonly dimensions: number;
}

export function createPlacing(parts: Parts, threads: number, pool: Pool): Placing {
  const { corpus, lsa, table, dimensions } = parts;
  const staticDimensions = table ? parts.staticDimensions : 0;
  const words = corpus.vocabulary.length;
  const count = corpus.offsets.length - 1;
  const piece = Math.min(count, rowsAPiece);

  const planner = layoutPlanner();
  const at = {
    words: planner.place(corpus.documents.length * 4),
    starts: planner.place(corpus.offsets.length * 4),
    component: planner.place(staticDimensions * 4),
    row: planner.place(staticDimensions * 4),
    whole: planner.place(staticDimensions * 4),
    target: planner.place(piece * dimensions),
    empty: planner.place(piece),
  };
  const planned = planWordRows({ lsa, table, staticDimensions }, words, planner);
  const arena = createArenaFor(planner.size(), threads);
  const numbers = new Int32Array(arena.buffer);
  const singles = new Float32Array(arena.buffer);
  numbers.set(corpus.documents, at.words >>> 2);
  numbers.set(corpus.offsets, at.starts >>> 2);
  const rows = planned.open(arena);
  const { tables } = rows;
  for (const [number, word] of corpus.vocabulary.entries()) rows.write(number, word);

  return {
    staticSums(texts) {
      const sums = new Float32Array(texts.length * staticDimensions);
      const row = singles.subarray(at.row >>> 2, (at.row >>> 2) + staticDimensions);
      for (const [r, text] of texts.entries()) {
        const start = corpus.offsets[text] ?? 0;
        arena.kernels.tableRow(
          at.row,
          at.words + 4 * start,
          (corpus.offsets[text + 1] ?? 0) - start,
          tables.statics,
          tables.lengths,
          staticDimensions,
          lightening,
          at.whole,
        );
        sums.set(row, r * staticDimensions);
      }
      return sums;
    },
    async run({ lsaShare, component, quantum }, take) {
      singles.set(component, at.component >>> 2);
      for (let first = 0; first < count; first += piece) {
        const rows = Math.min(piece, count - first);
        const task: PlaceTask = {
          kind: 'place',
          first,
          words: at.words,
          starts: at.starts,
          ...tables,
          component: at.component,
          share: lsaShare,
          target: at.target,
          empty: at.empty,
          dimensions,
          length: quantum,
        };
        await pool.run(arena, task, rows);
        take(
          first,
          new Int8Array(arena.buffer, at.target, rows * dimensions),
          new Uint8Array(arena.buffer, at.empty, rows),
        );
        await platform.nextTurn();
      }
    },
  };
}
