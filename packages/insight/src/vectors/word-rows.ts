/** What each word of a vocabulary adds to a text, as rows in an arena: one in the table's part, one in the corpus part. */
import type { Arena, layoutPlanner } from '../kernels/arena.js';
import {
  mostRepeats,
  pairPlace,
  repeatValues,
  type PairTable,
  type PlaceTask,
} from '../kernels/place.js';
import { modelWords, type LsaModel, type ModelPair } from './lsa.js';
import { writeWordVectors } from './static.js';
import type { WordTable } from './table.js';

export interface WordParts {
  readonly lsa: LsaModel;
  /** Null where the table does not know the language. */
  readonly table: WordTable | null;
  /** 0 where there is no table. */
  readonly staticDimensions: number;
}

/** What a task needs to know of them. */
type WordTables = Pick<
  PlaceTask,
  'statics' | 'lengths' | 'staticDimensions' | 'corpus' | 'rank' | 'pairs' | 'repeats'
>;

export interface WordRows {
  readonly tables: WordTables;
  /** Fills the rows of a word's number. */
  write(number: number, word: string): void;
}

/** Plans the room for so many words; `open` fills what all words share, once there is an arena. */
export function planWordRows(
  { lsa, table, staticDimensions }: WordParts,
  most: number,
  planner: ReturnType<typeof layoutPlanner>,
): { open(arena: Arena): WordRows } {
  const { rank } = lsa;
  const known = modelWords(lsa);
  const { pairs } = known;
  const mask = 2 ** Math.ceil(Math.log2(2 * pairs.length + 2)) - 1;
  const statics = planner.place(most * staticDimensions * 4);
  const lengths = planner.place(most * 4);
  const corpus = planner.place(most * rank * 4);
  const feature = planner.place(rank * 4);
  const repeats = planner.place(mostRepeats * 4);
  const pairTable: PairTable = {
    stems: planner.place(most * 4),
    places: planner.place((mask + 1) * 12),
    rows: planner.place(pairs.length * rank * 4),
    mask,
  };
  return {
    open(arena) {
      const numbers = new Int32Array(arena.buffer);
      const singles = new Float32Array(arena.buffer);
      singles.set(repeatValues(), repeats >>> 2);
      writePairs(arena, pairTable, pairs, lsa);
      return {
        tables: { statics, lengths, staticDimensions, corpus, rank, pairs: pairTable, repeats },
        write(number, word) {
          const own = (statics >>> 2) + number * staticDimensions;
          const row = singles.subarray(own, own + staticDimensions).fill(0);
          if (table) writeWordVectors([word], table, singles, own);
          singles[(lengths >>> 2) + number] = lengthOf(row);
          const { stem, features } = known.of(word);
          numbers[(pairTable.stems >>> 2) + number] = stem;
          const to = corpus + 4 * number * rank;
          singles.fill(0, to >>> 2, (to >>> 2) + rank);
          for (const id of features) {
            singles.set(lsa.projection.subarray(id * rank, (id + 1) * rank), feature >>> 2);
            arena.kernels.addScaled(to, feature, lsa.weights[id] ?? 0, rank);
          }
        },
      };
    },
  };
}

function lengthOf(row: Float32Array): number {
  return Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
}

function writePairs(
  arena: Arena,
  table: PairTable,
  pairs: readonly ModelPair[],
  lsa: LsaModel,
): void {
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
