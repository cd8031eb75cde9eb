/**
 * What is done to each text alone: languages weighed, statements split, words numbered, kinds told. Runs in any thread;
 * what goes in and comes out is compact, because millions of small objects would take longer to send than to make.
 */
import { classify, type KindModel } from '../kinds/classify.js';
import { textHash } from '../random.js';
import { settledByWords } from '../statements/language.js';
import { splitStatements } from '../statements/split.js';
import { eachEmoji, eachWord, openWord } from '../text/tokens.js';
import { kinds } from '../types.js';

export interface SplitRequest {
  readonly read: 'split';
  readonly texts: readonly string[];
  /** 1 where the language is to be found. */
  readonly unknown: Uint8Array;
  readonly wholeRows: boolean;
}

export interface SplitReply {
  readonly read: 'split';
  /** Statements of each text. */
  readonly counts: Uint32Array;
  /** Start and end of each statement. */
  readonly spans: Uint32Array;
  /** Words of each statement, and their numbers as this thread gives them. */
  readonly wordCounts: Uint32Array;
  readonly words: Int32Array;
  /** Words that this thread has met for the first time: they take its next numbers. */
  readonly newWords: readonly string[];
  /** Hash of the words of each statement. */
  readonly hashes: Float64Array;
  /** Of the texts whose language was to be found: what their words settle. */
  readonly settled: Uint8Array;
}

export interface KindRequest {
  readonly read: 'kinds';
  readonly texts: readonly string[];
  readonly languages: readonly string[];
  /** Language of each text, by its place in `languages`. */
  readonly language: Uint16Array;
  /** NaN where there is none. */
  readonly ratings: Float64Array;
}

export interface KindReply {
  readonly read: 'kinds';
  /** Places in the list of kinds. */
  readonly kinds: Uint8Array;
  readonly confidences: Float32Array;
  readonly polarities: Float32Array;
  readonly severities: Float32Array;
}

/** Sent before the first texts of a corpus, whose words are numbered anew, and before the statements of which kinds are to be told. */
export type PrepareRequest = { readonly newCorpus: true } | { readonly kindModel: KindModel };

export type ReadRequest = SplitRequest | KindRequest;
export type ReadReply = SplitReply | KindReply;

/** Reads texts in one thread; remembers its numbers of words. */
export interface TextReader {
  use(request: PrepareRequest): void;
  read(request: ReadRequest): ReadReply;
}

export function createTextReader(): TextReader {
  let vocabulary = createWordNumbers();
  let model: KindModel | null = null;
  return {
    use(request) {
      if ('kindModel' in request) model = request.kindModel;
      else vocabulary = createWordNumbers();
    },
    read(request) {
      if (request.read === 'split') return split(request, vocabulary);
      if (!model) throw new Error('Statements came before the model that tells their kinds.');
      return tellKinds(request, model);
    },
  };
}

/** Growing list of whole numbers. */
class Numbers {
  private values = new Int32Array(4096);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(2 * this.values.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
  at(index: number): number {
    return this.values[index] ?? 0;
  }
  taken(): Int32Array {
    return this.values.slice(0, this.length);
  }
}

interface WordNumbers {
  readonly words: readonly string[];
  /** Numbers of what one word is to the vectors: mostly one, of a contraction two. */
  of(raw: string): number | readonly number[];
}

/** A customer who types random letters must not fill the memory: forms are forgotten, numbers are not. */
const mostForms = 500_000;

/** A copy of a piece of a text: engines let longer pieces point into the text and so keep all of it in memory. */
const detached = (piece: string): string =>
  piece.length < 12 ? piece : Array.from(piece).join('');

function createWordNumbers(): WordNumbers {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const forms = new Map<string, number | readonly number[]>();
  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      const kept = detached(word);
      number = words.length;
      numbers.set(kept, number);
      words.push(kept);
    }
    return number;
  };
  return {
    words,
    of(raw) {
      let form = forms.get(raw);
      if (form === undefined) {
        const opened = openWord(raw).map(numberOf);
        const [first] = opened;
        form = opened.length === 1 && first !== undefined ? first : opened;
        if (forms.size >= mostForms) forms.clear();
        forms.set(detached(raw), form);
      }
      return form;
    },
  };
}

function wholeText(text: string): { start: number; end: number }[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end > start ? [{ start, end }] : [];
}

/** Before the key of a statement that has no words: no word begins with a space. */
const noWords = ' ';

/** Case, punctuation and spacing do not make another text; where there is no word, the marks are all there is. */
export function keyWithoutWords(text: string): string {
  return `${noWords}${text.trim().slice(0, 64)}`;
}

function split(request: SplitRequest, vocabulary: WordNumbers): SplitReply {
  const { texts, unknown, wholeRows } = request;
  const firstNew = vocabulary.words.length;
  const counts = new Uint32Array(texts.length);
  const spans = new Numbers();
  const wordCounts = new Numbers();
  const words = new Numbers();
  const hashes: number[] = [];
  for (const [i, text] of texts.entries()) {
    const found = wholeRows ? wholeText(text) : splitStatements(text);
    counts[i] = found.length;
    for (const { start, end } of found) {
      spans.push(start);
      spans.push(end);
      const statement = text.slice(start, end);
      const before = words.length;
      eachWord(statement, (from, to) => {
        const form = vocabulary.of(statement.slice(from, to));
        if (typeof form === 'number') words.push(form);
        else for (const number of form) words.push(number);
      });
      if (words.length > before) {
        eachEmoji(statement, (emoji) => {
          const form = vocabulary.of(emoji);
          if (typeof form === 'number') words.push(form);
        });
      }
      wordCounts.push(words.length - before);
      hashes.push(hashOf(statement, words, before, vocabulary.words));
    }
  }
  return {
    read: 'split',
    counts,
    spans: new Uint32Array(spans.taken()),
    wordCounts: new Uint32Array(wordCounts.taken()),
    words: words.taken(),
    newWords: vocabulary.words.slice(firstNew),
    hashes: Float64Array.from(hashes),
    settled: settledByWords(texts.filter((_, i) => unknown[i] === 1)),
  };
}

function hashOf(
  statement: string,
  words: Numbers,
  from: number,
  vocabulary: readonly string[],
): number {
  if (words.length === from) return textHash(keyWithoutWords(statement));
  let key = vocabulary[words.at(from)] ?? '';
  for (let at = from + 1; at < words.length; at++) key += ` ${vocabulary[words.at(at)] ?? ''}`;
  return textHash(key);
}

function tellKinds(request: KindRequest, model: KindModel): KindReply {
  const { texts, languages, language, ratings } = request;
  const found = {
    kinds: new Uint8Array(texts.length),
    confidences: new Float32Array(texts.length),
    polarities: new Float32Array(texts.length),
    severities: new Float32Array(texts.length),
  };
  for (const [i, text] of texts.entries()) {
    const rating = ratings[i] ?? Number.NaN;
    const told = classify(model, text, {
      rating: Number.isNaN(rating) ? null : rating,
      language: languages[language[i] ?? 0] ?? 'und',
    });
    found.kinds[i] = kinds.indexOf(told.kind);
    found.confidences[i] = told.confidence;
    found.polarities[i] = told.polarity;
    found.severities[i] = told.severity;
  }
  return { read: 'kinds', ...found };
}
