import type { CopyRows } from '../platform/copy-rows.js';

/** The bytes of the rows that `wanted` picks, neighbours in one piece. */
export function* pick(
  { bytes, ends }: CopyRows,
  wanted: (row: number) => boolean,
): Generator<Uint8Array> {
  let from: number | null = null;
  for (let row = 0; row < ends.length; row++) {
    const begin = row === 0 ? 0 : (ends[row - 1] ?? 0);
    if (wanted(row)) from ??= begin;
    else if (from !== null) {
      yield bytes.subarray(from, begin);
      from = null;
    }
  }
  if (from !== null) yield bytes.subarray(from);
}
