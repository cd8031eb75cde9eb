import { isLetter, isLower, isUpper } from './characters.js';
import {
  closingAbbreviations,
  contrastWords,
  functionWords,
  gluedStarters,
  notAfterContrast,
  notBeforeContrast,
  numberAbbreviations,
  openAbbreviations,
  predicateWords,
} from './lexis.js';
import { tokenKinds, type Tokens } from './tokens.js';

/** Whether a statement may begin at a token: not at all, only if both sides say something, or surely. */
export const strengths = { none: 0, soft: 1, hard: 2 } as const;

const topLevelDomains = new Set(
  'com net org io co uk app js ts ai dev eu info biz pdf csv xls xlsx doc docx txt jpg png zip exe apk html php'.split(
    ' ',
  ),
);
const monthName =
  /^(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec|gen|mag|giu|lug|set|ott|dic|ene|abr|ago|fév|avr|jui|aoû|déc)/iu;

/** A text with its tokens and the questions that the rules ask of them; answers that few texts need are found when asked. */
export class Reader {
  readonly text: string;
  readonly tokens: Tokens;
  /** Predicates and words before token i. */
  private counts: { readonly predicates: Uint32Array; readonly words: Uint32Array } | null = null;
  private language: string | null | undefined;

  constructor(text: string, tokens: Tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  kind(i: number): number {
    return i < 0 || i >= this.tokens.count ? -1 : (this.tokens.kind[i] ?? -1);
  }
  start(i: number): number {
    return this.tokens.start[i] ?? 0;
  }
  end(i: number): number {
    return this.tokens.end[i] ?? 0;
  }
  size(i: number): number {
    return this.end(i) - this.start(i);
  }
  raw(i: number): string {
    return i < 0 || i >= this.tokens.count ? '' : this.text.slice(this.start(i), this.end(i));
  }
  /** The word at token i in lower case; empty where there is none. */
  lower(i: number): string {
    return this.kind(i) === tokenKinds.word ? lowered(this.text, this.start(i), this.end(i)) : '';
  }
  /** No white space between token i and the next. */
  glued(i: number): boolean {
    return i >= 0 && i + 1 < this.tokens.count && this.end(i) === this.start(i + 1);
  }
  firstCode(i: number): number {
    return this.text.codePointAt(this.start(i)) ?? 0;
  }
  startsUpper(i: number): boolean {
    return this.kind(i) === tokenKinds.word && isUpper(this.firstCode(i));
  }
  startsLower(i: number): boolean {
    return this.kind(i) === tokenKinds.word && isLower(this.firstCode(i));
  }
  predicatesBetween(from: number, to: number): number {
    const { predicates } = this.counted();
    return (predicates[to] ?? 0) - (predicates[from] ?? 0);
  }
  wordsBetween(from: number, to: number): number {
    const { words } = this.counted();
    return (words[to] ?? 0) - (words[from] ?? 0);
  }

  private counted(): { readonly predicates: Uint32Array; readonly words: Uint32Array } {
    if (this.counts !== null) return this.counts;
    const { count } = this.tokens;
    const predicates = new Uint32Array(count + 1);
    const words = new Uint32Array(count + 1);
    for (let i = 0; i < count; i += 1) {
      const lower = this.lower(i);
      words[i + 1] = (words[i] ?? 0) + (lower === '' ? 0 : 1);
      predicates[i + 1] = (predicates[i] ?? 0) + (lower !== '' && isPredicate(lower) ? 1 : 0);
    }
    this.counts = { predicates, words };
    return this.counts;
  }

  /** Which of the languages with clashing contrast words the text is in, by its first function words. */
  clashLanguage(): string | null {
    if (this.language !== undefined) return this.language;
    let best: string | null = null;
    let most = 0;
    const limit = Math.min(this.tokens.count, 400);
    for (const [language, list] of functionWords) {
      let hits = 0;
      for (let i = 0; i < limit; i += 1) if (list.has(this.lower(i))) hits += 1;
      if (hits > most) {
        most = hits;
        best = language;
      }
    }
    this.language = best;
    return best;
  }
}

/** Long runs of letters are cut, since no list has words of that length. */
function lowered(text: string, from: number, to: number): string {
  const lower = text.slice(from, Math.min(to, from + 40)).toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

function isPredicate(word: string): boolean {
  if (predicateWords.has(word)) return true;
  return (
    word.length >= 5 && (word.endsWith("n't") || (word.endsWith('ed') && !word.endsWith('eed')))
  );
}

/** "z.B", "e.g", "p.m": the dotted word that ends at token i, at most five parts back. */
function dottedWord(reader: Reader, i: number): string {
  let from = i;
  for (let parts = 0; parts < 5; parts += 1) {
    const stop = from - 1;
    const isDot = reader.kind(stop) === tokenKinds.end && reader.raw(stop) === '.';
    if (!isDot || !reader.glued(stop) || !reader.glued(stop - 1)) break;
    if (reader.kind(stop - 1) !== tokenKinds.word) break;
    from = stop - 1;
  }
  const begin = reader.start(from);
  return reader.end(i) - begin > 40 ? '' : reader.text.slice(begin, reader.end(i)).toLowerCase();
}

/** A full stop with no space after it. */
function gluedStop(reader: Reader, i: number): number {
  const next = i + 1;
  const previous = i - 1;
  const nextKind = reader.kind(next);
  const previousKind = reader.kind(previous);
  if (nextKind === tokenKinds.number) {
    const longWord = previousKind === tokenKinds.word && reader.size(previous) >= 4;
    return longWord && !numberAbbreviations.has(reader.lower(previous))
      ? strengths.hard
      : strengths.none;
  }
  if (nextKind !== tokenKinds.word) {
    return nextKind === tokenKinds.emoji || nextKind === tokenKinds.open
      ? strengths.hard
      : strengths.none;
  }
  const follower = reader.lower(next);
  if (topLevelDomains.has(follower)) return strengths.none;
  if (previousKind === tokenKinds.word && reader.size(previous) < 2) return strengths.none;
  if (gluedStarters.has(follower)) {
    // "example.it" ends here or goes on with a slash; "app.it keeps" goes on with a space.
    const insideName = reader.kind(i - 2) === tokenKinds.end && reader.glued(i - 2);
    return insideName || (reader.glued(next) && reader.kind(next + 1) === tokenKinds.other)
      ? strengths.none
      : strengths.hard;
  }
  if (!reader.startsUpper(next) || reader.size(next) < 2) return strengths.none;
  const before = reader.raw(previous);
  const endsLower = isLower(before.codePointAt(before.length - 1) ?? 0);
  const shouted = reader.size(next) >= 4 && before.length >= 3;
  const closed = previousKind === tokenKinds.close || previousKind === tokenKinds.number;
  return endsLower || shouted || closed ? strengths.hard : strengths.none;
}

/** A single full stop followed by space or by the end. */
function spacedStop(reader: Reader, i: number, next: number): number {
  const previous = i - 1;
  const attached = reader.glued(previous);
  if (attached && reader.kind(previous) === tokenKinds.number) {
    if (reader.startsLower(next)) return strengths.soft;
    return monthName.test(reader.lower(next)) ? strengths.none : strengths.hard;
  }
  if (!attached || reader.kind(previous) !== tokenKinds.word) return strengths.hard;
  const word = dottedWord(reader, previous);
  if (openAbbreviations.has(word)) return strengths.none;
  if (reader.kind(next) === tokenKinds.number && numberAbbreviations.has(word)) {
    return strengths.none;
  }
  if (closingAbbreviations.has(word)) {
    return reader.startsUpper(next) ? strengths.hard : strengths.none;
  }
  const initial = word.length === 1 && word !== 'i' && reader.startsUpper(previous);
  return initial && reader.startsUpper(next) ? strengths.none : strengths.hard;
}

/** Whether a statement may begin after the end mark at token i; `next` is the first token after its closers. */
export function strengthAfterEnd(reader: Reader, i: number, next: number): number {
  const mark = reader.raw(i);
  if (next >= reader.tokens.count) return strengths.hard;
  // (!) and (?) comment on one word.
  if (reader.kind(i - 1) === tokenKinds.open && reader.kind(i + 1) === tokenKinds.close) {
    return strengths.none;
  }
  const quoted = next > i + 1;
  if (quoted && reader.startsLower(next)) return strengths.none;
  if (mark === '.') {
    return reader.glued(i) && !quoted ? gluedStop(reader, i) : spacedStop(reader, i, next);
  }
  const trailsOff = /^(?:\.+|…+)$/u.test(mark);
  if (!trailsOff) return strengths.hard;
  return reader.startsLower(next) ? strengths.soft : strengths.hard;
}

/** Lengths of contrast words by their first letter, one bit each: most words need no closer look. */
const contrastLengths = new Uint32Array(128);
for (const word of contrastWords.keys()) {
  const first = word.charCodeAt(0);
  contrastLengths[first] = (contrastLengths[first] ?? 0) | (1 << word.length);
}

/** Whether the word at token i opens a contrasting clause. */
export function opensContrast(reader: Reader, i: number): boolean {
  const first = reader.text.charCodeAt(reader.start(i));
  const size = reader.size(i);
  if (first < 128 && (size > 31 || ((contrastLengths[first | 32] ?? 0) & (1 << size)) === 0)) {
    return false;
  }
  const contrast = contrastWords.get(reader.lower(i));
  if (contrast === undefined) return false;
  if (contrast.next !== undefined && !contrast.next.includes(reader.lower(i + 1))) return false;
  if (notBeforeContrast.has(reader.lower(i - 1)) || notAfterContrast.has(reader.lower(i + 1))) {
    return false;
  }
  return contrast.language === null || contrast.language === reader.clashLanguage();
}

/** A line break inside a paragraph: mail programs wrap lines, people press Enter after a thought. */
export function strengthOfBreak(reader: Reader, i: number, lineLength: number): number {
  const white = reader.raw(i);
  if (white.includes('\t')) return strengths.hard;
  const lines = white.split(/\r\n|[\n\r\u0085\u2028\u2029]/u).length - 1;
  if (lines > 1) return strengths.hard;
  const before = reader.kind(i - 1);
  if (before === tokenKinds.end) return strengths.hard;
  const goesOn = reader.startsLower(i + 1) || before === tokenKinds.comma;
  const wrapped = lineLength >= 50 && reader.kind(i + 1) === tokenKinds.word;
  return goesOn || wrapped ? strengths.none : strengths.hard;
}

/** After emoji a capital letter (or a script without case) begins something new. */
export function strengthAfterEmoji(reader: Reader, next: number): number {
  const kind = reader.kind(next);
  if (kind === tokenKinds.number || kind === tokenKinds.open) return strengths.hard;
  if (kind !== tokenKinds.word) return strengths.none;
  if (reader.startsLower(next)) return strengths.soft;
  return isLetter(reader.firstCode(next)) ? strengths.hard : strengths.none;
}
