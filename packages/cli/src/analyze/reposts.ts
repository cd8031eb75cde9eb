import type { AnalyzedStatement } from '@headwater/insight';
import { repostKey } from '@headwater/intake';
import type { FileItem } from './read-input.js';

/**
 * For each item the number of the one that it is counted with: its own, or, of items that repeat each
 * other, that with the least text, so that it does not depend on the order of the rows.
 */
export function leadersOf(items: readonly FileItem[]): Int32Array {
  const leaders = new Map<string, number>();
  const keys = items.map(repostKey);
  for (const [index, key] of keys.entries()) {
    if (key === null) continue;
    const known = leaders.get(key);
    if (known === undefined || textOf(items, index) < textOf(items, known)) leaders.set(key, index);
  }
  return Int32Array.from(keys, (key, index) =>
    key === null ? index : (leaders.get(key) ?? index),
  );
}

const textOf = (items: readonly FileItem[], index: number): string => items[index]?.text ?? '';

/** Reposts are analysed by the text of their leader; their statements are put back into their own text. */
export function inOwnWords(
  statements: readonly AnalyzedStatement[],
  items: readonly FileItem[],
  leaders: Int32Array,
): readonly AnalyzedStatement[] {
  return statements.map((statement) => {
    const text = textOf(items, statement.item);
    const analysed = textOf(items, leaders[statement.item] ?? statement.item);
    if (text === analysed) return statement;
    const start = positionIn(text, lettersBefore(analysed, statement.start));
    const end = positionIn(text, lettersBefore(analysed, statement.end) - 1) + 1;
    return { ...statement, start, end, text: text.slice(start, end) };
  });
}

// Reposts have the same letters and digits, whatever stands between them.
const letter = /[\p{L}\p{N}]/gu;

function lettersBefore(text: string, end: number): number {
  return text.slice(0, end).match(letter)?.length ?? 0;
}

/** Where the letter with this number, counted from 0, stands. */
function positionIn(text: string, wanted: number): number {
  let at = 0;
  for (const { index } of text.matchAll(letter)) if (at++ === wanted) return index;
  return Math.max(0, text.length - 1);
}
