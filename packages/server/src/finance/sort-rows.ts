/** A row of a list that is told by pages, and what it is sorted by. */
export interface Ranked<T> {
  readonly row: T;
  readonly key: number;
}

interface Page<T> {
  readonly limit: number;
  readonly descending: boolean;
  /** Of two rows of the same key, which comes first where keys ascend. */
  readonly tie: (a: T, b: T) => number;
  /** Only rows beyond it: negative where a row stands before it, ascending; undefined: from the first on. */
  readonly after: ((ranked: Ranked<T>) => number) | undefined;
}

/** The first rows of a page, in order: of a long list only what can be among them is sorted row by row. */
export function firstRows<T>(rows: readonly Ranked<T>[], page: Page<T>): readonly Ranked<T>[] {
  const { limit, descending, tie, after } = page;
  const sign = descending ? -1 : 1;
  const beyond = after === undefined ? rows : rows.filter((row) => sign * after(row) > 0);
  const keys = Float64Array.from(beyond, ({ key }) => sign * key).toSorted();
  const last = keys[Math.min(limit, keys.length) - 1];
  if (last === undefined) return [];
  return beyond
    .filter(({ key }) => sign * key <= last)
    .toSorted((a, b) => sign * (a.key - b.key || tie(a.row, b.row)))
    .slice(0, limit);
}
