interface Page<T> {
  readonly limit: number;
  readonly descending: boolean;
  readonly key: (row: T) => number;
  /** Of two rows of the same key, which comes first where keys ascend. */
  readonly tie: (a: T, b: T) => number;
  /** Whether a row stands beyond the last one of the page before; undefined: all do. */
  readonly isBeyond: ((row: T, key: number) => boolean) | undefined;
}

/** The first rows of a page, in order: of a long list only what can be among them is sorted row by row. */
export function firstRows<T>(
  rows: readonly T[],
  { limit, descending, key, tie, isBeyond }: Page<T>,
): readonly { readonly row: T; readonly key: number }[] {
  const sign = descending ? -1 : 1;
  const keys = Float64Array.from(rows, (row) => sign * key(row));
  if (isBeyond !== undefined) {
    rows.forEach((row, at) => {
      if (!isBeyond(row, sign * (keys[at] ?? 0))) keys[at] = Number.NaN;
    });
  }
  // NaN sorts last.
  const last = keys.toSorted()[limit - 1] ?? Number.NaN;
  const found: { row: T; key: number }[] = [];
  rows.forEach((row, at) => {
    const own = keys[at] ?? Number.NaN;
    if (!Number.isNaN(own) && !(own > last)) found.push({ row, key: sign * own });
  });
  return found.toSorted((a, b) => sign * (a.key - b.key || tie(a.row, b.row))).slice(0, limit);
}
