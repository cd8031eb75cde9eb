/** Candidate labels: runs of words that recur in a theme, in the order and case in which people write them. */
import { isContentWord } from '../text/generic.js';
import { stopWords } from '../text/stop-words.js';
import { lightStem, tokens, type Token } from '../text/tokens.js';

const longestPhrase = 5;
/** A phrase may open with what is wrong: "can't log in", "no dark mode". */
const openers: ReadonlySet<string> = new Set(
  "can't cannot cant couldn't won't wont doesn't doesnt don't dont didn't isn't not no unable never without too".split(
    ' ',
  ),
);
/** A phrase may end with the particle of its verb: "log in", "times out". */
const particles: ReadonlySet<string> = new Set('in out up off on down back'.split(' '));

export interface Phrase {
  /** Stems of the words, joined: one phrase whatever its endings. */
  readonly key: string;
  readonly contentStems: readonly string[];
  readonly length: number;
  /** Weight of the texts that have it. */
  weight: number;
  readonly surfaces: Map<string, number>;
}

export interface WeighedText {
  readonly text: string;
  /** How much the text counts: copies add little. */
  readonly weight: number;
}

export interface PhraseCount {
  readonly phrases: ReadonlyMap<string, Phrase>;
  /** Weight of the texts with each content stem. */
  readonly stems: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Counts the phrases of a theme's texts, each once a text. */
export function countPhrases(texts: readonly WeighedText[]): PhraseCount {
  const phrases = new Map<string, Phrase>();
  const stems = new Map<string, number>();
  let total = 0;
  for (const { text, weight } of texts) {
    total += weight;
    const found = tokens(text);
    const seen = new Set<string>();
    const content = found.map((token) => isContentWord(token.word));
    const stemmed = found.map((token) => lightStem(token.word));
    for (const [at, stem] of stemmed.entries()) {
      if (content[at] && !seen.has(stem)) {
        seen.add(stem);
        stems.set(stem, (stems.get(stem) ?? 0) + weight);
      }
    }
    for (let from = 0; from < found.length; from++) {
      if (!mayOpen(found[from], content[from])) continue;
      const own: string[] = [];
      for (let to = from; to < Math.min(found.length, from + longestPhrase); to++) {
        if (to > from && broken(text, found[to - 1], found[to])) break;
        if (content[to]) own.push(stemmed[to] ?? '');
        if (own.length === 0 || !mayEnd(found[to], content[to], found[to - 1], content[to - 1]))
          continue;
        const key = stemmed.slice(from, to + 1).join(' ');
        if (seen.has(`${key} `)) continue;
        seen.add(`${key} `);
        const surface = text.slice(found[from]?.start, found[to]?.end).replace(/\s+/g, ' ');
        addPhrase(phrases, key, own, to - from + 1, weight, surface);
      }
    }
  }
  return { phrases, stems, total };
}

function addPhrase(
  phrases: Map<string, Phrase>,
  key: string,
  contentStems: readonly string[],
  length: number,
  weight: number,
  surface: string,
): void {
  let phrase = phrases.get(key);
  if (!phrase) {
    phrase = { key, contentStems: [...contentStems], length, weight: 0, surfaces: new Map() };
    phrases.set(key, phrase);
  }
  phrase.weight += weight;
  phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + weight);
}

function mayOpen(token: Token | undefined, content: boolean | undefined): boolean {
  return token !== undefined && (content === true || openers.has(token.word));
}

function mayEnd(
  token: Token | undefined,
  content: boolean | undefined,
  before: Token | undefined,
  contentBefore: boolean | undefined,
): boolean {
  if (!token) return false;
  if (content) return true;
  return (
    particles.has(token.word) &&
    contentBefore === true &&
    before !== undefined &&
    !stopWords.has(before.word)
  );
}

/** Punctuation between two words ends a phrase; a hyphen or an apostrophe does not. */
function broken(text: string, before: Token | undefined, after: Token | undefined): boolean {
  return /[^\s\-'’/&]/.test(text.slice(before?.end, after?.start));
}
