import type { BookReject, BookRow } from '../../platform/index.js';

/** A row made ready: what tells it from others, and whether it says something else than before. */
export interface Entry {
  readonly row: BookRow;
  readonly key: string;
  readonly hash: string;
}

interface Present {
  readonly key: string;
  readonly hash: string;
  readonly origin: string | null;
}

interface Sifted<E extends Entry> {
  readonly fresh: readonly E[];
  readonly changed: readonly E[];
  readonly known: readonly E[];
  /** Rows that say again what an earlier row of the batch says. */
  readonly repeats: number;
  readonly rejected: readonly BookReject[];
}

/** What a clash is called. `earlier` is null where the other row was in an earlier part of the same file. */
type Clash<E> = (entry: E, earlier: E | null) => BookReject;

export const reject = (row: BookRow, code: string, reason: string): BookReject => ({
  row,
  code,
  reason,
});

export const inRow = (earlier: Entry | null): string =>
  earlier === null ? 'in an earlier row' : `in row ${earlier.row.row}`;

/** The first row of each key; a later one that says the same is a repeat, one that says otherwise is rejected. */
export function firstOfEach<E extends Entry>(
  entries: readonly E[],
  clash: Clash<E>,
): { unique: readonly E[]; repeats: number; rejected: readonly BookReject[] } {
  const first = new Map<string, E>();
  const rejected: BookReject[] = [];
  let repeats = 0;
  for (const entry of entries) {
    const earlier = first.get(entry.key);
    if (earlier === undefined) first.set(entry.key, entry);
    else if (earlier.hash === entry.hash) repeats += 1;
    else rejected.push(clash(entry, earlier));
  }
  return { unique: [...first.values()], repeats, rejected };
}

/** Which rows are new, which are in with another content, and which clash with an earlier part of their file. */
export function sift<E extends Entry>(
  entries: readonly E[],
  present: readonly Present[],
  origin: string,
  clash: Clash<E>,
): Sifted<E> {
  const { unique, repeats, rejected } = firstOfEach(entries, clash);
  const byKey = new Map(present.map((row) => [row.key, row]));
  const fresh: E[] = [];
  const changed: E[] = [];
  const known: E[] = [];
  const clashing: BookReject[] = [];
  for (const entry of unique) {
    const there = byKey.get(entry.key);
    if (there === undefined) fresh.push(entry);
    else if (there.hash.replaceAll('-', '') === entry.hash) known.push(entry);
    else if (there.origin === origin) clashing.push(clash(entry, null));
    else changed.push(entry);
  }
  return { fresh, changed, known, repeats, rejected: [...rejected, ...clashing] };
}
