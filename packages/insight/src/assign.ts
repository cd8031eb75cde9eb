import { createArena, layoutPlanner } from './kernels/arena.js';
import { cosineTo } from './themes/centroids.js';
import { confidenceOf, leastCosine } from './themes/fit.js';
import type { Theme } from './types.js';
import { checkModel } from './vectors/model.js';
import { placeTexts, type VectorSpace } from './vectors/space.js';

export interface NewStatement {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
}

export interface Assignment {
  /** Id of the nearest fine theme, or null where none is near. */
  readonly theme: string | null;
  /** 0–1, as in `AnalyzedStatement.themeConfidence`. */
  readonly confidence: number;
  /** int8, of the space's dimensions; zero where the language has no space. */
  readonly vector: Int8Array;
}

/**
 * Gives new statements the nearest of the themes of an earlier analysis, whose centroids stay as they are: what the
 * words say at once, until the next analysis looks at everything together.
 *
 * @param spaces `Analysis.spaces` of that analysis.
 * @param themes Its themes; only the finest level is considered.
 * @returns One assignment a statement, in their order.
 */
export function assignToThemes(
  spaces: readonly VectorSpace[],
  themes: readonly Pick<Theme, 'id' | 'level' | 'language' | 'centroid'>[],
  statements: readonly NewStatement[],
): Assignment[] {
  for (const space of spaces) checkModel(space, undefined);
  const dimensions = spaces[0]?.dimensions ?? 0;
  const assignments = statements.map((): Assignment => ({
    theme: null,
    confidence: 0,
    vector: new Int8Array(dimensions),
  }));
  for (const space of spaces) {
    const own = themes.filter(({ level, language }) => level === 1 && language === space.language);
    const centroids = new Float32Array(own.length * dimensions);
    for (const [t, { centroid }] of own.entries()) centroids.set(centroid, t * dimensions);
    const wanted = statements.flatMap(({ language }, s) =>
      language === space.language ? [s] : [],
    );
    const { vectors } = placeTexts(
      space,
      wanted.map((s) => statements[s]?.text ?? ''),
    );
    for (const [row, s] of wanted.entries()) {
      let best = -1;
      let most = -Infinity;
      let second = -Infinity;
      for (let t = 0; t < own.length; t++) {
        const cosine = cosineTo(vectors, row, centroids, t, dimensions);
        if (cosine > most) {
          second = most;
          most = cosine;
          best = t;
        } else if (cosine > second) second = cosine;
      }
      const fits = best >= 0 && most >= leastCosine;
      assignments[s] = {
        theme: fits ? (own[best]?.id ?? null) : null,
        confidence: fits ? confidenceOf(most, Math.max(0, second)) : 0,
        vector: vectors.slice(row * dimensions, (row + 1) * dimensions),
      };
    }
  }
  return assignments;
}

export interface FoundRow {
  readonly row: number;
  readonly cosine: number;
}

/**
 * Rows of a table of int8 vectors that are most like a query, nearest first; equal ones in the order of the table.
 *
 * @param vectors Row after row, as in `Analysis.vectors`; `dimensions` a multiple of 16.
 * @param query One vector of the same space, as `assignToThemes` gives it.
 * @param most How many to return at most.
 */
export function searchVectors(
  vectors: Int8Array,
  dimensions: number,
  query: Int8Array,
  most: number,
): FoundRow[] {
  if (query.length !== dimensions || vectors.length % dimensions !== 0) {
    throw new RangeError(
      `The query has ${query.length} numbers and the table ${vectors.length}: expected ${dimensions} and a multiple of it.`,
    );
  }
  const count = vectors.length / dimensions;
  const k = Math.min(most, count);
  if (k < 1) return [];
  const planner = layoutPlanner();
  const [rows, asked] = [planner.place(vectors.length), planner.place(dimensions)];
  const [scores, ids] = [planner.place(k * 4), planner.place(k * 4)];
  const { buffer, kernels } = createArena(planner.size());
  const bytes = new Int8Array(buffer);
  bytes.set(vectors, rows);
  bytes.set(query, asked);
  const numbers = new Int32Array(buffer);
  numbers.fill(-2147483648, scores >>> 2, (scores >>> 2) + k);
  numbers.fill(-1, ids >>> 2, (ids >>> 2) + k);
  kernels.scanRange(asked, rows, dimensions, 0, count, -1, scores, ids, k);
  const length = Math.sqrt(query.reduce((sum, value) => sum + value * value, 0));
  return Array.from({ length: k }, (_, i): FoundRow => {
    const row = numbers[(ids >>> 2) + i] ?? 0;
    const own = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const ownLength = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    return { row, cosine: (numbers[(scores >>> 2) + i] ?? 0) / (length * ownLength || 1) };
  });
}
