/** What somebody typed into a search box, taken apart: words, "quoted phrases", -exclusions, and a last word that may be unfinished. */
import { words } from '../text/tokens.js';
import { foldWord } from './vocabulary.js';

/** Longer queries are cut: nobody types them, and pasted texts are found by their first words. */
const mostWords = 32;

export interface ParsedQuery {
  /** Words outside quotation marks, folded, in the order typed. */
  readonly words: readonly string[];
  /** Each must occur, its words side by side. */
  readonly phrases: readonly Phrase[];
  /** None may occur; one word, or several side by side. */
  readonly excluded: readonly (readonly string[])[];
  /** True where the last of `words` may be only the beginning of one. */
  readonly unfinished: boolean;
}

export interface Phrase {
  readonly words: readonly string[];
  /** True where the closing mark is not typed yet: the last word may be a beginning. */
  readonly open: boolean;
}

const part = /(-?)"([^"]*)("?)|(\S+)/gu;

/** Never fails: what cannot be understood as an operator is taken as words. */
export function parseQuery(text: string): ParsedQuery {
  const plain: string[] = [];
  const phrases: Phrase[] = [];
  const excluded: string[][] = [];
  let unfinished = false;
  let room = mostWords;
  for (const match of straightQuotes(text).matchAll(part)) {
    const [, sign, quoted, closing, bare = ''] = match;
    const negative = quoted === undefined ? /^-[\p{L}\p{N}]/u.test(bare) : sign === '-';
    const found = words(quoted ?? bare)
      .map(foldWord)
      .slice(0, Math.max(0, room));
    room -= found.length;
    unfinished = false;
    if (found.length === 0) continue;
    if (negative) excluded.push(found);
    else if (quoted !== undefined) phrases.push({ words: found, open: closing === '' });
    else {
      plain.push(...found);
      unfinished =
        match.index + match[0].length === text.length && /[\p{L}\p{M}\p{N}]$/u.test(bare);
    }
  }
  return { words: plain, phrases, excluded, unfinished };
}

/** Phones and word processors type curly marks. Each replaces one character, so places stay. */
function straightQuotes(text: string): string {
  return text.replace(/[“”„«»]/gu, '"');
}
