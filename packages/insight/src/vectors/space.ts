/** The vector space of one language: static word vectors beside corpus LSA, each of unit length, weighted and joined. */
import { platform } from '#platform';
import { lightening } from '../kernels/place.js';
import type { Pool } from '../kernels/pool.js';
import { words } from '../text/tokens.js';
import { buildCorpus, corpusOf, type Corpus } from './corpus.js';
import { fitLsa, projectLsa, type LsaModel } from './lsa.js';
import { encodeRows, type SentenceModel } from './model.js';
import { createPlacing, type Placing } from './placing.js';
import { staticDimensions, wordVectors } from './static.js';
import { loadWordTable, tableLanguage } from './table.js';

const lsaRank = 64;
/**
 * Length of the corpus part beside the table's. From .2 to .4 themes of the BANKING77 training part are much the same, and
 * sentences that say the same in other words are the less like the more there is of it, for it knows only shared words.
 */
const lsaShare = 0.2;
/** The WASM kernels read 16 numbers at a time. */
const lane = 16;
/** Unit vectors of some 200 numbers rarely have one above a third; what is above is clipped. */
export const quantum = 127 / 0.4;
const componentSample = 10_000;
/** Texts that a sentence model is given at once. */
const modelPiece = 500;
const componentRounds = 12;
const settledWithin = 1e-9;
/** Of fewer texts the common direction is what they are about. */
const componentFrom = 100;

/** Everything needed to place a new text among those of an analysis. Plain data: may be stored and cloned. */
export interface VectorSpace {
  readonly language: string;
  readonly dimensions: number;
  /** Name of the sentence model that gave the first part, in place of the shipped table; absent where none did. */
  readonly model?: string;
  /** Dimensions that come from the shipped table or the model; 0 where the table does not know the language. */
  readonly staticDimensions: number;
  readonly lsaShare: number;
  /** The common direction that was removed from the static part. */
  readonly component: Float32Array;
  readonly lsa: LsaModel;
}

export interface PlacedTexts {
  readonly dimensions: number;
  /** Row after row, int8, all with the same scale. */
  readonly vectors: Int8Array;
  /** 1 where nothing is known of a text: its vector is zero. */
  readonly empty: Uint8Array;
}

/** @param model That of the analysis, where it has one. */
export function spaceDimensions(model?: SentenceModel): number {
  return Math.ceil(((model?.dimensions ?? staticDimensions) + lsaRank) / lane) * lane;
}

/**
 * Fits a space on texts and places them in it. The texts come in an order that does not depend on the input's.
 *
 * @param take Is given the first text of a piece, its rows, and 1 for each that is empty; good until it returns.
 */
export async function fitSpace(
  corpus: Corpus,
  language: string,
  seed: number,
  { threads, pool }: { readonly threads: number; readonly pool: Pool },
  take: (first: number, vectors: Int8Array, empty: Uint8Array) => void,
): Promise<VectorSpace> {
  const table = language === tableLanguage ? loadWordTable() : null;
  const lsa = fitLsa(corpus, lsaRank, seed);
  const dimensions = spaceDimensions();
  const placing = createPlacing(
    { corpus, lsa, table, staticDimensions, dimensions },
    threads,
    pool,
  );
  const space: VectorSpace = {
    language,
    dimensions,
    staticDimensions: table ? staticDimensions : 0,
    lsaShare: table ? lsaShare : 1,
    component: table ? commonDirection(corpus, placing) : new Float32Array(0),
    lsa,
  };
  await placing.run({ lsaShare: space.lsaShare, component: space.component, quantum }, take);
  return space;
}

/** Places many texts, given as a corpus, in a space that was fitted before, on all threads. */
export async function placeCorpus(
  space: VectorSpace,
  corpus: Corpus,
  { threads, pool }: { readonly threads: number; readonly pool: Pool },
  take: (first: number, vectors: Int8Array, empty: Uint8Array) => void,
): Promise<void> {
  const { lsa, dimensions, component } = space;
  const table = space.staticDimensions > 0 ? loadWordTable() : null;
  const placing = createPlacing(
    { corpus, lsa, table, staticDimensions, dimensions },
    threads,
    pool,
  );
  await placing.run({ lsaShare: space.lsaShare, component, quantum }, take);
}

function commonDirection(corpus: Corpus, placing: Placing): Float32Array {
  const count = corpus.offsets.length - 1;
  if (count < componentFrom) return new Float32Array(staticDimensions);
  const stride = Math.max(1, Math.ceil(count / componentSample));
  const sample = Int32Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride);
  return firstComponent(placing.staticSums(sample), sample.length, staticDimensions);
}

/**
 * Places texts in a space that was fitted before.
 *
 * @param encoded Rows of the texts by the space's sentence model. Without them a text lies in such a space where its
 *   words alone put it: its first part is zero.
 */
export function placeTexts(
  space: VectorSpace,
  texts: readonly string[],
  encoded?: Float32Array,
): PlacedTexts {
  const corpus = buildCorpus(texts.map(words));
  const width = texts.length * space.staticDimensions;
  if (space.model !== undefined) return join(space, corpus, encoded ?? new Float32Array(width));
  return join(space, corpus, width > 0 ? staticDocuments(corpus) : new Float32Array(0));
}

/**
 * As `fitSpace`, with the vectors of a sentence model in place of the table's. The texts of the sample that the common
 * direction comes from are encoded once.
 *
 * @param textOf Text of a document of the corpus, as people wrote it.
 */
export async function fitModelSpace(
  corpus: Corpus,
  textOf: (document: number) => string,
  { language, seed, model }: { language: string; seed: number; model: SentenceModel },
  take: (first: number, vectors: Int8Array, empty: Uint8Array) => void,
): Promise<VectorSpace> {
  const count = corpus.offsets.length - 1;
  const sampled = Array.from({ length: Math.min(count, componentSample) }, (_, i) => i);
  const width = model.dimensions;
  // The texts come in an order by hash, so that the first are a fair sample.
  const first = await encodeRows(model, sampled.map(textOf));
  const space: VectorSpace = {
    language,
    dimensions: spaceDimensions(model),
    model: model.name,
    staticDimensions: width,
    lsaShare: model.corpusShare ?? lsaShare,
    component:
      count < componentFrom || model.keepsCommonDirection === true
        ? new Float32Array(width)
        : firstComponent(first, sampled.length, width),
    lsa: fitLsa(corpus, lsaRank, seed),
  };
  await placeEncoded(space, corpus, { model, textOf }, take, first);
  return space;
}

/** As `placeCorpus`, in a space of a sentence model. */
export async function placeEncoded(
  space: VectorSpace,
  corpus: Corpus,
  { model, textOf }: { model: SentenceModel; textOf: (document: number) => string },
  take: (first: number, vectors: Int8Array, empty: Uint8Array) => void,
  known: Float32Array = new Float32Array(0),
): Promise<void> {
  const width = model.dimensions;
  const count = corpus.offsets.length - 1;
  for (let at = 0; at < count; at += modelPiece) {
    const piece = Int32Array.from({ length: Math.min(modelPiece, count - at) }, (_, i) => at + i);
    const end = (at + piece.length) * width;
    const rows =
      end <= known.length
        ? known.subarray(at * width, end)
        : await encodeRows(model, Array.from(piece, textOf));
    const { documents, offsets, vocabulary } = corpus;
    const own = corpusOf({ words: documents, wordStarts: offsets, vocabulary }, piece);
    const { vectors, empty } = join(space, own, rows);
    take(at, vectors, empty);
    await platform.nextTurn();
  }
}

/** The table's part of some texts, row after row at unit length, before the common direction is taken out. */
export function tableRows(texts: readonly string[]): Float32Array {
  return staticDocuments(buildCorpus(texts.map(words)));
}

function staticDocuments(corpus: Corpus): Float32Array {
  const dimensions = staticDimensions;
  const words = wordVectors(corpus.vocabulary, loadWordTable());
  const count = corpus.offsets.length - 1;
  const sums = new Float32Array(count * dimensions);
  for (let d = 0; d < count; d++) {
    for (let at = corpus.offsets[d] ?? 0; at < (corpus.offsets[d + 1] ?? 0); at++) {
      const from = (corpus.documents[at] ?? 0) * dimensions;
      const to = d * dimensions;
      for (let i = 0; i < dimensions; i++) {
        sums[to + i] = (sums[to + i] ?? 0) + (words[from + i] ?? 0);
      }
    }
    const own = corpus.documents.subarray(corpus.offsets[d] ?? 0, corpus.offsets[d + 1] ?? 0);
    lightenRow(sums.subarray(d * dimensions, (d + 1) * dimensions), words, own);
    scaleToUnit(sums, d * dimensions, dimensions, 1);
  }
  return sums;
}

/** As `lightenRepeated` of the kernels, for the few texts that need no arena. */
function lightenRow(row: Float32Array, vectors: Float32Array, own: Int32Array): void {
  const whole = row.slice();
  const length = lengthOf(whole);
  if (length < 1e-6) return;
  for (const word of own) {
    const vector = vectors.subarray(word * row.length, (word + 1) * row.length);
    const long = Math.fround(lengthOf(vector));
    if (long === 0) continue;
    let along = 0;
    for (let i = 0; i < row.length; i++) along += (vector[i] ?? 0) * (whole[i] ?? 0);
    const factor = Math.fround((-lightening * along) / (long * length));
    for (let i = 0; i < row.length; i++) {
      row[i] = (row[i] ?? 0) + Math.fround(factor * (vector[i] ?? 0));
    }
  }
}

function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** The first principal direction, by power iteration from the mean: it is far ahead of the second. */
function firstComponent(rows: Float32Array, count: number, dimensions: number): Float32Array {
  let direction = new Float64Array(dimensions);
  for (let round = 0; round < componentRounds; round++) {
    const next = new Float64Array(dimensions);
    for (let at = 0; at < count * dimensions; at += dimensions) {
      let along = round > 0 ? 0 : 1;
      if (round > 0)
        for (let d = 0; d < dimensions; d++) along += (rows[at + d] ?? 0) * (direction[d] ?? 0);
      for (let d = 0; d < dimensions; d++) next[d] = (next[d] ?? 0) + along * (rows[at + d] ?? 0);
    }
    const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0)) || 1;
    const turned = next.map((value, d) => Math.abs(value / length - (direction[d] ?? 0)));
    direction = next.map((value) => value / length);
    if (turned.every((by) => by < settledWithin)) break;
  }
  return Float32Array.from(direction);
}

function join(space: VectorSpace, corpus: Corpus, statics: Float32Array): PlacedTexts {
  const { dimensions, staticDimensions, component, lsa } = space;
  const placedLsa = projectLsa(lsa, corpus);
  const count = corpus.offsets.length - 1;
  const vectors = new Int8Array(count * dimensions);
  const empty = new Uint8Array(count);
  const row = new Float32Array(dimensions);
  for (let d = 0; d < count; d++) {
    row.fill(0);
    let along = 0;
    const at = d * staticDimensions;
    for (let i = 0; i < staticDimensions; i++)
      along += (statics[at + i] ?? 0) * (component[i] ?? 0);
    for (let i = 0; i < staticDimensions; i++) {
      row[i] = (statics[at + i] ?? 0) - along * (component[i] ?? 0);
    }
    scaleToUnit(row, 0, staticDimensions, 1);
    row.set(placedLsa.subarray(d * lsa.rank, (d + 1) * lsa.rank), staticDimensions);
    scaleToUnit(row, staticDimensions, lsa.rank, space.lsaShare);
    if (!scaleToUnit(row, 0, dimensions, quantum)) empty[d] = 1;
    for (let i = 0; i < dimensions; i++) {
      vectors[d * dimensions + i] = Math.max(-127, Math.min(127, Math.round(row[i] ?? 0)));
    }
  }
  return { dimensions, vectors, empty };
}

/** Scales a run of numbers to the given length; false where it has none. */
function scaleToUnit(values: Float32Array, at: number, length: number, target: number): boolean {
  let square = 0;
  for (let i = at; i < at + length; i++) square += (values[i] ?? 0) ** 2;
  if (square < 1e-12) return false;
  const scale = target / Math.sqrt(square);
  for (let i = at; i < at + length; i++) values[i] = (values[i] ?? 0) * scale;
  return true;
}
