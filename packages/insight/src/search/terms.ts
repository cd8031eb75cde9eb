/** From typed words to the stems that are looked up, and how sure each is meant. */
import { stopWords } from '../text/stop-words.js';
import { lightStem } from '../text/tokens.js';
import type { ParsedQuery } from './query.js';
import type { Postings } from './postings.js';
import { find, wordsBeginning, wordsOneSlipAway } from './vocabulary.js';

/** How a typed word led to a word of the statements. */
export type MatchWay = 'exact' | 'form' | 'beginning' | 'spelling';

export interface StemMatch {
  readonly stem: number;
  /** One of the words with that stem: what the typed word was taken for. */
  readonly word: string;
  readonly way: MatchWay;
  readonly weight: number;
}

/** One typed word with all stems that count as it; the surest first. */
export interface Term {
  readonly typed: string;
  readonly stems: readonly StemMatch[];
}

/** A word that continues the typed one is less surely meant than the word itself, a corrected one less still. */
const beginningWeight = 0.7;
const spellingWeight = 0.5;
/** A beginning that fits more words than this says little; its commonest are tried. */
const mostBeginnings = 48;
const mostSpellings = 4;
const shortestBeginning = 2;
/** A word of so few statements may itself be a slip, where a neighbour is so many times commoner. */
const mostAsSlip = 5;
const timesCommoner = 10;
/** Of three letters almost any two words are one slip apart. */
const shortestSpelling = 4;

/** Function words are left out where the query has others: they are in every second statement. */
export function findTerms(
  postings: Postings,
  query: ParsedQuery,
): { terms: Term[]; ignored: string[] } {
  const last = query.words.length - 1;
  const typed = [
    ...query.words.map((word, at) => ({ word, unfinished: query.unfinished && at === last })),
    ...query.phrases.flatMap(({ words, open }) =>
      words.map((word, at) => ({ word, unfinished: open && at === words.length - 1 })),
    ),
  ];
  const some = typed.some(({ word }) => !stopWords.has(word));
  const ignored = some ? query.words.filter((word) => stopWords.has(word)) : [];
  const terms = new Map<string, Term>();
  for (const { word, unfinished } of typed) {
    if ((some && stopWords.has(word)) || terms.has(word)) continue;
    terms.set(word, { typed: word, stems: stemsFor(postings, word, unfinished) });
  }
  return { terms: [...terms.values()], ignored };
}

function stemsFor(postings: Postings, word: string, unfinished: boolean): StemMatch[] {
  const { vocabulary } = postings;
  const found: StemMatch[] = [];
  const own = find(vocabulary.stems, lightStem(word));
  if (own >= 0) {
    const way = find(vocabulary.words, word) >= 0 ? 'exact' : 'form';
    found.push({ stem: own, word, way, weight: 1 });
  }
  if (unfinished && word.length >= shortestBeginning) {
    const [from, to] = wordsBeginning(vocabulary.words, word);
    const others = stemsOf(postings, range(from, to));
    others.delete(own);
    found.push(...commonest(postings, others, mostBeginnings, 'beginning', beginningWeight));
  }
  const having = found.reduce((sum, { stem }) => sum + rowsWith(postings, stem), 0);
  if (having <= mostAsSlip && word.length >= shortestSpelling) {
    const near = stemsOf(postings, wordsOneSlipAway(vocabulary.words, word));
    for (const { stem } of found) near.delete(stem);
    for (const stem of near.keys()) {
      if (rowsWith(postings, stem) < timesCommoner * having) near.delete(stem);
    }
    found.push(...commonest(postings, near, mostSpellings, 'spelling', spellingWeight));
  }
  return found;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

/** Stems of these words, each with the first word that has it. */
function stemsOf({ vocabulary }: Postings, words: readonly number[]): Map<number, string> {
  const stems = new Map<number, string>();
  for (const at of words) {
    const stem = vocabulary.stemOf[at] ?? 0;
    if (!stems.has(stem)) stems.set(stem, vocabulary.words[at] ?? '');
  }
  return stems;
}

/** Ties in the order of the alphabet, so that the same query always means the same words. */
function commonest(
  postings: Postings,
  stems: ReadonlyMap<number, string>,
  most: number,
  way: MatchWay,
  weight: number,
): StemMatch[] {
  return [...stems]
    .sort(([a], [b]) => rowsWith(postings, b) - rowsWith(postings, a) || a - b)
    .slice(0, most)
    .map(([stem, word]) => ({ stem, word, way, weight }));
}

/** How many statements have a stem. */
export function rowsWith({ rowsFrom }: Postings, stem: number): number {
  return (rowsFrom[stem + 1] ?? 0) - (rowsFrom[stem] ?? 0);
}
