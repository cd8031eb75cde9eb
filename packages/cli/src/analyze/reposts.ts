import type { AnalyzedStatement } from '@headwater/insight';
import { spanInCopy } from '@headwater/intake';
import type { FileItem } from './read-input.js';

/** Reposts are analysed by the text of their leader; their statements are put back into their own text. */
export function inOwnWords(
  statements: readonly AnalyzedStatement[],
  items: readonly FileItem[],
  leaders: Int32Array,
): readonly AnalyzedStatement[] {
  return statements.map((statement) => {
    const item = items[statement.item];
    const leader = items[leaders[statement.item] ?? statement.item];
    if (!item || !leader || item.text === leader.text) return statement;
    const [text, analysed] = [item.text, leader.text];
    if (item.textHash !== leader.textHash) {
      const span = spanInCopy(statement, analysed, text);
      return { ...statement, ...span, text: text.slice(span.start, span.end) };
    }
    const start = positionIn(text, lettersBefore(analysed, statement.start));
    const end = positionIn(text, lettersBefore(analysed, statement.end) - 1) + 1;
    return { ...statement, start, end, text: text.slice(start, end) };
  });
}

// Texts with one hash have the same letters and digits, whatever stands between them.
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
