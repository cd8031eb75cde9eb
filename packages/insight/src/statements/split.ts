import { isLetter, isSpace } from './characters.js';
import {
  opensContrast,
  Reader,
  strengthAfterEmoji,
  strengthAfterEnd,
  strengthOfBreak,
  strengths,
} from './boundaries.js';
import { tokenKinds, tokenize } from './tokens.js';

/** Part of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longer statements are cut at a comma or a space: they would drown what else they say. */
export const longestStatement = 500;

const bullets = new Set(['-', '*', '•', '·', '‣', '▪', '●', '◦', '+', '–', '—', '>', '✓', '✔']);

/** If a list marker ("- ", "• ", "2) ", "a) ") stands at token i at the start of a line: the token after it. */
function afterMarker(reader: Reader, i: number): number {
  const kind = reader.kind(i);
  const raw = reader.size(i) <= 3 ? reader.raw(i) : '';
  if (bullets.has(raw)) return reader.glued(i) && raw !== '•' ? i : i + 1;
  const open = kind === tokenKinds.open ? 1 : 0;
  const label = reader.kind(i + open);
  const size = reader.size(i + open);
  const labels =
    (label === tokenKinds.number && size <= 2) ||
    (label === tokenKinds.word && size === 1 && reader.kind(i + open + 1) === tokenKinds.close);
  if (!labels || !reader.glued(i + open)) return i;
  const mark = reader.raw(i + open + 1);
  const closes = mark === ')' || (open === 0 && mark === '.');
  return closes && !reader.glued(i + open + 1) ? i + open + 2 : i;
}

const noTokens: ReadonlySet<number> = new Set();

function holdsTwoNumbers({ tokens: { count, kind } }: Reader): boolean {
  let numbers = 0;
  for (let i = 0; i < count && numbers < 2; i += 1) if (kind[i] === tokenKinds.number) numbers += 1;
  return numbers === 2;
}

/** Tokens at which an enumeration inside a line ("1) slow 2) ugly") goes on; one without a second is none. */
function inlineList(reader: Reader): ReadonlySet<number> {
  if (!holdsTwoNumbers(reader)) return noTokens;
  const found: number[] = [];
  const accepted = new Set<number>();
  const close = (): void => {
    if (found.length > 1) for (const token of found) accepted.add(token);
    found.length = 0;
  };
  for (let i = 0; i < reader.tokens.count; i += 1) {
    if (reader.kind(i) !== tokenKinds.number || reader.size(i) > 2) continue;
    const mark = reader.raw(i + 1);
    if (!reader.glued(i) || (mark !== ')' && mark !== '.') || reader.glued(i - 1)) continue;
    if (mark === '.' && reader.glued(i + 1)) continue;
    const value = Number(reader.raw(i));
    if (value !== found.length + 1) close();
    if (value === found.length + 1) found.push(i);
  }
  close();
  return accepted;
}

interface Starts {
  /** Token at which a statement may begin. */
  readonly token: number[];
  readonly strength: number[];
}

/** Every place where a statement may begin, in order. */
function findStarts(reader: Reader): Starts {
  const token: number[] = [];
  const strength: number[] = [];
  const add = (at: number, how: number): void => {
    if (how === strengths.none || at >= reader.tokens.count) return;
    const last = token.length - 1;
    if (token[last] === at) strength[last] = Math.max(strength[last] ?? 0, how);
    else if (last < 0 || at > (token[last] ?? 0)) {
      token.push(at);
      strength.push(how);
    }
  };
  const listed = inlineList(reader);
  let lineStart = 0;
  for (let i = 0; i < reader.tokens.count; i += 1) {
    const kind = reader.kind(i);
    if (listed.has(i)) add(i, strengths.hard);
    if (kind === tokenKinds.end) {
      let next = i + 1;
      while (reader.kind(next) === tokenKinds.close && reader.glued(next - 1)) next += 1;
      const how = listed.has(i - 1) ? strengths.none : strengthAfterEnd(reader, i, next);
      // Emoji after the mark still belong to what was said.
      while (reader.kind(next) === tokenKinds.emoji) next += 1;
      add(next, how);
    } else if (kind === tokenKinds.emoji) {
      add(i + 1, strengthAfterEmoji(reader, i + 1));
    } else if (kind === tokenKinds.break) {
      const marked = afterMarker(reader, i + 1) > i + 1;
      const lineLength = reader.start(i) - lineStart;
      add(i + 1, marked ? strengths.hard : strengthOfBreak(reader, i, lineLength));
      lineStart = reader.end(i);
    } else if (kind === tokenKinds.semicolon) {
      add(i + 1, strengths.soft);
    } else if (kind === tokenKinds.dash) {
      if (!reader.glued(i) && !reader.glued(i - 1)) add(i + 1, strengths.soft);
    } else if (kind === tokenKinds.word && i > 0 && opensContrast(reader, i)) {
      add(i, strengths.soft);
    }
  }
  return { token, strength };
}

/** Keeps the sure starts, and the others where both sides say something. */
function chooseStarts(reader: Reader, { token, strength }: Starts): number[] {
  const chosen: number[] = [0];
  for (const [index, at] of token.entries()) {
    if (at === 0) continue;
    const from = chosen[chosen.length - 1] ?? 0;
    if (strength[index] === strengths.soft) {
      const to = token[index + 1] ?? reader.tokens.count;
      const saysBefore =
        reader.wordsBetween(from, at) >= 2 && reader.predicatesBetween(from, at) > 0;
      const saysAfter = reader.wordsBetween(at, to) >= 3 && reader.predicatesBetween(at, to) > 0;
      if (!saysBefore || !saysAfter) continue;
    }
    chosen.push(at);
  }
  return chosen;
}

/** What only joins two statements is part of neither. */
const joins: ReadonlySet<number> = new Set([
  tokenKinds.break,
  tokenKinds.comma,
  tokenKinds.semicolon,
  tokenKinds.dash,
]);

const hasLetter = (reader: Reader, from: number, to: number): boolean => {
  for (let i = from; i < to; i += 1) {
    const kind = reader.kind(i);
    if (kind === tokenKinds.word || kind === tokenKinds.number || kind === tokenKinds.link)
      return true;
  }
  return false;
};

/** Cuts a span of more than `longestStatement` characters at commas, else at spaces, else anywhere. */
function cutLong(text: string, span: Span, into: Span[]): void {
  let { start } = span;
  while (span.end - start > longestStatement) {
    const limit = start + longestStatement;
    let cut = -1;
    let space = -1;
    for (let at = limit - 1; at > start + longestStatement / 2; at -= 1) {
      const code = text.charCodeAt(at);
      if (code === 0x2c || code === 0x3b || code === 0xff0c || code === 0x3001) {
        cut = at + 1;
        break;
      }
      if (space < 0 && isSpace(code)) space = at;
    }
    if (cut < 0) cut = space;
    if (cut < 0) {
      cut = limit;
      // Never between the halves of a character beyond the basic plane, nor before its accents.
      while (cut > start + 1 && !startsCharacter(text, cut)) cut -= 1;
    }
    into.push(trim(text, start, cut));
    start = cut;
    while (start < span.end && isSpace(text.charCodeAt(start))) start += 1;
  }
  if (start < span.end) into.push({ start, end: span.end });
}

const mark = /^\p{M}$/u;

function startsCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return false;
  return !(isLetter(unit) && mark.test(String.fromCharCode(unit)));
}

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

/** `splitStatements` with the number of characters looked at and of places considered. */
export function splitCounting(text: string): { spans: Span[]; steps: number } {
  const tokens = tokenize(text);
  const reader = new Reader(text, tokens);
  const starts = findStarts(reader);
  const chosen = chooseStarts(reader, starts);
  const spans: Span[] = [];
  for (const [index, begin] of chosen.entries()) {
    const to = chosen[index + 1] ?? tokens.count;
    const from = afterMarker(reader, begin);
    let first = from < to ? from : begin;
    while (first < to && reader.kind(first) === tokenKinds.break) first += 1;
    let last = to - 1;
    while (last > first && joins.has(reader.kind(last))) last -= 1;
    if (first >= to) continue;
    const span = trim(text, reader.start(first), reader.end(last));
    if (span.end <= span.start) continue;
    const previous = spans[spans.length - 1];
    // Stray marks and emoji say nothing alone: they go with what came before.
    if (!hasLetter(reader, first, to) && previous !== undefined) {
      spans[spans.length - 1] = { start: previous.start, end: span.end };
    } else spans.push(span);
  }
  const bounded: Span[] = [];
  for (const span of spans) cutLong(text, span, bounded);
  return { spans: bounded, steps: tokens.steps + tokens.count + starts.token.length };
}

/**
 * Splits a text into statements: sentences, list items, and the two sides of a contrast where both say
 * something ("Nice design, but it crashes").
 *
 * @param text Any text; other scripts' sentence ends are known, unknown languages fall back to punctuation.
 * @returns UTF-16 offsets into `text`, end exclusive, in order, never overlapping, trimmed, never empty,
 *   at most `longestStatement` characters each. A text without any visible character has none.
 */
export function splitStatements(text: string): Span[] {
  return splitCounting(text).spans;
}
