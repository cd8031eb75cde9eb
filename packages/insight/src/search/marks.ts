/** Where in a text the words stand that a search looked for. */
import { lightStem, tokens, words } from '../text/tokens.js';
import type { LookedFor } from './search-index.js';
import { foldWord } from './vocabulary.js';

/** UTF-16 units, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Spans of a text that a search matched, ascending and apart.
 *
 * @param lookedFor As the search's answer has it.
 */
export function markWords(text: string, lookedFor: readonly LookedFor[]): TextSpan[] {
  const wanted = new Set(lookedFor.map(({ stem }) => stem));
  if (wanted.size === 0) return [];
  const found: TextSpan[] = [];
  for (const { word, start, end } of tokens(text)) {
    const parts = words(word).map((part) => lightStem(foldWord(part)));
    const hits = parts.filter((part) => wanted.has(part));
    if (hits.length === 0) continue;
    if (hits.length === parts.length || !isCut(word, parts)) found.push({ start, end });
    else found.push(...placesOf(text.slice(start, end), hits, start));
  }
  return joined(found);
}

/** Whether a word of a script without spaces was cut into pairs of characters. */
function isCut(word: string, parts: readonly string[]): boolean {
  return parts.length > 1 && parts.every((part) => part.length >= 2 && word.includes(part));
}

function placesOf(word: string, parts: readonly string[], offset: number): TextSpan[] {
  const found: TextSpan[] = [];
  for (const part of new Set(parts)) {
    for (let at = word.indexOf(part); at >= 0; at = word.indexOf(part, at + 1)) {
      found.push({ start: offset + at, end: offset + at + part.length });
    }
  }
  return found;
}

function joined(spans: readonly TextSpan[]): TextSpan[] {
  const apart: TextSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = apart.at(-1);
    if (last && span.start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else apart.push(span);
  }
  return apart;
}
