/** The products with the corpus matrix A that its factorisation needs, on the kernels. */
import { createArena, layoutPlanner } from '../kernels/arena.js';
import type { Random } from '../random.js';
import { symmetricEigen } from './eigen.js';

/** Documents as weighted words and pairs: words, then pair features, both as runs. */
export interface Rows {
  readonly count: number;
  readonly wordOffsets: Int32Array;
  readonly wordIds: Int32Array;
  readonly wordValues: Float32Array;
  readonly pairOffsets: Int32Array;
  readonly pairIds: Int32Array;
}

interface FeaturesOfWords {
  readonly wordFeatures: readonly Int32Array[];
}

interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
  readonly width: number;
}

/** A base of feature space (features × width) and its image under A (documents × width). */
export interface Factors {
  fill(random: Random): void;
  /** image = A · base */
  multiply(): void;
  /** base = Aᵀ · image */
  multiplyTransposed(): void;
  orthonormalise(): void;
  /** Of imageᵀ · image. */
  eigen(): Eigen;
  /** base · turn, as features × kept. */
  turned(turn: Float64Array, kept: number): Float32Array;
}

export function createFactors(
  rows: Rows,
  { wordFeatures }: FeaturesOfWords,
  weights: Float32Array,
  wantedWidth: number,
): Factors {
  const features = weights.length;
  const width = Math.ceil(wantedWidth / 4) * 4;
  const line = width * 4;
  const planner = layoutPlanner();
  const base = planner.place(features * line);
  const spare = planner.place(features * line);
  const image = planner.place(rows.count * line);
  const onWords = planner.place(wordFeatures.length * line);
  const square = planner.place(width * width * 8);
  const room = planner.place(4 * width * 8);
  const { buffer, kernels } = createArena(planner.size());
  const singles = new Float32Array(buffer, 0, Math.floor(buffer.byteLength / 4));
  const clear = (at: number, count: number): void => {
    singles.fill(0, at >>> 2, (at >>> 2) + count * width);
  };

  /** Calls with the word's place, the document's and the weight, for every word and pair of every document. */
  const eachCell = (visit: (cell: number, document: number, weight: number) => void): void => {
    for (let r = 0; r < rows.count; r++) {
      const document = image + r * line;
      let scale = 0;
      for (let at = rows.wordOffsets[r] ?? 0; at < (rows.wordOffsets[r + 1] ?? 0); at++) {
        const value = rows.wordValues[at] ?? 0;
        scale = Math.max(scale, value);
        visit(onWords + (rows.wordIds[at] ?? 0) * line, document, value);
      }
      for (let at = rows.pairOffsets[r] ?? 0; at < (rows.pairOffsets[r + 1] ?? 0); at++) {
        const pair = rows.pairIds[at] ?? 0;
        visit(base + pair * line, document, scale * (weights[pair] ?? 0));
      }
    }
  };
  const eachFeature = (visit: (word: number, feature: number, weight: number) => void): void => {
    for (const [w, own] of wordFeatures.entries()) {
      for (const feature of own) {
        visit(onWords + w * line, base + feature * line, weights[feature] ?? 0);
      }
    }
  };
  const eigenOf = (matrix: number, count: number): Eigen => {
    singles.fill(0, square >>> 2, (square >>> 2) + width * width * 2);
    kernels.addGram(matrix, count, width, square, room);
    const product = new Float64Array(buffer.slice(square, square + width * width * 8));
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < i; j++) product[i * width + j] = product[j * width + i] ?? 0;
    }
    return { ...symmetricEigen(product, width), width };
  };
  const turn = (by: Float64Array, kept: number): void => {
    singles.set(by, square >>> 2);
    kernels.turnRows(base, features, width, square, kept, spare);
  };

  return {
    fill(random) {
      for (let at = base >>> 2; at < (base >>> 2) + features * width; at++) singles[at] = random();
    },
    multiply() {
      clear(onWords, wordFeatures.length);
      clear(image, rows.count);
      eachFeature((word, feature, weight) => {
        kernels.addScaled(word, feature, weight, width);
      });
      eachCell((cell, document, weight) => {
        kernels.addScaled(document, cell, weight, width);
      });
    },
    multiplyTransposed() {
      clear(onWords, wordFeatures.length);
      clear(base, features);
      eachCell((cell, document, weight) => {
        kernels.addScaled(cell, document, weight, width);
      });
      eachFeature((word, feature, weight) => {
        kernels.addScaled(feature, word, weight, width);
      });
    },
    orthonormalise() {
      const { values, vectors } = eigenOf(base, features);
      const floor = (values[0] ?? 0) * 1e-10;
      for (let j = 0; j < width; j++) {
        // Directions that vanish are left out rather than blown up.
        const scale = (values[j] ?? 0) > floor ? 1 / Math.sqrt(values[j] ?? 1) : 0;
        for (let i = 0; i < width; i++)
          vectors[i * width + j] = (vectors[i * width + j] ?? 0) * scale;
      }
      turn(vectors, width);
      singles.copyWithin(base >>> 2, spare >>> 2, (spare >>> 2) + features * width);
    },
    eigen: () => eigenOf(image, rows.count),
    turned(by, kept) {
      turn(by, kept);
      return new Float32Array(buffer.slice(spare, spare + features * kept * 4));
    },
  };
}
