/** Candidate labels: runs of words that recur in a theme, in the order and case in which people write them. */
import { isContentWord, isMalfunctionWord } from '../text/generic.js';
import { stopWords } from '../text/stop-words.js';
import { lightStem, tokens, type Token } from '../text/tokens.js';
import { grammarOf, isEnglish, type Grammar } from './grammar.js';
import { useOf, type Use, type Uses } from './uses.js';

const longestPhrase = 5;
const oddSpace = /[^\S ]| {2}/;
const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** A phrase may open with these although they carry no theme. */
const openers = wordSet('too very keeps keep kept stopped stops please');
/** What an opener adds is no matter of its own: "keeps crashing" is about crashing. */
export const openerStems: ReadonlySet<string> = new Set([...openers].map(lightStem));
/** How often or how much something is, or thanks for it: never what it is. */
const measuring = wordSet('hardly rarely barely seldom usually overall tnx thnx');
/** "How long" is one question, "long" alone is none; what is asked may take one word more: "how long does a refund take". */
const measures = wordSet('long many much often');
const measured = wordSet('take takes took');
/** "Needs to be fixed", "please help", "bring back": that something is wanted, but not what. */
const wants = wordSet(
  'need needs needed want wants wanted wish hope hopefully help helps helped bring brings back',
);
/** Between a negation and what it denies. */
const between = wordSet(
  'to even be been get really very is are it able do does let me that the a an any',
);
/** What an adjective may be followed by although it carries no theme: "easy to use". */
const purposes = wordSet('use');
/** A subject that belongs to the word after it: "user friendly". */
const compounds: ReadonlyMap<string, string> = new Map([['user', 'friendly']]);

export interface Phrase {
  /** Stems of the words, joined: one phrase whatever its endings. */
  readonly key: string;
  readonly contentStems: readonly string[];
  readonly length: number;
  /** Says no: "isn't working", "does not work" and "won't work" are one phrase. */
  readonly negated: boolean;
  /** Says that something fails or is wanted, but not what. */
  readonly vague: boolean;
  /** Texts that have it, and their weight. */
  texts: number;
  weight: number;
  /** Weight of those in which its last word is a preposition whose object follows. */
  leftOpen: number;
  readonly surfaces: Map<string, number>;
}

export interface WeighedText {
  readonly text: string;
  /** How much the text counts: copies add little. */
  readonly weight: number;
  /** Whether it is of the theme's kind, where that is a matter of its own; such texts speak for the theme. */
  readonly telling: boolean;
}

export interface PhraseCount {
  readonly phrases: ReadonlyMap<string, Phrase>;
  /** Weight of the texts with each content stem. */
  readonly stems: ReadonlyMap<string, number>;
  /** What each content stem is in the texts. */
  readonly uses: ReadonlyMap<string, Uses>;
  readonly total: number;
  readonly texts: number;
}

/** Counts of several themes as one; each is scaled to the size given for it, whatever sample was counted. */
export function joinCounts(parts: readonly { count: PhraseCount; size: number }[]): PhraseCount {
  const phrases = new Map<string, Phrase>();
  const stems = new Map<string, number>();
  const uses = new Map<string, Uses>();
  let total = 0;
  let texts = 0;
  for (const { count, size } of parts) {
    texts += count.texts;
    const scale = size / Math.max(1e-9, count.total);
    total += size;
    for (const [stem, weight] of count.stems) {
      stems.set(stem, (stems.get(stem) ?? 0) + scale * weight);
    }
    for (const [stem, { thing, said, done }] of count.uses) {
      const known = usesOf(uses, stem);
      known.thing += scale * thing;
      known.said += scale * said;
      known.done += scale * done;
    }
    for (const [key, phrase] of count.phrases) {
      if (phrase.texts < 2) continue;
      let known = phrases.get(key);
      if (!known) {
        known = { ...phrase, texts: 0, weight: 0, leftOpen: 0, surfaces: new Map() };
        phrases.set(key, known);
      }
      known.texts += phrase.texts;
      known.weight += scale * phrase.weight;
      known.leftOpen += scale * phrase.leftOpen;
      for (const [surface, weight] of phrase.surfaces) {
        known.surfaces.set(surface, (known.surfaces.get(surface) ?? 0) + scale * weight);
      }
    }
  }
  return { phrases, stems, uses, total, texts };
}

function usesOf(uses: Map<string, Uses>, stem: string): Uses {
  let known = uses.get(stem);
  if (!known) uses.set(stem, (known = { thing: 0, said: 0, done: 0 }));
  return known;
}

interface Word extends Token {
  readonly stem: string;
  readonly content: boolean;
  readonly negation: boolean;
  /** Denied by a negation shortly before it. */
  readonly denied: boolean;
}

/**
 * Counts the phrases of a theme's texts, each once a text.
 *
 * @param language ISO 639-1, of the theme.
 */
export function countPhrases(texts: readonly WeighedText[], language = 'en'): PhraseCount {
  const grammar = grammarOf(language);
  const phrases = new Map<string, Phrase>();
  const stems = new Map<string, number>();
  const uses = new Map<string, Uses>();
  let total = 0;
  for (const { text, weight } of texts) {
    total += weight;
    const found = readWords(text, grammar);
    const seenStems = new Set<string>();
    for (const [at, { content, stem }] of found.entries()) {
      if (!content || seenStems.has(stem)) continue;
      seenStems.add(stem);
      stems.set(stem, (stems.get(stem) ?? 0) + weight);
      // Only of English is it known which words come before what: "do" is "of the" in Portuguese.
      const use = isEnglish(language) ? useAt(text, found, at) : null;
      if (use) usesOf(uses, stem)[use] += weight;
    }
    const seen = new Set<string>();
    for (let from = 0; from < found.length; from++) {
      const first = found[from];
      // What is denied is only half said without its negation.
      if (!first || first.denied || !mayBegin(first, found[from - 1], found[from + 1])) continue;
      addPhrasesFrom({ text, weight, found, grammar }, from, seen, phrases);
    }
  }
  return { phrases, stems, uses, total, texts: texts.length };
}

function useAt(text: string, found: readonly Word[], at: number): Use | null {
  const [before, word, after] = [found[at - 1], found[at], found[at + 1]];
  const follows = after !== undefined && !broken(text, word, after);
  return useOf(
    before && !broken(text, before, word) ? before.word : null,
    follows ? after.word : null,
    follows && after.content,
  );
}

interface Said {
  readonly text: string;
  readonly weight: number;
  readonly found: readonly Word[];
  readonly grammar: Grammar;
}

function addPhrasesFrom(
  { text, weight, found, grammar }: Said,
  from: number,
  seen: Set<string>,
  phrases: Map<string, Phrase>,
): void {
  const first = found[from];
  const opensWithNo = first?.negation === true;
  const asks = first?.word === 'how';
  let negated = false;
  const own: string[] = [];
  const key: string[] = [];
  const last = Math.min(found.length, from + longestPhrase + (opensWithNo || asks ? 1 : 0));
  for (let to = from; to < last; to++) {
    const word = found[to];
    if (!word || !first || (to > from && broken(text, found[to - 1], word))) return;
    // "When will my card be delivered" is no "card be delivered".
    if (word.word === 'be' && found[to - 1]?.content) return;
    key.push(word.negation ? 'not' : word.stem);
    negated ||= word.negation && grammar.deniesAfter;
    if (word.content) own.push(word.stem);
    if (own.length === 0) continue;
    if (!mayEnd(found, to, grammar) && !(asks && measured.has(word.word))) continue;
    const name = key
      .filter((part, at) => at === 0 || !(opensWithNo && betweenOf(grammar).has(part)))
      .join(' ');
    if (seen.has(name)) continue;
    seen.add(name);
    let phrase = phrases.get(name);
    if (!phrase) {
      phrase = {
        key: name,
        contentStems: [...own],
        length: to - from + 1,
        negated: opensWithNo || negated,
        vague: found
          .slice(from, to + 1)
          .every((part, at, all) => grammar.vague.has(part.word) || isVague(part, at, all)),
        texts: 0,
        weight: 0,
        leftOpen: 0,
        surfaces: new Map(),
      };
      phrases.set(name, phrase);
    }
    phrase.texts++;
    phrase.weight += weight;
    if (isLeftOpen(text, found, to, grammar)) phrase.leftOpen += weight;
    const raw = text.slice(first.start, word.end);
    const said = oddSpace.test(raw) ? raw.replace(/\s+/g, ' ') : raw;
    const surface = from === 0 ? withoutOpening(said) : said;
    phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + weight);
  }
}

function isVague({ word, content }: Word, at: number, phrase: readonly Word[]): boolean {
  if (!content || isMalfunctionWord(word) || wants.has(word)) return true;
  // "Helpful" as many write it.
  return word === 'full' && phrase[at - 1]?.word === 'help';
}

/** A capital that only opens the sentence says nothing of how the word is written. */
function withoutOpening(said: string): string {
  const [word = ''] = said.split(' ', 1);
  return word.slice(1) === word.slice(1).toLowerCase()
    ? word.toLowerCase() + said.slice(word.length)
    : said;
}

const betweenOf = ({ functionWords }: Grammar): ReadonlySet<string> =>
  functionWords.size > 0 ? functionWords : between;

/** "L'application" is an application. */
const elided = /^[a-zà-ÿ]{1,3}'/u;

function carriesTheme(word: string, { functionWords }: Grammar): boolean {
  if (functionWords.size === 0) return isContentWord(word) && !measuring.has(word);
  const bare = word.replace(elided, '');
  return !functionWords.has(word) && !functionWords.has(bare) && isContentWord(bare);
}

function readWords(text: string, grammar: Grammar): Word[] {
  const { negations } = grammar;
  let since = Infinity;
  return tokens(text).map((token) => {
    const negation = negations.has(token.word);
    const content = !negation && carriesTheme(token.word, grammar);
    const denied = content && since <= 3;
    if (negation) since = 0;
    else if (content || !betweenOf(grammar).has(token.word)) since = Infinity;
    since++;
    return {
      word: token.word,
      start: token.start,
      end: token.end,
      stem: lightStem(token.word),
      content,
      negation,
      denied,
    };
  });
}

/**
 * Whether a text has all words of a phrase, and says yes where the phrase does and no where it does.
 *
 * @param language ISO 639-1, of the text.
 */
export function saysAll(text: string, stems: readonly string[], language = 'en'): boolean {
  const found = readWords(text, grammarOf(language));
  const negated = stems.includes('not');
  return stems.every((stem) =>
    stem === 'not'
      ? found.some(({ negation }) => negation)
      : found.some((word) => word.content && word.stem === stem && (negated || !word.denied)),
  );
}

function mayBegin(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  if (word.word === 'how') return after !== undefined && measures.has(after.word);
  if (measures.has(word.word) && before?.word === 'how') return false;
  if (compounds.get(word.word) === (after?.word ?? '')) return true;
  return word.content || word.negation || openers.has(word.word);
}

function mayEnd(found: readonly Word[], at: number, grammar: Grammar): boolean {
  const [word, before] = [found[at], found[at - 1]];
  if (!word || word.content) return true;
  if (word.negation) return grammar.deniesAfter && before?.content === true;
  if (purposes.has(word.word)) return before?.word === 'to' && found[at - 2]?.content === true;
  return (
    grammar.particles.has(word.word) && before?.content === true && !stopWords.has(before.word)
  );
}

/** Whether the phrase ends with a preposition whose object follows: "crashes on", said of a phone. */
function isLeftOpen(
  text: string,
  found: readonly Word[],
  at: number,
  { particles, articles }: Grammar,
): boolean {
  const [word, after] = [found[at], found[at + 1]];
  if (!word || !after || !particles.has(word.word) || broken(text, word, after)) return false;
  return after.content || articles.has(after.word);
}

/** Punctuation between two words ends a phrase; a hyphen or an apostrophe does not. */
function broken(text: string, before: Token | undefined, after: Token | undefined): boolean {
  return /[^\s\-'’/&]/.test(text.slice(before?.end, after?.start));
}
