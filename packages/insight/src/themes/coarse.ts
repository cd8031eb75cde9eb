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
  const alive = group.slice();
  const likeness = (a: number, b: number): number => {
    let product = 0;
    let left = 0;
    let right = 0;
    for (let d = 0; d < dimensions; d++) {
      const x = sums[a * dimensions + d] ?? 0;
      const y = sums[b * dimensions + d] ?? 0;
      product += x * y;
      left += x * x;
      right += y * y;
    }
    return left * right > 0 ? product / Math.sqrt(left * right) : 0;
  };
  const table = new Float64Array(count * count);
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) table[i * count + j] = likeness(i, j);

  let remaining = Array.from(alive);
  while (remaining.length > wanted) {
    let best: readonly [number, number] | null = null;
    let least = Infinity;
    for (const [at, i] of remaining.entries()) {
      for (const j of remaining.slice(0, at)) {
        const alike = table[i * count + j] ?? 0;
        if (alike < leastLikeness) continue;
        const [a, b] = [weights[i] ?? 0, weights[j] ?? 0];
        const cost = ((a * b) / (a + b)) * (1 - alike);
        if (cost < least) {
          least = cost;
          best = [j, i];
        }
      }
    }
    if (!best) break;
    const [into, gone] = best;
    for (let d = 0; d < dimensions; d++) {
      const at = into * dimensions + d;
      sums[at] = (sums[at] ?? 0) + (sums[gone * dimensions + d] ?? 0);
    }
    weights[into] = (weights[into] ?? 0) + (weights[gone] ?? 0);
    for (let i = 0; i < count; i++) if (group[i] === gone) group[i] = into;
    remaining = remaining.filter((i) => i !== gone);
    for (const other of remaining) {
      if (other === into) continue;
      const [high, low] = other > into ? [other, into] : [into, other];
      table[high * count + low] = likeness(other, into);
    }
  }
  return renumber(group);
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
