/**
 * Search over statements by words and by meaning, fused by reciprocal ranks (Cormack, Clarke and Büttcher, "Reciprocal
 * rank fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009).
 */
import type { VectorSpace } from '../vectors/space.js';
import { placeTexts } from '../vectors/space.js';
import { knowsWords } from '../vectors/static.js';
import { loadWordTable, tableLanguage } from '../vectors/table.js';
import { words } from '../text/tokens.js';
import { arrangeMeaning, type Meaning, type VectorChunk } from './meaning.js';
import { excludedRows, hasBit, rowsOf, rowsWithPhrases } from './phrases.js';
import { collectPostings, type Postings } from './postings.js';
import { parseQuery, type ParsedQuery } from './query.js';
import { rankByWords, rarity, wordScratch } from './rank-words.js';
import { findTerms, rowsWith, type MatchWay, type Term } from './terms.js';

/** How soon a lower rank stops to count: of 10, 20 and the paper's 60 the best on the BANKING77 training part. */
const fusionConstant = 10;
/** Rows that each of the two lists brings to the fusion. */
const listDepth = 128;
const mostHits = 200;
/** Less alike than this is not "similar in meaning": of what is nearer, three of four are about the matter (made statements). */
const leastCosine = 0.25;
const chunkRows = 16_384;
const mostLanguages = 255;
/** Of the rows that have the words, this share must be of a language for its space to be searched. */
const leastLanguageShare = 0.1;

export interface SearchOptions {
  /** Hits at most, 1–200. Default 20. */
  readonly limit?: number;
  /** Rows that may be found. Called at most once a row and list; must be quick. */
  readonly filter?: (row: number) => boolean;
  /** Which lists are used. Default both. */
  readonly by?: 'both' | 'words' | 'meaning';
  /** The query by the sentence model that the spaces were made with; without it such spaces know its words alone. */
  readonly encoded?: Float32Array;
  /** Looks at every vector, not only at the lists near the query: to measure what the lists lose. Default false. */
  readonly exhaustive?: boolean;
}

export interface SearchHit {
  /** Number of the statement in the order in which it was added. */
  readonly row: number;
  /** Sum over the lists that have it of 1 / (10 + rank), that of the words times how telling they are, 0–1. */
  readonly score: number;
  readonly by: 'both' | 'words' | 'meaning';
  /** Typed words that it has, and how; empty where it is only similar. */
  readonly words: readonly { readonly typed: string; readonly way: MatchWay }[];
  /** Cosine with the query in the space of its language, −1 … 1; null where that space knows nothing of the query. */
  readonly cosine: number | null;
}

/** A typed word and the words of the statements that count as it. */
export interface LookedFor {
  readonly typed: string;
  readonly way: MatchWay;
  /** Light stem. */
  readonly stem: string;
  /** A word with that stem: what the typed one was taken for. */
  readonly word: string;
}

export interface SearchAnswer {
  /** Best first; equal ones by row. */
  readonly hits: readonly SearchHit[];
  /** Statements under the filter that have at least one of the words, and those that have all. */
  readonly withAnyWord: number;
  readonly withAllWords: number;
  readonly lookedFor: readonly LookedFor[];
  /** Function words that were left out because the query has others. */
  readonly ignored: readonly string[];
}

export interface SearchIndex {
  /** Statements in it. */
  readonly size: number;
  /** Bytes of its arrays and strings, vectors included. */
  readonly bytes: number;
  /**
   * Searches. Words are looked up by their light stem; the last one, while nothing follows it, also as a beginning; one
   * that nobody says with one letter wrong. `"side by side"` must occur, `-word` must not. Never throws for what is typed.
   *
   * @throws RangeError where `limit` is out of range.
   */
  search(query: string, options?: SearchOptions): SearchAnswer;
}

export interface SearchIndexBuilder {
  /**
   * Adds the next statement; the first is row 0.
   *
   * @param vector int8 of the space of its language, as in `Analysis.vectors`; copied.
   * @throws RangeError where the vector has not the builder's dimensions.
   */
  add(statement: { readonly text: string; readonly language: string }, vector: Int8Array): void;
  /** Sorts everything for searching. The builder cannot be used after it. */
  finish(): Promise<SearchIndex>;
}

export interface SearchIndexOptions {
  /** What places a query among the statements: `Analysis.spaces`. */
  readonly spaces: readonly VectorSpace[];
  /** Numbers a vector: `Analysis.vectorDimensions`; a multiple of 16. */
  readonly dimensions: number;
  /** Threads that sort the vectors. Default 1; the result does not depend on it. */
  readonly threads?: number;
}

/**
 * Begins an index that statements are added to one by one, so that a million of them never stand in memory as texts: the
 * index keeps words as numbers (4 bytes a word, twice) and the vectors.
 *
 * Equal scores are ordered by row, so add statements in an order of their own (by id, say) where results must not depend
 * on the order of arrival.
 */
export function createSearchIndex(options: SearchIndexOptions): SearchIndexBuilder {
  const { dimensions, spaces, threads = 1 } = options;
  if (!Number.isInteger(dimensions) || dimensions < 16 || dimensions % 16 !== 0) {
    throw new RangeError(
      `A search index needs vectors of a multiple of 16 numbers; ${dimensions} were asked for. Pass Analysis.vectorDimensions.`,
    );
  }
  const postings = collectPostings();
  const languages: string[] = [];
  const numberOf = new Map<string, number>();
  const chunks: VectorChunk[] = [];
  let inChunk = chunkRows;
  let vectors = new Int8Array(0);
  let chunkLanguages = new Uint8Array(0);
  const languageNumber = (language: string): number => {
    const known = numberOf.get(language);
    if (known !== undefined) return known;
    // The last number is shared by whatever comes after; nobody has feedback in so many languages.
    const number = Math.min(languages.length, mostLanguages);
    if (number === languages.length) languages.push(language);
    numberOf.set(language, number);
    return number;
  };
  return {
    add({ text, language }, vector) {
      if (vector.length !== dimensions) {
        throw new RangeError(
          `The vector of “${text.slice(0, 60)}” has ${vector.length} numbers; this index takes ${dimensions}.`,
        );
      }
      if (inChunk === chunkRows) {
        vectors = new Int8Array(chunkRows * dimensions);
        chunkLanguages = new Uint8Array(chunkRows);
        chunks.push({ vectors, languages: chunkLanguages });
        inChunk = 0;
      }
      vectors.set(vector, inChunk * dimensions);
      chunkLanguages[inChunk++] = languageNumber(language);
      postings.add(text);
    },
    async finish() {
      const last = chunks.pop();
      if (last) chunks.push({ ...last, languages: last.languages.subarray(0, inChunk) });
      const meaning = await arrangeMeaning(chunks, languages, dimensions, threads);
      return openSearchIndex(postings.finish(), meaning, spaces);
    },
  };
}

/** What an index is made of; `search-file.ts` stores it. */
export interface SearchParts {
  readonly postings: Postings;
  readonly meaning: Meaning;
}

const partsOf = new WeakMap<SearchIndex, SearchParts>();

export function searchParts(index: SearchIndex): SearchParts {
  const parts = partsOf.get(index);
  if (!parts) throw new TypeError('This is not an index that createSearchIndex has made.');
  return parts;
}

export function openSearchIndex(
  postings: Postings,
  meaning: Meaning,
  spaces: readonly VectorSpace[],
): SearchIndex {
  const size = postings.saidFrom.length - 1;
  const scratch = wordScratch(postings);
  const index: SearchIndex = {
    size,
    bytes: bytesOf(postings, meaning) + size * 11,
    search(text, options = {}) {
      const { limit = 20, by = 'both' } = options;
      if (!Number.isInteger(limit) || limit < 1 || limit > mostHits) {
        throw new RangeError(`limit must be a whole number from 1 to ${mostHits}, not ${limit}.`);
      }
      const query = parseQuery(text);
      const { terms, ignored } = findTerms(postings, query);
      const { allowed, only } = allowedRows(postings, query, options.filter);
      const depth = Math.max(listDepth, limit);
      const byWords = rankByWords(postings, terms, allowed, only, depth, scratch);
      const asked =
        by === 'words' || terms.length === 0
          ? new Map<string, Int8Array>()
          : placeQuery(query, terms, postings, meaning, spaces, byWords.rows, options.encoded);
      const byMeaning = [...asked]
        .flatMap(([language, vector]) =>
          meaning.nearest(language, vector, depth, {
            allowed,
            only,
            everything: options.exhaustive === true,
          }),
        )
        .filter(({ cosine }) => cosine >= leastCosine)
        .sort((a, b) => b.cosine - a.cosine || a.row - b.row)
        .slice(0, depth);
      const fused = fuse(
        by === 'meaning' ? [] : [...byWords.rows],
        byMeaning.map(({ row }) => row),
        howTelling(postings, terms),
      ).slice(0, limit);
      const wordsOf = matchesIn(postings, terms);
      return {
        hits: fused.map(({ row, score, lists }): SearchHit => {
          const vector = asked.get(meaning.languageOf(row));
          return {
            row,
            score,
            by: lists,
            words: wordsOf(row),
            cosine: vector ? meaning.cosine(row, vector) : null,
          };
        }),
        withAnyWord: byWords.any,
        withAllWords: byWords.all,
        lookedFor: terms.flatMap(({ typed, stems }) =>
          stems.map(({ stem, word, way }) => ({
            typed,
            way,
            word,
            stem: postings.vocabulary.stems[stem] ?? '',
          })),
        ),
        ignored,
      };
    },
  };
  partsOf.set(index, { postings, meaning });
  return index;
}

function allowedRows(
  postings: Postings,
  query: ParsedQuery,
  filter: ((row: number) => boolean) | undefined,
): { allowed: ((row: number) => boolean) | null; only: Int32Array | null } {
  const phrases = rowsWithPhrases(postings, query);
  const excluded = excludedRows(postings, query);
  if (!phrases && !excluded) return { allowed: filter ?? null, only: null };
  const allowed = (row: number): boolean =>
    (!phrases || hasBit(phrases, row)) &&
    !(excluded && hasBit(excluded, row)) &&
    (!filter || filter(row));
  return { allowed, only: phrases && rowsOf(phrases).filter(allowed) };
}

interface Fused {
  readonly row: number;
  readonly score: number;
  readonly lists: SearchHit['by'];
}

/**
 * How far the words alone say what is meant: a name or a code, which few statements have, all of it; words that are in
 * every tenth statement hardly. The rarity of the rarest word, over the greatest there can be, squared.
 */
function howTelling(postings: Postings, terms: readonly Term[]): number {
  const count = postings.saidFrom.length - 1;
  const rarest = terms.reduce((most, { stems }) => {
    const [first] = stems;
    return first ? Math.max(most, rarity(count, rowsWith(postings, first.stem))) : most;
  }, 0);
  return Math.min(1, rarest / Math.log(1 + count)) ** 2;
}

function fuse(
  words: readonly number[],
  meaning: readonly number[],
  weightOfWords: number,
): Fused[] {
  const found = new Map<number, Fused>();
  for (const [rank, row] of words.entries()) {
    const score = weightOfWords / (fusionConstant + rank + 1);
    found.set(row, { row, score, lists: 'words' });
  }
  for (const [rank, row] of meaning.entries()) {
    const known = found.get(row);
    const score = (known?.score ?? 0) + 1 / (fusionConstant + rank + 1);
    found.set(row, { row, score, lists: known ? 'both' : 'meaning' });
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.row - b.row);
}

/**
 * The query's vector in each space that it may be meant in: of the languages that say its words, else of that whose
 * words the table knows, else of all.
 */
function placeQuery(
  query: ParsedQuery,
  terms: readonly Term[],
  postings: Postings,
  meaning: Meaning,
  spaces: readonly VectorSpace[],
  found: Int32Array,
  encoded: Float32Array | undefined,
): Map<string, Int8Array> {
  const counts = new Map<string, number>();
  for (const row of found) {
    const language = meaning.languageOf(row);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const text = readableQuery(query, terms);
  const placed = new Map<string, Int8Array>();
  const isKnown =
    found.length === 0 &&
    spaces.some(({ language }) => language === tableLanguage) &&
    knowsWords(words(text), loadWordTable());
  for (const space of spaces) {
    if (isKnown && space.language !== tableLanguage) continue;
    const share = (counts.get(space.language) ?? 0) / Math.max(1, found.length);
    if (found.length > 0 && share < leastLanguageShare) continue;
    const { vectors, empty } = placeTexts(space, [text], encoded);
    if (empty[0] !== 1) placed.set(space.language, vectors);
  }
  return placed;
}

/** The query with misspelt and unfinished words as the commonest word that they may be: of those the space knows something. */
function readableQuery(query: ParsedQuery, terms: readonly Term[]): string {
  const read = new Map(
    terms.map(({ typed, stems }) => {
      const [first] = stems;
      if (!first || first.way === 'exact' || first.way === 'form') return [typed, typed];
      return [typed, first.word];
    }),
  );
  return [...query.words, ...query.phrases.flatMap(({ words }) => words)]
    .map((word) => read.get(word) ?? word)
    .join(' ');
}

function matchesIn(
  postings: Postings,
  terms: readonly Term[],
): (row: number) => SearchHit['words'] {
  const { said, saidFrom, vocabulary } = postings;
  return (row) => {
    const stems = new Set<number>();
    for (let at = saidFrom[row] ?? 0; at < (saidFrom[row + 1] ?? 0); at++) {
      stems.add(vocabulary.stemOf[said[at] ?? 0] ?? 0);
    }
    return terms.flatMap(({ typed, stems: own }) => {
      const match = own.find(({ stem }) => stems.has(stem));
      return match ? [{ typed, way: match.way }] : [];
    });
  };
}

function bytesOf({ vocabulary, ...lists }: Postings, meaning: Meaning): number {
  const strings = [...vocabulary.words, ...vocabulary.stems];
  // A short string of one-byte characters takes a header of 12 to 16 bytes, and its place in the list 8.
  const text = strings.reduce((sum, word) => sum + word.length + 24, 0);
  const { order, groups } = meaning.parts;
  const numbers = [
    vocabulary.stemOf,
    lists.said,
    lists.saidFrom,
    lists.rows,
    lists.rowsFrom,
    order,
  ];
  return (
    text +
    numbers.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    order.byteLength +
    meaning.vectors.byteLength +
    groups.reduce((sum, group) => sum + group.centroids.byteLength, 0)
  );
}
