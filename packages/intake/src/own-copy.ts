import { platform } from '#platform';

/**
 * The same text in memory of its own. Cells are slices of the chunk that they were read from, and a
 * slice keeps its whole chunk alive: whatever outlives its batch (caches, rejected rows) must be copied,
 * or a gigabyte file would stay in memory for a few of its cells.
 */
export function ownCopy(text: string): string {
  return text.length < 13 ? text : platform.copyOf(text);
}

export function ownCopies(
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const copies: Record<string, string> = {};
  for (const column in values) copies[column] = ownCopy(values[column] ?? '');
  return copies;
}
