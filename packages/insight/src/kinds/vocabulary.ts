import { cueSourceOf } from './cues.js';
import { hasLexicon, lexiconOf } from './lexicon.js';

/** What a word does to its neighbours, one bit each. */
export const roles = {
  negates: 1,
  contrasts: 2,
  stresses: 4,
  firstPerson: 8,
  secondPerson: 16,
  asksKindly: 32,
} as const;

/** All that the classifier knows of one word, so that a token is looked up once. */
export interface WordInfo {
  /** Number of the word as an edge of the cue trie. */
  readonly id: number;
  /** Judgement, −2 … 2. */
  readonly score: number;
  readonly roles: number;
  /** Word classes, as edges of the cue trie. */
  readonly classes: readonly number[];
}

export interface TrieNode {
  readonly edges: Map<number, TrieNode>;
  /** Reached over a few words. */
  gap: TrieNode | null;
  /** Cue groups whose phrase ends here, one bit each. */
  groups: number;
}

/** A token as it is looked up: its hash, and what is known of it as a word. */
export interface Token {
  readonly hash: number;
  readonly info: WordInfo | undefined;
}

export interface Vocabulary {
  readonly root: TrieNode;
  token(text: string): Token;
}

/** A process that reads feedback for months meets ever new words; its memory must not grow for ever. */
const mostTokens = 100_000;

const fnvPrime = 0x01000193;
export const fnvOffset = 0x811c9dc5;

/** FNV-1a over UTF-16 units. */
function hash(token: string): number {
  let value = fnvOffset;
  for (let i = 0; i < token.length; i += 1)
    value = Math.imul(value ^ token.charCodeAt(i), fnvPrime);
  return value;
}

const roleWords: readonly (readonly [number, string])[] = [
  [
    roles.negates,
    `not no never none nothing nobody neither nor without hardly barely can't don't doesn't didn't isn't aren't wasn't
    weren't won't wouldn't couldn't shouldn't hasn't haven't hadn't ain't lacks lacking
    nicht kein keine keinen keiner keinem nie niemals nichts ohne kaum ne pas jamais aucun aucune sans rien
    nunca ningún ninguna sin tampoco não nem nenhum nenhuma sem non mai nessun nessuna senza niet geen nooit zonder`,
  ],
  [
    roles.contrasts,
    `but however although though except yet unfortunately aber jedoch leider mais cependant pero mas porém ma però maar
    echter malheureusement lamentablemente infelizmente purtroppo helaas`,
  ],
  [
    roles.stresses,
    `very really so extremely super too absolutely totally highly incredibly completely most sehr total extrem wirklich
    völlig absolut très trop vraiment muy demasiado muito demais molto troppo davvero heel erg zeer te`,
  ],
  [
    roles.firstPerson,
    `i i'm i've i'd i'll me my we we're we've our us ich mir mein meine meinen wir uns unser unsere je j'ai mon mes nous
    notre yo mi mis nosotros eu meu minha io mio mia ik mijn wij onze`,
  ],
  [
    roles.secondPerson,
    `you your you're ihr euch euer eure votre vous vos ustedes vosotros vocês vostra vostro jullie u uw`,
  ],
  [roles.asksKindly, `please bitte svp aub alsjeblieft graag kindly favor favore`],
];

const listed = (text: string): string[] => text.trim().split(/\s+/u);

class Builder {
  private readonly ids = new Map<string, number>();
  private readonly known = new Map<string, { score: number; roles: number; classes: number[] }>();
  readonly root: TrieNode = { edges: new Map(), gap: null, groups: 0 };

  private id(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(word, id);
    return id;
  }

  private entry(word: string): { score: number; roles: number; classes: number[] } {
    let entry = this.known.get(word);
    if (entry === undefined) {
      entry = { score: 0, roles: 0, classes: [] };
      this.known.set(word, entry);
    }
    return entry;
  }

  addScore(word: string, score: number): void {
    this.entry(word).score = score;
  }

  addRole(word: string, role: number): void {
    this.entry(word).roles |= role;
  }

  addClass(word: string, name: string): void {
    this.entry(word).classes.push(this.id(`<${name}>`));
  }

  addPhrase(parts: readonly string[], bit: number, at = 0, node = this.root): void {
    const part = parts[at];
    if (part === undefined) {
      node.groups |= bit;
      return;
    }
    if (part === '~') {
      node.gap ??= { edges: new Map(), gap: null, groups: 0 };
      this.addPhrase(parts, bit, at + 1, node.gap);
      return;
    }
    for (const word of part.split('|')) {
      if (!word.startsWith('<')) this.entry(word);
      const id = this.id(word);
      let next = node.edges.get(id);
      if (next === undefined) {
        next = { edges: new Map(), gap: null, groups: 0 };
        node.edges.set(id, next);
      }
      this.addPhrase(parts, bit, at + 1, next);
    }
  }

  finish(): Vocabulary {
    const words = new Map<string, WordInfo>();
    for (const [word, entry] of this.known) words.set(word, { id: this.id(word), ...entry });
    const tokens = new Map<string, Token>();
    const token = (text: string): Token => {
      let known = tokens.get(text);
      if (known === undefined) {
        known = { hash: hash(text), info: words.get(text) };
        if (tokens.size >= mostTokens) tokens.clear();
        tokens.set(text, known);
      }
      return known;
    };
    return { root: this.root, token };
  }
}

function build(language: string): Vocabulary {
  const builder = new Builder();
  for (const [word, score] of lexiconOf(language)) builder.addScore(word, score);
  for (const [role, words] of roleWords) {
    for (const word of listed(words)) builder.addRole(word, role);
  }
  const { phrases, classes } = cueSourceOf(language);
  for (const [name, words] of Object.entries(classes)) {
    for (const word of listed(words)) builder.addClass(word, name);
  }
  for (const { bit, parts } of phrases) builder.addPhrase(parts, bit);
  return builder.finish();
}

const built = new Map<string, Vocabulary>();
const faults = new Map<string, string>();

/**
 * Languages whose word lists could not be read, by ISO 639-1 code, with the reason. Their statements are read with what
 * all languages have in common, so that a fault in one never breaks the rest.
 */
export const languageFaults = (): ReadonlyMap<string, string> => faults;

function buildOrFallBack(key: string): Vocabulary {
  try {
    return build(key);
  } catch (error) {
    faults.set(key, error instanceof Error ? error.message : String(error));
    return key === anyLanguage ? new Builder().finish() : vocabularyOf(anyLanguage);
  }
}

/** All languages without lists of their own share one vocabulary. */
const anyLanguage = 'und';

/** The words and phrases of a language, put together when it is first met: most runs need one or two. */
export function vocabularyOf(language: string): Vocabulary {
  const key = hasLexicon(language) ? language : anyLanguage;
  let vocabulary = built.get(key);
  if (vocabulary === undefined) {
    vocabulary = buildOrFallBack(key);
    built.set(key, vocabulary);
  }
  return vocabulary;
}
