/**
 * Places themes on a map so that like ones are near: stress majorisation (SMACOF; de Leeuw 1977) of cosine distances,
 * from a start on a spiral by size.
 */
/** Steps × themes² is what it costs: many themes get fewer steps, and need them less. */
const steps = (count: number): number => (count > 200 ? 25 : 60);

export function placeOnMap(
  centroids: readonly Float32Array[],
  languages: readonly string[],
): [number, number][] {
  const count = centroids.length;
  if (count === 0) return [];
  if (count === 1) return [[0, 0]];
  const distances = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const apart = languages[i] === languages[j] ? distance(centroids[i], centroids[j]) : 1.3;
      distances[i * count + j] = apart;
      distances[j * count + i] = apart;
    }
  }
  let x = Float64Array.from({ length: count }, (_, i) => spiral(i, count, Math.cos));
  let y = Float64Array.from({ length: count }, (_, i) => spiral(i, count, Math.sin));
  const wanted = steps(count);
  for (let step = 0; step < wanted; step++) {
    const nextX = new Float64Array(count);
    const nextY = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        if (i === j) continue;
        const dx = (x[i] ?? 0) - (x[j] ?? 0);
        const dy = (y[i] ?? 0) - (y[j] ?? 0);
        const now = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
        const ratio = (distances[i * count + j] ?? 0) / now;
        nextX[i] = (nextX[i] ?? 0) + (x[j] ?? 0) + ratio * dx;
        nextY[i] = (nextY[i] ?? 0) + (y[j] ?? 0) + ratio * dy;
      }
    }
    x = nextX.map((value) => value / (count - 1));
    y = nextY.map((value) => value / (count - 1));
  }
  const middleX = x.reduce((sum, value) => sum + value, 0) / count;
  const middleY = y.reduce((sum, value) => sum + value, 0) / count;
  let reach = 1e-9;
  for (let i = 0; i < count; i++) {
    reach = Math.max(reach, Math.abs((x[i] ?? 0) - middleX), Math.abs((y[i] ?? 0) - middleY));
  }
  return Array.from({ length: count }, (_, i): [number, number] => [
    ((x[i] ?? 0) - middleX) / reach,
    ((y[i] ?? 0) - middleY) / reach,
  ]);
}

/** The golden angle spreads starts evenly, so that no two themes begin at one place. */
function spiral(i: number, count: number, axis: (angle: number) => number): number {
  return Math.sqrt((i + 0.5) / count) * axis(i * 2.399963);
}

function distance(a: Float32Array | undefined, b: Float32Array | undefined): number {
  let dot = 0;
  if (a && b) for (let d = 0; d < a.length; d++) dot += (a[d] ?? 0) * (b[d] ?? 0);
  return Math.max(0.02, 1 - dot);
}
