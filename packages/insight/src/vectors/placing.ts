/** Places the texts of a whole corpus in a space, on all threads, a piece at a time. */
import { layoutPlanner, type Arena } from '../kernels/arena.js';
import { lightenRepeated, pairPlace, type PairTable, type PlaceTask } from '../kernels/place.js';
import { createArenaFor, type Pool } from '../kernels/pool.js';
import { platform } from '#platform';
import type { Corpus } from './corpus.js';
import { wordFeaturesOf, type LsaModel } from './lsa.js';
import { writeWordVectors } from './static.js';
import type { WordTable } from './table.js';

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
  const { rank } = lsa;
  const words = corpus.vocabulary.length;
  const count = corpus.offsets.length - 1;
  const piece = Math.min(count, rowsAPiece);
  const { features, stems, pairs } = wordFeaturesOf(lsa, corpus.vocabulary);
  const mask = 2 ** Math.ceil(Math.log2(2 * pairs.length + 2)) - 1;

  const planner = layoutPlanner();
  const at = {
    words: planner.place(corpus.documents.length * 4),
    starts: planner.place(corpus.offsets.length * 4),
    statics: planner.place(words * staticDimensions * 4),
    lengths: planner.place(words * 4),
    component: planner.place(staticDimensions * 4),
    corpus: planner.place(words * rank * 4),
    feature: planner.place(rank * 4),
    stems: planner.place(words * 4),
    places: planner.place((mask + 1) * 12),
    rows: planner.place(pairs.length * rank * 4),
    row: planner.place(staticDimensions * 4),
    target: planner.place(piece * dimensions),
    empty: planner.place(piece),
  };
  const arena = createArenaFor(planner.size(), threads);
  const numbers = new Int32Array(arena.buffer);
  const singles = new Float32Array(arena.buffer);
  numbers.set(corpus.documents, at.words >>> 2);
  numbers.set(corpus.offsets, at.starts >>> 2);
  numbers.set(stems, at.stems >>> 2);
  if (table) writeWordVectors(corpus.vocabulary, table, singles, at.statics >>> 2);
  for (let w = 0; w < words; w++) {
    const from = (at.statics >>> 2) + w * staticDimensions;
    singles[(at.lengths >>> 2) + w] = lengthOf(singles.subarray(from, from + staticDimensions));
  }
  for (const [word, own] of features.entries()) {
    for (const feature of own) {
      singles.set(lsa.projection.subarray(feature * rank, (feature + 1) * rank), at.feature >>> 2);
      arena.kernels.addScaled(
        at.corpus + 4 * word * rank,
        at.feature,
        lsa.weights[feature] ?? 0,
        rank,
      );
    }
  }
  const pairTable: PairTable = { stems: at.stems, places: at.places, mask, rows: at.rows };
  writePairs(arena, pairTable, pairs, lsa);

  return {
    staticSums(texts) {
      const sums = new Float32Array(texts.length * staticDimensions);
      const row = singles.subarray(at.row >>> 2, (at.row >>> 2) + staticDimensions);
      const whole = new Float32Array(staticDimensions);
      const rows = { statics: at.statics, lengths: at.lengths, staticDimensions };
      for (const [r, text] of texts.entries()) {
        row.fill(0);
        const start = corpus.offsets[text] ?? 0;
        const end = corpus.offsets[text + 1] ?? 0;
        for (let w = start; w < end; w++) {
          const from = at.statics + 4 * (corpus.documents[w] ?? 0) * staticDimensions;
          arena.kernels.addScaled(at.row, from, 1, staticDimensions);
        }
        lightenRepeated(arena, rows, corpus.documents, start, end, at.row, whole);
        const length = lengthOf(row) || 1;
        for (let i = 0; i < staticDimensions; i++) {
          sums[r * staticDimensions + i] = (row[i] ?? 0) / length;
        }
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
          statics: at.statics,
          lengths: at.lengths,
          staticDimensions,
          component: at.component,
          corpus: at.corpus,
          rank,
          share: lsaShare,
          pairs: pairTable,
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

function lengthOf(row: Float32Array): number {
  return Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
}

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly feature: number;
}

function writePairs(arena: Arena, table: PairTable, pairs: readonly Pair[], lsa: LsaModel): void {
  const numbers = new Int32Array(arena.buffer);
  const singles = new Float32Array(arena.buffer);
  const places = table.places >>> 2;
  numbers.fill(-1, places, places + 3 * (table.mask + 1));
  const { rank } = lsa;
  for (const [row, { first, second, feature }] of pairs.entries()) {
    const weight = lsa.weights[feature] ?? 0;
    const to = (table.rows >>> 2) + row * rank;
    for (let i = 0; i < rank; i++) {
      singles[to + i] = weight * (lsa.projection[feature * rank + i] ?? 0);
    }
    let place = pairPlace(first, second, table.mask);
    while ((numbers[places + 3 * place + 2] ?? -1) >= 0) place = (place + 1) & table.mask;
    numbers.set([first, second, row], places + 3 * place);
  }
}
