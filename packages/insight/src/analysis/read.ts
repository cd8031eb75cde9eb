/** Items to statements, with all that is known of each before themes, on all threads. */
import { loadKindModel } from '../kinds/classify.js';
import type { Pool } from '../kernels/pool.js';
import type { LanguageShares, LanguageSurvey } from '../statements/letters.js';
import { kinds, type AnalyzeOptions, type InsightItem, type Kind } from '../types.js';
import { countOnce, type CountedOnce } from './counted.js';
import type { Pace } from './pace.js';
import { keyWithoutWords, type KindReply, type SplitReply } from './reading.js';
import { kept, kindForm, splitForm } from './stages.js';

export interface ReadOptions extends Pick<AnalyzeOptions, 'wholeRows' | 'corrections' | 'stages'> {
  /** Of the corpus that the items are a part of. */
  readonly languageShares?: LanguageShares;
}

const itemsARange = 500;
const statementsARange = 1000;

/** Statements as columns: a million of them as objects would be most of the memory. */
export interface Statements {
  readonly count: number;
  /** Place of each statement's item in the input. */
  readonly item: Int32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Language of each statement, by its place in `languages`. */
  readonly language: Uint16Array;
  readonly languages: readonly string[];
  /** Places in the list of kinds. */
  readonly kind: Uint8Array;
  readonly kindConfidence: Float32Array;
  readonly polarity: Float32Array;
  readonly severity: Float32Array;
  /** Words of statement s: `words[wordStarts[s] … wordStarts[s + 1])`, numbers into `vocabulary`. */
  readonly words: Int32Array;
  readonly wordStarts: Uint32Array;
  readonly vocabulary: readonly string[];
}

export interface ReadItems extends Statements, CountedOnce {
  readonly items: readonly InsightItem[];
}

/** The words of a statement as they are written. */
export function textOf(
  read: Pick<ReadItems, 'items' | 'item' | 'start' | 'end'>,
  statement: number,
): string {
  const text = read.items[read.item[statement] ?? -1]?.text ?? '';
  return text.slice(read.start[statement], read.end[statement]);
}

export function kindOf(read: Pick<ReadItems, 'kind'>, statement: number): Kind {
  return kinds[read.kind[statement] ?? 0] ?? 'other';
}

export function languageOf(
  read: Pick<ReadItems, 'language' | 'languages'>,
  statement: number,
): string {
  return read.languages[read.language[statement] ?? 0] ?? 'und';
}

export async function readItems(
  items: readonly InsightItem[],
  options: ReadOptions,
  pace: Pace,
  pool: Pool,
): Promise<ReadItems> {
  pace.begin('statements');
  await pace.breathe();
  const split = await kept(options.stages, 'statements', splitForm, () =>
    splitItems(items, options, pace, pool),
  );
  await pace.breathe();
  pace.begin('kinds');
  const told = await kept(options.stages, 'kinds', kindForm(split.count), () =>
    tellKinds(items, split, options, pace, pool),
  );
  await pace.breathe();
  const statements = { ...split, ...told, items };
  return { ...statements, ...countOnce(statements, split.hashes, keyWithoutWords) };
}

type Split = Omit<Statements, 'kind' | 'kindConfidence' | 'polarity' | 'severity'> & {
  readonly hashes: Float64Array;
};

async function splitItems(
  items: readonly InsightItem[],
  options: ReadOptions,
  pace: Pace,
  pool: Pool,
): Promise<Split> {
  const replies: SplitReply[] = [];
  const vocabulary: string[] = [];
  const numbers = new Map<string, number>();
  /** Of each thread: our numbers of its words. */
  const renumbered: number[][] = [];
  const languages = languageFinder(items, options.languageShares);
  let done = 0;
  let found = 0;
  pool.prepare({ newCorpus: true });
  const reading = pool.read(
    items.length,
    itemsARange,
    (from, to) => {
      const asked = items.slice(from, to);
      return {
        read: 'split',
        texts: asked.map(({ text }) => text),
        unknown: Uint8Array.from(asked, ({ language }) => (language ? 0 : 1)),
        wholeRows: options.wholeRows === true,
      };
    },
    (reply, range, thread) => {
      if (reply.read !== 'split') return;
      const own = (renumbered[thread] ??= []);
      for (const word of reply.newWords) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = vocabulary.length;
          numbers.set(word, number);
          vocabulary.push(word);
        }
        own.push(number);
      }
      const { words } = reply;
      for (let at = 0; at < words.length; at++) words[at] = own[words[at] ?? 0] ?? 0;
      replies[range] = reply;
      languages.add(range * itemsARange, reply);
      done += reply.counts.length;
      found += reply.hashes.length;
      pace.report(done / items.length, found);
    },
  );
  await Promise.all([languages.load(), reading]);
  return joinReplies(replies, vocabulary, languages.finish());
}

function joinReplies(
  replies: readonly SplitReply[],
  vocabulary: readonly string[],
  { languages, ofItem }: ItemLanguages,
): Split {
  const count = replies.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const item = new Int32Array(count);
  const start = new Uint32Array(count);
  const end = new Uint32Array(count);
  const language = new Uint16Array(count);
  const wordStarts = new Uint32Array(count + 1);
  const hashes = new Float64Array(count);
  const words = new Int32Array(replies.reduce((sum, reply) => sum + reply.words.length, 0));
  let s = 0;
  let i = 0;
  for (const reply of replies) {
    words.set(reply.words, wordStarts[s]);
    hashes.set(reply.hashes, s);
    let own = 0;
    for (const statements of reply.counts) {
      for (let n = 0; n < statements; n++, own++, s++) {
        item[s] = i;
        start[s] = reply.spans[2 * own] ?? 0;
        end[s] = reply.spans[2 * own + 1] ?? 0;
        language[s] = ofItem[i] ?? 0;
        wordStarts[s + 1] = (wordStarts[s] ?? 0) + (reply.wordCounts[own] ?? 0);
      }
      i++;
    }
  }
  return { count, item, start, end, language, languages, words, wordStarts, vocabulary, hashes };
}

/** Language of each item, by its place in the list of languages. */
interface ItemLanguages {
  readonly languages: readonly string[];
  readonly ofItem: Uint16Array;
}

/** Finds the languages that items do not name. Letters are looked at here while the other threads go on reading. */
function languageFinder(
  items: readonly InsightItem[],
  shares: LanguageShares | undefined,
): {
  load(): Promise<void>;
  add(first: number, reply: SplitReply): void;
  finish(): ItemLanguages;
} {
  let survey: LanguageSurvey | null = null;
  const waiting: { readonly first: number; readonly reply: SplitReply }[] = [];
  const catchUp = (): void => {
    if (!survey) return;
    for (const { first, reply } of waiting) {
      let next = 0;
      for (let i = first; i < first + reply.counts.length; i++) {
        const item = items[i];
        if (item && !item.language) survey.add(i, item.text, reply.settled[next++] ?? 0);
      }
    }
    waiting.length = 0;
  };
  return {
    async load() {
      if (items.every(({ language }) => language)) return;
      const { surveyLanguages } = await import('../statements/letters.js');
      survey = surveyLanguages(shares);
    },
    add(first, reply) {
      waiting.push({ first, reply });
      catchUp();
    },
    finish() {
      catchUp();
      const found = survey?.finish();
      const places = new Map<string, number>();
      const ofItem = Uint16Array.from(items, (item, i) => {
        const name = item.language
          ? (item.language.toLowerCase().split('-')[0] ?? 'und')
          : (found?.(i) ?? 'und');
        const known = places.get(name);
        if (known !== undefined) return known;
        places.set(name, places.size);
        return places.size - 1;
      });
      return { languages: [...places.keys()], ofItem };
    },
  };
}

async function tellKinds(
  items: readonly InsightItem[],
  split: Split,
  options: ReadOptions,
  pace: Pace,
  pool: Pool,
): Promise<Pick<Statements, 'kind' | 'kindConfidence' | 'polarity' | 'severity'>> {
  const { count, item, start } = split;
  const kind = new Uint8Array(count);
  const kindConfidence = new Float32Array(count);
  const polarity = new Float32Array(count);
  const severity = new Float32Array(count);
  let done = 0;
  pool.prepare({ kindModel: loadKindModel() });
  await pool.read(
    count,
    statementsARange,
    (from, to) => {
      const texts: string[] = [];
      const ratings = new Float64Array(to - from);
      for (let s = from; s < to; s++) {
        texts.push(textOf({ items, ...split }, s));
        ratings[s - from] = items[item[s] ?? 0]?.rating ?? Number.NaN;
      }
      const { languages } = split;
      return { read: 'kinds', texts, ratings, languages, language: split.language.slice(from, to) };
    },
    (reply, range) => {
      if (reply.read !== 'kinds') return;
      const at = range * statementsARange;
      place(reply, at);
      done += reply.kinds.length;
      pace.report(done / count, count);
    },
  );
  function place(reply: KindReply, at: number): void {
    kind.set(reply.kinds, at);
    kindConfidence.set(reply.confidences, at);
    polarity.set(reply.polarities, at);
    severity.set(reply.severities, at);
  }
  const { corrections } = options;
  if (corrections && corrections.size > 0) {
    for (let s = 0; s < count; s++) {
      const corrected = corrections.get(`${items[item[s] ?? 0]?.id ?? ''}:${start[s] ?? 0}`);
      if (!corrected) continue;
      kind[s] = kinds.indexOf(corrected);
      kindConfidence[s] = 1;
    }
  }
  return { kind, kindConfidence, polarity, severity };
}
