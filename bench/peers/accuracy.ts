/**
 * Share of texts whose cluster is matched with their label, under the best one-to-one matching of clusters with
 * labels (Kuhn 1955; shortest augmenting paths with potentials, Jonker & Volgenant 1987).
 */
export function accuracy(clusters: readonly number[], labels: readonly string[]): number {
  const rows = indexOf(clusters.filter((cluster) => cluster >= 0));
  const columns = indexOf(labels);
  const size = Math.max(rows.size, columns.size);
  const together = Array.from({ length: size }, () => new Float64Array(size));
  for (const [i, cluster] of clusters.entries()) {
    const row = together[rows.get(cluster) ?? -1];
    const column = columns.get(labels[i] ?? '') ?? -1;
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return bestMatching(together) / Math.max(1, labels.length);
}

function indexOf<T>(values: readonly T[]): Map<T, number> {
  return new Map([...new Set(values)].map((value, i) => [value, i]));
}

/** Greatest sum of one entry of each row and column of a square matrix. */
function bestMatching(gain: readonly Float64Array[]): number {
  const n = gain.length;
  const ofRow = new Float64Array(n + 1);
  const ofColumn = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  for (let row = 1; row <= n; row += 1) {
    const way = new Int32Array(n + 1);
    const least = new Float64Array(n + 1).fill(Infinity);
    const done = new Uint8Array(n + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      done[column] = 1;
      const at = rowOf[column] ?? 0;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= n; j += 1) {
        if (done[j]) continue;
        const cost = -(gain[at - 1]?.[j - 1] ?? 0) - (ofRow[at] ?? 0) - (ofColumn[j] ?? 0);
        if (cost < (least[j] ?? 0)) {
          least[j] = cost;
          way[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= n; j += 1) {
        if (done[j]) {
          const matched = rowOf[j] ?? 0;
          ofRow[matched] = (ofRow[matched] ?? 0) + delta;
          ofColumn[j] = (ofColumn[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    do {
      const previous = way[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    } while (column !== 0);
  }
  let sum = 0;
  for (let j = 1; j <= n; j += 1) sum += gain[(rowOf[j] ?? 1) - 1]?.[j - 1] ?? 0;
  return sum;
}
