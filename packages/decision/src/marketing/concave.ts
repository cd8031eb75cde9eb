import { quantileOfSorted } from '../quantile.js';

/** A rising curve that bends down only, made of straight pieces. */
export interface ConcaveCurve {
  readonly intercept: number;
  /** Where pieces meet, and by how much the curve is flatter after each. */
  readonly knots: readonly number[];
  readonly bends: readonly number[];
}

export const valueAt = ({ intercept, knots, bends }: ConcaveCurve, x: number): number =>
  bends.reduce((sum, bend, k) => sum + bend * Math.min(x, knots[k] ?? 0), intercept);

const mostKnots = 6;

/** Places at which the curve may bend: spread evenly over the values, the largest among them. */
export function knotsOf(x: readonly number[]): number[] {
  const sorted = Float64Array.from(new Set(x.filter((value) => value > 0))).sort();
  const count = Math.min(mostKnots, sorted.length);
  const places = Array.from({ length: count }, (_, k) => quantileOfSorted(sorted, (k + 1) / count));
  return [...new Set(places)];
}

/**
 * The rising concave curve nearest to the points by weighted least squares. Every such curve of straight
 * pieces is a sum of 1 and min(x, knot) with coefficients from 0 on, so this is a least-squares problem
 * without negative coefficients, solved by active sets (Lawson & Hanson 1974, chapter 23).
 */
export function fitConcave(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
  knots: readonly number[],
): ConcaveCurve {
  // Scaled to about 1, so that one tolerance serves.
  const scale = Math.max(...knots, Number.MIN_VALUE);
  const rows = x.map((at) => [1, ...knots.map((knot) => Math.min(at, knot) / scale)]);
  const size = knots.length + 1;
  const gram = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) =>
      rows.reduce((sum, row, r) => sum + (weights[r] ?? 0) * (row[i] ?? 0) * (row[j] ?? 0), 0),
    ),
  );
  const target = Array.from({ length: size }, (_, i) =>
    rows.reduce((sum, row, r) => sum + (weights[r] ?? 0) * (row[i] ?? 0) * (y[r] ?? 0), 0),
  );
  const [intercept = 0, ...bends] = nonNegativeLeastSquares(gram, target);
  return { intercept, knots, bends: bends.map((bend) => bend / scale) };
}

/** The x ≥ 0 that minimises x'Gx − 2 t'x. */
export function nonNegativeLeastSquares(
  gram: readonly (readonly number[])[],
  target: readonly number[],
): number[] {
  const size = target.length;
  const x = target.map(() => 0);
  const active = new Set<number>();
  const tolerance = 1e-10 * Math.max(...target.map(Math.abs), Number.MIN_VALUE);
  const gain = (i: number): number =>
    (target[i] ?? 0) - x.reduce((sum, value, j) => sum + (gram[i]?.[j] ?? 0) * value, 0);
  for (let round = 0; round < 3 * size + 10; round += 1) {
    let best = -1;
    for (let i = 0; i < size; i += 1) {
      if (!active.has(i) && gain(i) > tolerance && (best < 0 || gain(i) > gain(best))) best = i;
    }
    if (best < 0) break;
    active.add(best);
    // Steps back as far as needed wherever the free solution would turn negative.
    for (let inner = 0; inner <= size; inner += 1) {
      const free = [...active];
      const solution = solve(gram, target, free);
      const blocked = free.filter((_, k) => (solution[k] ?? 0) <= 0);
      if (blocked.length === 0) {
        for (const [k, i] of free.entries()) x[i] = solution[k] ?? 0;
        break;
      }
      const step = free.reduce((least, i, k) => {
        const [from, to] = [x[i] ?? 0, solution[k] ?? 0];
        return to <= 0 ? Math.min(least, from / (from - to || 1)) : least;
      }, 1);
      for (const [k, i] of free.entries()) {
        x[i] = (x[i] ?? 0) + step * ((solution[k] ?? 0) - (x[i] ?? 0));
        if ((solution[k] ?? 0) <= 0 && (x[i] ?? 0) <= tolerance) {
          x[i] = 0;
          active.delete(i);
        }
      }
    }
  }
  return x;
}

/** Solves the free part of the normal equations by Gaussian elimination with pivots. */
function solve(
  gram: readonly (readonly number[])[],
  target: readonly number[],
  free: readonly number[],
): number[] {
  const rows = free.map((i) => [...free.map((j) => gram[i]?.[j] ?? 0), target[i] ?? 0]);
  const size = free.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let r = column + 1; r < size; r += 1) {
      if (Math.abs(rows[r]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = r;
    }
    const [held, top] = [rows[column] ?? [], rows[pivot] ?? []];
    rows[pivot] = held;
    rows[column] = top;
    const head = top[column] ?? 0;
    if (Math.abs(head) < 1e-14) continue;
    for (let r = 0; r < size; r += 1) {
      const row = rows[r];
      if (r === column || !row) continue;
      const factor = (row[column] ?? 0) / head;
      for (let c = column; c <= size; c += 1) row[c] = (row[c] ?? 0) - factor * (top[c] ?? 0);
    }
  }
  return rows.map((row, i) => {
    const head = row[i] ?? 0;
    return Math.abs(head) < 1e-14 ? 0 : (row[size] ?? 0) / head;
  });
}
