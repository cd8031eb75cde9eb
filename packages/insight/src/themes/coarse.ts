/**
 * Joins fine themes into coarse ones by the likeness of their centroids: agglomeration by Ward's criterion (Ward,
 * "Hierarchical grouping to optimize an objective function", 1963), which keeps coarse themes of like size, where
 * communities of the theme graph gather around whatever is said vaguely.
 */
import type { Communities } from './leiden.js';
import { renumber } from './leiden.js';

/** Themes less alike than this stay apart, however few coarse themes are wanted. */
const leastLikeness = 0.1;

/**
 * @param centroids Unit centroids of the fine themes, row after row.
 * @param sizes Texts of each.
 */
export function joinThemes(
  centroids: Float32Array,
  dimensions: number,
  sizes: Int32Array,
): Communities {
  const count = sizes.length;
  const wanted = Math.max(1, Math.round(Math.sqrt(2 * count)));
  const sums = centred(centroids, dimensions, sizes);
  // The square root keeps one large theme from deciding where all others go.
  const weights = Float64Array.from(sizes, (size) => Math.sqrt(size));
  for (let i = 0; i < sums.length; i++) {
    sums[i] = (sums[i] ?? 0) * (weights[Math.floor(i / dimensions)] ?? 0);
  }
  const group = Int32Array.from({ length: count }, (_, i) => i);
  const squares = new Float64Array(count);
  for (let i = 0; i < count; i++) squares[i] = product(sums, dimensions, i, i);
  const likeness = (a: number, b: number): number => {
    const lengths = (squares[a] ?? 0) * (squares[b] ?? 0);
    return lengths > 0 ? product(sums, dimensions, a, b) / Math.sqrt(lengths) : 0;
  };
  /** What joining two costs; Infinity where they are too unlike. */
  const costs = new Float64Array(count * count);
  const cost = (i: number, j: number): number => {
    const alike = likeness(i, j);
    const [a, b] = [weights[i] ?? 0, weights[j] ?? 0];
    return alike < leastLikeness ? Infinity : ((a * b) / (a + b)) * (1 - alike);
  };
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) costs[i * count + j] = cost(i, j);

  let remaining = Array.from(group);
  /** Of the themes before each the one that is cheapest to join, −1 where there is none. */
  const cheapest = new Int32Array(count).fill(-1);
  const findCheapest = (i: number): void => {
    let best = -1;
    let least = Infinity;
    for (const j of remaining) {
      if (j >= i) break;
      const found = costs[i * count + j] ?? Infinity;
      if (found < least) {
        least = found;
        best = j;
      }
    }
    cheapest[i] = best;
  };
  remaining.forEach(findCheapest);
  while (remaining.length > wanted) {
    let gone = -1;
    let least = Infinity;
    for (const i of remaining) {
      const found = costs[i * count + (cheapest[i] ?? -1)] ?? Infinity;
      if ((cheapest[i] ?? -1) >= 0 && found < least) {
        least = found;
        gone = i;
      }
    }
    if (gone < 0) break;
    const into = cheapest[gone] ?? 0;
    for (let d = 0; d < dimensions; d++) {
      const at = into * dimensions + d;
      sums[at] = (sums[at] ?? 0) + (sums[gone * dimensions + d] ?? 0);
    }
    squares[into] = product(sums, dimensions, into, into);
    weights[into] = (weights[into] ?? 0) + (weights[gone] ?? 0);
    for (let i = 0; i < count; i++) if (group[i] === gone) group[i] = into;
    remaining = remaining.filter((i) => i !== gone);
    for (const other of remaining) {
      if (other !== into) {
        costs[Math.max(other, into) * count + Math.min(other, into)] = cost(other, into);
      }
    }
    for (const i of remaining) {
      const best = cheapest[i] ?? -1;
      const now = costs[i * count + into] ?? Infinity;
      if (i === into || best === into || best === gone) findCheapest(i);
      else if (i > into && now < (costs[i * count + best] ?? Infinity)) cheapest[i] = into;
    }
  }
  return renumber(group);
}

function product(rows: Float64Array, dimensions: number, a: number, b: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    sum += (rows[a * dimensions + d] ?? 0) * (rows[b * dimensions + d] ?? 0);
  }
  return sum;
}

/** What all themes have in common tells none of them apart. */
function centred(centroids: Float32Array, dimensions: number, sizes: Int32Array): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const c of sizes.keys()) {
    for (let d = 0; d < dimensions; d++) {
      mean[d] = (mean[d] ?? 0) + (centroids[c * dimensions + d] ?? 0) / sizes.length;
    }
  }
  // Of two themes the mean lies between them and would make any two opposites.
  const share = sizes.length < 5 ? 0 : 1;
  return Float64Array.from(centroids, (value, i) => value - share * (mean[i % dimensions] ?? 0));
}
