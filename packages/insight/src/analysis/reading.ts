/**
 * What is done to each text alone: languages weighed, statements split, words numbered, kinds told. Runs in any thread;
 * what goes in and comes out is compact, because millions of small objects would take longer to send than to make.
 */
import {
  tellByWords,
  tellWithRating,
  type KindModel,
  type ToldByWords,
} from '../kinds/classify.js';
import { textHash } from '../random.js';
import { createTextMemory, type TextMemory } from '../remembered.js';
import { settledByWords } from '../statements/language.js';
import { kinds } from '../types.js';
import type { AssignReply, Assigner, AssignRequest, LearntByThreads } from './assigner.js';
import {
  createWordNumbers,
  numberWords,
  Numbers,
  statementsOf,
  type WordNumbers,
} from './statement-words.js';

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

/**
 * Sent before the first texts of a corpus, whose words are numbered anew; before the statements of which kinds are to be
 * told; and before the first texts that are given themes learnt from others.
 */
export type PrepareRequest =
  | { readonly newCorpus: true }
  | { readonly kindModel: KindModel }
  | { readonly learnt: LearntByThreads };

export type ReadRequest = SplitRequest | KindRequest | AssignRequest;
export type ReadReply = SplitReply | KindReply | AssignReply;

/** Reads texts in one thread; remembers its numbers of words. */
export interface TextReader {
  /** A promise where it takes a while: nothing may be read before. */
  use(request: PrepareRequest): Promise<void> | null;
  read(request: ReadRequest): ReadReply;
}

/** Texts of which each thread remembers what it found. */
const mostRemembered = 8000;

export function createTextReader(): TextReader {
  let corpus = createCorpusWords();
  let teller: KindTeller | null = null;
  let assigner: Assigner | null = null;
  return {
    use(request) {
      if ('kindModel' in request) teller = createKindTeller(request.kindModel);
      else if ('newCorpus' in request) corpus = createCorpusWords();
      else return useLearnt(request.learnt);
      return null;
    },
    read(request) {
      if (request.read === 'split') return split(request, corpus);
      if (request.read === 'assign') {
        if (!assigner) throw new Error('Texts came before the themes that they are to be given.');
        return assigner(request);
      }
      if (!teller) throw new Error('Statements came before the model that tells their kinds.');
      return tellKinds(request, teller);
    },
  };

  async function useLearnt(learnt: LearntByThreads): Promise<void> {
    // Most readers place nothing: they need not load what it takes.
    const { createAssigner } = await import('./assigner.js');
    assigner = await createAssigner(learnt);
  }
}

/** What is remembered of a text: its statements, their words, and what its words tell of its language once that is asked. */
interface SplitText {
  readonly spans: Int32Array;
  readonly wordCounts: Int32Array;
  readonly words: Int32Array;
  readonly hashes: readonly number[];
  settled: number;
}

interface CorpusWords {
  readonly vocabulary: WordNumbers;
  readonly remembered: TextMemory<SplitText>;
}

const createCorpusWords = (): CorpusWords => ({
  vocabulary: createWordNumbers(),
  remembered: createTextMemory(mostRemembered),
});

interface KindTeller {
  readonly model: KindModel;
  readonly remembered: TextMemory<{ readonly language: string; readonly told: ToldByWords }>;
}

const createKindTeller = (model: KindModel): KindTeller => ({
  model,
  remembered: createTextMemory(mostRemembered),
});

/** Before the key of a statement that has no words: no word begins with a space. */
const noWords = ' ';

/** Case, punctuation and spacing do not make another text; where there is no word, the marks are all there is. */
export function keyWithoutWords(text: string): string {
  return `${noWords}${text.trim().slice(0, 64)}`;
}

const notAsked = 255;

/** What was found of some texts so far. */
interface Split {
  readonly spans: Numbers;
  readonly wordCounts: Numbers;
  readonly words: Numbers;
  readonly hashes: number[];
}

/** Reads a text and adds it to what was found; tells how to get its part as it is remembered. */
function splitText(
  text: string,
  wholeRows: boolean,
  vocabulary: WordNumbers,
  { spans, wordCounts, words, hashes }: Split,
): () => SplitText {
  const from = [spans.length, wordCounts.length, words.length] as const;
  for (const { start, end } of statementsOf(text, wholeRows)) {
    spans.push(start);
    spans.push(end);
    const statement = text.slice(start, end);
    const before = words.length;
    numberWords(statement, vocabulary, words);
    wordCounts.push(words.length - before);
    hashes.push(hashOf(statement, words, before, vocabulary.words));
  }
  return () => ({
    spans: spans.view(from[0]).slice(),
    wordCounts: wordCounts.view(from[1]).slice(),
    words: words.view(from[2]).slice(),
    hashes: hashes.slice(from[1]),
    settled: notAsked,
  });
}

function split(request: SplitRequest, { vocabulary, remembered }: CorpusWords): SplitReply {
  const { texts, unknown, wholeRows } = request;
  const firstNew = vocabulary.words.length;
  const counts = new Uint32Array(texts.length);
  const found = {
    spans: new Numbers(),
    wordCounts: new Numbers(),
    words: new Numbers(),
    hashes: new Array<number>(),
  };
  const settled: number[] = [];
  for (const [i, text] of texts.entries()) {
    const before = found.wordCounts.length;
    const known = remembered.get(text);
    if (known) {
      found.spans.add(known.spans);
      found.wordCounts.add(known.wordCounts);
      found.words.add(known.words);
      for (const hash of known.hashes) found.hashes.push(hash);
    } else remembered.keep(text, splitText(text, wholeRows, vocabulary, found));
    counts[i] = found.wordCounts.length - before;
    if (unknown[i] !== 1) continue;
    if (!known) settled.push(settledByWords(text));
    else {
      if (known.settled === notAsked) known.settled = settledByWords(text);
      settled.push(known.settled);
    }
  }
  return {
    read: 'split',
    counts,
    spans: new Uint32Array(found.spans.view()),
    wordCounts: new Uint32Array(found.wordCounts.view()),
    words: found.words.taken(),
    newWords: vocabulary.words.slice(firstNew),
    hashes: Float64Array.from(found.hashes),
    settled: Uint8Array.from(settled),
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

function tellKinds(request: KindRequest, { model, remembered }: KindTeller): KindReply {
  const { texts, languages, language: ofText, ratings } = request;
  const found = {
    kinds: new Uint8Array(texts.length),
    confidences: new Float32Array(texts.length),
    polarities: new Float32Array(texts.length),
    severities: new Float32Array(texts.length),
  };
  for (const [i, text] of texts.entries()) {
    const rating = ratings[i] ?? Number.NaN;
    const language = languages[ofText[i] ?? 0] ?? 'und';
    let known = remembered.get(text);
    if (known?.language !== language) {
      const read = { language, told: tellByWords(model, text, language) };
      known = read;
      remembered.keep(text, () => read);
    }
    const told = tellWithRating(model, known.told, Number.isNaN(rating) ? null : rating);
    found.kinds[i] = kinds.indexOf(told.kind);
    found.confidences[i] = told.confidence;
    found.polarities[i] = told.polarity;
    found.severities[i] = told.severity;
  }
  return { read: 'kinds', ...found };
}
