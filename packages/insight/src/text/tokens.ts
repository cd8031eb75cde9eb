import { classes, classOf, letterOrMark, runEnd, wordCharacter } from './characters.js';

/** Longest prefix of a text that is looked at word by word; the rest of a 100 KB line adds nothing to its theme. */
const maxTokens = 400;
const maxWordLength = 40;

/** Scripts written without spaces: their runs are cut into overlapping pairs of characters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Most words need no normalising. */
const plainWord = /^[A-Za-z0-9']+$/;

const contractions: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  "won't": ['will', 'not'],
  "shan't": ['shall', 'not'],
  cant: ['can', 'not'],
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  didnt: ['did', 'not'],
  isnt: ['is', 'not'],
  wont: ['will', 'not'],
  couldnt: ['could', 'not'],
  wouldnt: ['would', 'not'],
  cannot: ['can', 'not'],
  wasnt: ['was', 'not'],
  havent: ['have', 'not'],
  hasnt: ['has', 'not'],
  im: ['i', 'am'],
  ive: ['i', 'have'],
};

export interface Token {
  /** Lower case, plain apostrophe. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Calls with the place of every word of a text: letters and numbers, with apostrophes inside. */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  const { length } = text;
  let found = 0;
  let at = 0;
  while (at < length && found < maxTokens) {
    let end = runEnd(text, at, wordCharacter);
    if (end === at) {
      at += 1;
      continue;
    }
    while (end + 1 < length && isApostrophe(text.charCodeAt(end))) {
      const further = runEnd(text, end + 1, letterOrMark);
      if (further === end + 1) break;
      end = further;
    }
    visit(at, end);
    found++;
    at = end;
  }
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x60;

/** Words of a text with their place in it, contractions kept whole. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  eachWord(text, (start, end) => {
    found.push({ word: normalWord(text.slice(start, end)), start, end });
  });
  return found;
}

/** Most texts have none of what may begin an emoji: signs from ‼ on, and the first halves of the planes beyond. */
const mayHaveEmoji = /[\u203C-\u3299\uD83C-\uD83E]/;
const joiner = 0x200d;

/** Calls with each emoji of a text, its variants of skin and gender left out. */
export function eachEmoji(text: string, visit: (emoji: string) => void): void {
  if (!mayHaveEmoji.test(text)) return;
  let last = 0;
  let found = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isEmoji = code >= 0x203c && (classOf(code) & classes.pictograph) !== 0;
    // Flags are two letters of their own, and shades of skin say nothing by themselves.
    const isPart = code >= 0x1f1e6 && (code <= 0x1f1ff || (code >= 0x1f3fb && code <= 0x1f3ff));
    if (isEmoji && !isPart && last !== joiner && found++ < maxTokens) visit(character);
    last = code;
  }
}

/**
 * The words of a text as the vectors see them: lower case, contractions opened, unspaced scripts in pairs; after them its
 * emoji, which by themselves make no statement.
 */
export function words(text: string): string[] {
  const found: string[] = [];
  eachWord(text, (start, end) => {
    pushWord(found, normalWord(text.slice(start, end)));
  });
  if (found.length > 0) eachEmoji(text, (emoji) => found.push(emoji));
  return found;
}

/** What one word as it is written is to the vectors. */
export function openWord(raw: string): string[] {
  const found: string[] = [];
  pushWord(found, normalWord(raw));
  return found;
}

function normalWord(raw: string): string {
  if (plainWord.test(raw) && raw.length <= maxWordLength) return raw.toLowerCase();
  const lower = raw.normalize('NFKC').toLowerCase().replace(/[’`]/g, "'");
  return lower.length > maxWordLength && !unspaced.test(lower)
    ? lower.slice(0, maxWordLength)
    : lower;
}

function pushWord(into: string[], word: string): void {
  // A record inherits names such as "constructor", which customers do write.
  const opened = Object.hasOwn(contractions, word) ? contractions[word] : undefined;
  if (opened) {
    into.push(...opened);
    return;
  }
  const quote = word.indexOf("'");
  if (quote > 0) {
    if (word.endsWith("n't")) into.push(word.slice(0, -3), 'not');
    else into.push(word.slice(0, quote));
    return;
  }
  if (unspaced.test(word)) {
    const characters = Array.from(word).slice(0, maxTokens);
    if (characters.length === 1) into.push(word);
    for (let i = 0; i + 1 < characters.length; i++) {
      into.push(`${characters[i] ?? ''}${characters[i + 1] ?? ''}`);
    }
    return;
  }
  into.push(word);
}

const stems = new Map<string, string>();
/** A process that reads feedback for months meets ever new words; its memory must not grow for ever. */
const mostRemembered = 200_000;

/** Cuts plural and verb endings of English, lightly: "crashes", "crashed" and "crashing" meet at "crash". */
export function lightStem(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = findStem(word);
    if (stems.size >= mostRemembered) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}

function findStem(word: string): string {
  const n = word.length;
  if (n < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies') && n > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return lightVerb(word.slice(0, -2));
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return lightVerb(word.slice(0, -1));
  return lightVerb(word);
}

function lightVerb(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const ending of ['ing', 'ed']) {
    const base = word.slice(0, -ending.length);
    if (word.endsWith(ending) && base.length >= 3 && /[aeiouy]/.test(base)) {
      return withoutFinalE(/([bdgklmnprt])\1$/.test(base) ? base.slice(0, -1) : base);
    }
  }
  return withoutFinalE(word);
}

/** "update" and "updating" must meet, so a final silent e goes in both. */
function withoutFinalE(word: string): string {
  return word.length > 4 && word.endsWith('e') && !word.endsWith('ee') ? word.slice(0, -1) : word;
}
