/**
 * Scores of change points against several annotators, by the definitions of van den Burg & Williams, "An
 * evaluation of change point detection algorithms" (arXiv:2003.06222), section 4.
 */

/** Those of `truth` that a found point explains, each found point explaining one at most. */
function explained(truth: ReadonlySet<number>, found: ReadonlySet<number>, margin: number): number {
  const left = new Set(found);
  let hits = 0;
  for (const at of [...truth].sort((a, b) => a - b)) {
    const near = [...left]
      .filter((point) => Math.abs(point - at) <= margin)
      .sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b)[0];
    if (near === undefined) continue;
    left.delete(near);
    hits += 1;
  }
  return hits;
}

/** F1: precision against all annotators' points together, recall as the mean over annotators. Index 0 counts as a change for everybody. */
export function f1(
  annotations: readonly (readonly number[])[],
  found: readonly number[],
  margin = 5,
): number {
  const truths = annotations.map((points) => new Set([0, ...points]));
  const predicted = new Set([0, ...found]);
  const all = new Set(truths.flatMap((points) => [...points]));
  const precision = explained(all, predicted, margin) / predicted.size;
  const recall =
    truths.reduce((sum, points) => sum + explained(points, predicted, margin) / points.size, 0) /
    truths.length;
  return (2 * precision * recall) / (precision + recall);
}

const segments = (points: readonly number[], length: number): [number, number][] => {
  const bounds = [
    ...new Set([0, ...points.filter((point) => point > 0 && point < length), length]),
  ].sort((a, b) => a - b);
  return bounds.slice(1).map((to, i) => [bounds[i] ?? 0, to]);
};

/** Covering: how well the annotators' segments are found again, weighted by length, mean over annotators. */
export function covering(
  annotations: readonly (readonly number[])[],
  found: readonly number[],
  length: number,
): number {
  const ours = segments(found, length);
  const scores = annotations.map((points) =>
    segments(points, length).reduce((sum, [from, to]) => {
      const best = ours.reduce((most, [a, b]) => {
        const common = Math.max(0, Math.min(to, b) - Math.max(from, a));
        return Math.max(most, common / (to - from + (b - a) - common));
      }, 0);
      return sum + ((to - from) / length) * best;
    }, 0),
  );
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
