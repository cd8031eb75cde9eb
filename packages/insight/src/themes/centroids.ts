/** Centroids of groups of int8 rows: unit vectors, and how near rows are to them. */

export function centroidsOf(
  vectors: Int8Array,
  dimensions: number,
  membership: Int32Array,
  count: number,
): Float32Array {
  return unitRows(sumsOf(vectors, dimensions, membership, count), dimensions);
}

/** Sum of the rows of each group: whole numbers, so that sums of groups are exact too. */
export function sumsOf(
  vectors: Int8Array,
  dimensions: number,
  membership: Int32Array,
  count: number,
): Float64Array {
  const sums = new Float64Array(count * dimensions);
  for (let i = 0; i < membership.length; i++) {
    const group = membership[i] ?? -1;
    if (group < 0) continue;
    const from = i * dimensions;
    const to = group * dimensions;
    for (let d = 0; d < dimensions; d++) {
      sums[to + d] = (sums[to + d] ?? 0) + (vectors[from + d] ?? 0);
    }
  }
  return sums;
}

/** Sums of groups joined: `joins` has the new group of each, −1 where it goes to none. */
export function joinSums(
  sums: Float64Array,
  dimensions: number,
  joins: Int32Array,
  count: number,
): Float64Array {
  const joined = new Float64Array(count * dimensions);
  for (const [group, into] of joins.entries()) {
    if (into < 0) continue;
    for (let d = 0; d < dimensions; d++) {
      const at = into * dimensions + d;
      joined[at] = (joined[at] ?? 0) + (sums[group * dimensions + d] ?? 0);
    }
  }
  return joined;
}

export function unitRows(sums: Float64Array, dimensions: number): Float32Array {
  const rows = new Float32Array(sums.length);
  for (let from = 0; from < sums.length; from += dimensions) {
    let square = 0;
    for (let d = from; d < from + dimensions; d++) square += (sums[d] ?? 0) ** 2;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let d = from; d < from + dimensions; d++) rows[d] = (sums[d] ?? 0) * scale;
  }
  return rows;
}

export function dotOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}

/** Cosine of an int8 row and a unit centroid. */
export function cosineTo(
  vectors: Int8Array,
  row: number,
  centroids: Float32Array,
  centroid: number,
  dimensions: number,
): number {
  let dot = 0;
  let square = 0;
  const a = row * dimensions;
  const b = centroid * dimensions;
  for (let d = 0; d < dimensions; d++) {
    const value = vectors[a + d] ?? 0;
    dot += value * (centroids[b + d] ?? 0);
    square += value * value;
  }
  return square > 0 ? dot / Math.sqrt(square) : 0;
}

/** As long as the rows are; shorter where a number would not fit in int8, for what is cut off moves the nearest. */
const mostLength = 317;
const mostNumber = 127;

/** Length of the int8 rows of some centroids. */
export function quantisedLength(centroids: Float32Array): number {
  let largest = 0;
  for (const value of centroids) largest = Math.max(largest, Math.abs(value));
  return Math.min(mostLength, mostNumber / (largest || 1));
}

/** int8 rows of the centroids, for scans: all of one length, so that integer products rank them. */
export function quantisedCentroids(centroids: Float32Array, length: number): Int8Array {
  const rows = new Int8Array(centroids.length);
  for (let at = 0; at < rows.length; at++) {
    rows[at] = Math.max(-127, Math.min(127, Math.round((centroids[at] ?? 0) * length)));
  }
  return rows;
}
