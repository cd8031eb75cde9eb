/**
 * The scans that everything else waits for, on typed arrays. This is the definition: the WASM kernels in
 * `assembly/kernels.as` do the same integer arithmetic sixteen numbers at a time and give the same result bit for bit.
 *
 * A "best list" is k scores (falling) beside k row numbers; equal scores keep the row that was met first.
 */

export interface ScanKernels {
  /**
   * Offers rows [from, to) to the best list of a query. Offsets are in bytes into the arena, `exclude` is a row that
   * is passed over (−1 for none).
   */
  scanRange(
    query: number,
    rows: number,
    dimensions: number,
    from: number,
    to: number,
    exclude: number,
    scores: number,
    ids: number,
    k: number,
  ): void;
  /** As `scanRange`, over the row numbers listed at `list`; rows already in the best list are passed over. */
  scanList(
    query: number,
    rows: number,
    dimensions: number,
    list: number,
    count: number,
    exclude: number,
    scores: number,
    ids: number,
    k: number,
  ): void;
}

export function typedArrayKernels(buffer: ArrayBufferLike): ScanKernels {
  const bytes = new Int8Array(buffer);
  const numbers = new Int32Array(buffer);

  const dot = (a: number, b: number, dimensions: number): number => {
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += (bytes[a + i] ?? 0) * (bytes[b + i] ?? 0);
    return sum;
  };
  const insert = (score: number, row: number, scores: number, ids: number, k: number): void => {
    let at = k - 1;
    while (at > 0 && (numbers[scores + at - 1] ?? 0) < score) {
      numbers[scores + at] = numbers[scores + at - 1] ?? 0;
      numbers[ids + at] = numbers[ids + at - 1] ?? 0;
      at--;
    }
    numbers[scores + at] = score;
    numbers[ids + at] = row;
  };

  return {
    scanRange(query, rows, dimensions, from, to, exclude, scoresAt, idsAt, k) {
      const scores = scoresAt >>> 2;
      const ids = idsAt >>> 2;
      for (let row = from; row < to; row++) {
        if (row === exclude) continue;
        const score = dot(query, rows + row * dimensions, dimensions);
        if (score > (numbers[scores + k - 1] ?? 0)) insert(score, row, scores, ids, k);
      }
    },
    scanList(query, rows, dimensions, listAt, count, exclude, scoresAt, idsAt, k) {
      const scores = scoresAt >>> 2;
      const ids = idsAt >>> 2;
      const list = listAt >>> 2;
      for (let i = 0; i < count; i++) {
        const row = numbers[list + i] ?? 0;
        if (row === exclude) continue;
        const score = dot(query, rows + row * dimensions, dimensions);
        if (score <= (numbers[scores + k - 1] ?? 0)) continue;
        if (numbers.subarray(ids, ids + k).includes(row)) continue;
        insert(score, row, scores, ids, k);
      }
    },
  };
}
