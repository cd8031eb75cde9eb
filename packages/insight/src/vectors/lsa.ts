/**
 * Latent semantic analysis of the corpus at hand: what the shipped table cannot know (product names, house words,
 * languages other than its own) is learnt from which words and word parts occur together.
 *
 * Features are light stems, their pairs, and character 4-grams; because the 4-grams hang on words, a document is a sum
 * over its words, and every product with the matrix is taken word by word: a fourth of the work of the explicit matrix.
 * The factorisation is the randomised range finder of Halko, Martinsson and Tropp (SIAM Review 53, 2011).
 */
import { normalRandom, seededRandom } from '../random.js';
import { lightStem } from '../text/tokens.js';
import { everyNth, type Corpus } from './corpus.js';
import { createFactors, type Rows } from './factors.js';

const fitLimit = 20_000;
const pairWeight = 0.5;
const gramWeight = 0.5;
const idfPower = 1.3;
const oversampling = 12;
const passes = 2;
const leastDocuments = 2;
const mostFeatures = 60_000;

/** What is needed to place a text that was not in the corpus. Plain data. */
export interface LsaModel {
  readonly rank: number;
  /** Feature names: `w:stem`, `p:stem stem`, `g:gram`. */
  readonly features: readonly string[];
  /** idf × weight of each feature. */
  readonly weights: Float32Array;
  /** features × rank, singular values already worked in. */
  readonly projection: Float32Array;
}

interface Terms {
  readonly stems: readonly string[];
  /** Features of each vocabulary word (its stem, its grams). */
  readonly wordFeatures: readonly Int32Array[];
  readonly pairIds: ReadonlyMap<number, number>;
  readonly stemIds: Int32Array;
  readonly features: readonly string[];
}

const pairKey = (a: number, b: number): number => a * 4_194_304 + b;

/** Fits on an even sample of at most 20,000 documents (every n-th; the caller has ordered them by hash). */
export function fitLsa(whole: Corpus, rank: number, seed: number): LsaModel {
  // What only the rest has is no feature, so the rest of the vocabulary need not be looked at.
  const corpus = everyNth(whole, Math.ceil((whole.offsets.length - 1) / fitLimit));
  const sample = Array.from({ length: corpus.offsets.length - 1 }, (_, d) => d);
  const { terms, weights } = chooseFeatures(corpus, sample);
  const featureCount = terms.features.length;
  const rows = documentRows(corpus, sample, terms, weights);
  if (rows.count === 0 || featureCount === 0) {
    return { rank, features: [], weights: new Float32Array(0), projection: new Float32Array(0) };
  }
  const factors = createFactors(rows, terms, weights, rank + oversampling);
  factors.fill(normalRandom(seededRandom(seed)));
  for (let pass = 0; pass < passes; pass++) {
    factors.multiply();
    factors.multiplyTransposed();
    factors.orthonormalise();
  }
  // With an orthonormal base Q of the right space the squares of the singular values are those of A Q.
  factors.multiply();
  const { values, vectors, width } = factors.eigen();
  const turn = new Float64Array(width * rank);
  const floor = (values[0] ?? 0) * 1e-9;
  for (let j = 0; j < rank; j++) {
    const value = values[j] ?? 0;
    // A row times V is U·S; times √S it is U·S^1.5.
    const scale = value > floor ? Math.sqrt(Math.sqrt(value)) : 0;
    for (let i = 0; i < width; i++) turn[i * rank + j] = (vectors[i * width + j] ?? 0) * scale;
  }
  return { rank, features: terms.features, weights, projection: factors.turned(turn, rank) };
}

function chooseFeatures(
  corpus: Corpus,
  sample: readonly number[],
): { terms: Terms; weights: Float32Array } {
  const { vocabulary, offsets, documents } = corpus;
  const stems = vocabulary.map(lightStem);
  const stemOf = new Map<string, number>();
  const stemIds = Int32Array.from(stems, (stem) => idOf(stemOf, stem));
  const gramOf = new Map<string, number>();
  const gramsOf = vocabulary.map((word) =>
    Int32Array.from(new Set(characterGrams(word)), (part) => idOf(gramOf, part)),
  );
  const stemCounts = new Int32Array(stemOf.size);
  const gramCounts = new Int32Array(gramOf.size);
  const pairCounts = new Map<number, number>();
  const stemSeen = new Int32Array(stemOf.size).fill(-1);
  const gramSeen = new Int32Array(gramOf.size).fill(-1);
  for (const d of sample) {
    const pairs = new Set<number>();
    for (let at = offsets[d] ?? 0; at < (offsets[d + 1] ?? 0); at++) {
      const word = documents[at] ?? 0;
      const stem = stemIds[word] ?? 0;
      if (stemSeen[stem] !== d) {
        stemSeen[stem] = d;
        stemCounts[stem] = (stemCounts[stem] ?? 0) + 1;
      }
      for (const part of gramsOf[word] ?? []) {
        if (gramSeen[part] === d) continue;
        gramSeen[part] = d;
        gramCounts[part] = (gramCounts[part] ?? 0) + 1;
      }
      if (at > (offsets[d] ?? 0)) pairs.add(pairKey(stemIds[documents[at - 1] ?? 0] ?? 0, stem));
    }
    for (const pair of pairs) pairCounts.set(pair, (pairCounts.get(pair) ?? 0) + 1);
  }

  const stemNames = [...stemOf.keys()];
  const gramNames = [...gramOf.keys()];
  const found: {
    name: string;
    count: number;
    weight: number;
    stem: number;
    gram: number;
    pair: number;
  }[] = [];
  for (let i = 0; i < stemNames.length; i++) {
    found.push({
      name: `w:${stemNames[i] ?? ''}`,
      count: stemCounts[i] ?? 0,
      weight: 1,
      stem: i,
      gram: -1,
      pair: -1,
    });
  }
  for (let i = 0; i < gramNames.length; i++) {
    found.push({
      name: `g:${gramNames[i] ?? ''}`,
      count: gramCounts[i] ?? 0,
      weight: gramWeight,
      stem: -1,
      gram: i,
      pair: -1,
    });
  }
  for (const [pair, count] of pairCounts) {
    if (count < leastDocuments) continue;
    const a = stemNames[Math.floor(pair / 4_194_304)] ?? '';
    const b = stemNames[pair % 4_194_304] ?? '';
    found.push({ name: `p:${a} ${b}`, count, weight: pairWeight, stem: -1, gram: -1, pair });
  }
  // Ordered by count and name, so that neither the order of reading nor the cap depends on the input's order.
  const kept = found
    .filter((feature) => feature.count >= leastDocuments && feature.count < 0.9 * sample.length + 2)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, mostFeatures);
  const stemFeature = new Int32Array(stemOf.size).fill(-1);
  const gramFeature = new Int32Array(gramOf.size).fill(-1);
  const pairIds = new Map<number, number>();
  const weights = new Float32Array(kept.length);
  for (const [id, feature] of kept.entries()) {
    if (feature.stem >= 0) stemFeature[feature.stem] = id;
    else if (feature.gram >= 0) gramFeature[feature.gram] = id;
    else pairIds.set(feature.pair, id);
    const idf = Math.log((sample.length + 1) / (feature.count + 0.5));
    weights[id] = feature.weight * Math.max(0, idf) ** idfPower;
  }
  const wordFeatures = vocabulary.map((_, w) =>
    Int32Array.from(
      [
        stemFeature[stemIds[w] ?? 0] ?? -1,
        ...[...(gramsOf[w] ?? [])].map((g) => gramFeature[g] ?? -1),
      ].filter((id) => id >= 0),
    ),
  );
  const terms = { stems, wordFeatures, pairIds, stemIds, features: kept.map((f) => f.name) };
  return { terms, weights };
}

function idOf(ids: Map<string, number>, name: string): number {
  let id = ids.get(name);
  if (id === undefined) {
    id = ids.size;
    ids.set(name, id);
  }
  return id;
}

function documentRows(
  corpus: Corpus,
  sample: readonly number[],
  terms: Terms,
  weights: Float32Array,
): Rows {
  const { offsets, documents } = corpus;
  const wordOffsets = new Int32Array(sample.length + 1);
  const pairOffsets = new Int32Array(sample.length + 1);
  const wordIds: number[] = [];
  const wordValues: number[] = [];
  const pairIds: number[] = [];
  const squares = terms.wordFeatures.map((features) =>
    features.reduce((sum, f) => sum + (weights[f] ?? 0) ** 2, 0),
  );
  for (const [row, d] of sample.entries()) {
    const counts = new Map<number, number>();
    let norm = 0;
    for (let at = offsets[d] ?? 0; at < (offsets[d + 1] ?? 0); at++) {
      const word = documents[at] ?? 0;
      counts.set(word, (counts.get(word) ?? 0) + 1);
      if (at === offsets[d]) continue;
      const before = terms.stemIds[documents[at - 1] ?? 0] ?? 0;
      const pair = terms.pairIds.get(pairKey(before, terms.stemIds[word] ?? 0));
      if (pair !== undefined) {
        pairIds.push(pair);
        norm += (weights[pair] ?? 0) ** 2;
      }
    }
    const first = wordIds.length;
    for (const [word, count] of counts) {
      const value = 1 + Math.log(count);
      wordIds.push(word);
      wordValues.push(value);
      norm += value * value * (squares[word] ?? 0);
    }
    // Rows of unit length, so that long texts do not own the first directions.
    const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
    for (let at = first; at < wordValues.length; at++)
      wordValues[at] = (wordValues[at] ?? 0) * scale;
    wordOffsets[row + 1] = wordIds.length;
    pairOffsets[row + 1] = pairIds.length;
  }
  return {
    count: sample.length,
    wordOffsets,
    wordIds: Int32Array.from(wordIds),
    wordValues: Float32Array.from(wordValues),
    pairOffsets,
    pairIds: Int32Array.from(pairIds),
  };
}

/** Weighted sum of the feature rows of each word. */
function gatherWords(
  wordFeatures: readonly Int32Array[],
  weights: Float32Array,
  base: Float32Array,
  width: number,
): Float32Array {
  const onWords = new Float32Array(wordFeatures.length * width);
  for (const [w, features] of wordFeatures.entries()) {
    for (const feature of features) {
      addScaled(onWords, w * width, base, feature * width, weights[feature] ?? 0, width);
    }
  }
  return onWords;
}

function addScaled(
  to: Float32Array,
  toAt: number,
  from: Float32Array,
  fromAt: number,
  scale: number,
  width: number,
): void {
  for (let i = 0; i < width; i++) {
    to[toAt + i] = (to[toAt + i] ?? 0) + scale * (from[fromAt + i] ?? 0);
  }
}

/** Places every document of a corpus (not only those of the fit) in the model's space: rows of `rank` numbers. */
export function projectLsa(model: LsaModel, corpus: Corpus): Float32Array {
  const { rank, weights, projection } = model;
  const ids = featureNumbers(model);
  const { vocabulary, offsets, documents } = corpus;
  const stems = vocabulary.map(lightStem);
  const wordFeatures = vocabulary.map((word, w) => featuresOfWord(word, stems[w] ?? '', ids));
  const onWords = gatherWords(wordFeatures, weights, projection, rank);
  const pairs = new Map<number, number>();
  const count = offsets.length - 1;
  const placed = new Float32Array(count * rank);
  for (let d = 0; d < count; d++) {
    const counts = new Map<number, number>();
    for (let at = offsets[d] ?? 0; at < (offsets[d + 1] ?? 0); at++) {
      const word = documents[at] ?? 0;
      const seen = counts.get(word) ?? 0;
      counts.set(word, seen + 1);
      // Adds up to 1 + log(count) without a second pass.
      const value = seen === 0 ? 1 : Math.log((seen + 1) / seen);
      addScaled(placed, d * rank, onWords, word * rank, value, rank);
      if (at === offsets[d]) continue;
      const before = documents[at - 1] ?? 0;
      const key = pairKey(before, word);
      let pair = pairs.get(key);
      if (pair === undefined) {
        pair = ids.get(`p:${stems[before] ?? ''} ${stems[word] ?? ''}`) ?? -1;
        pairs.set(key, pair);
      }
      if (pair >= 0) addScaled(placed, d * rank, projection, pair * rank, weights[pair] ?? 0, rank);
    }
  }
  return placed;
}

/** A pair of stems that is a feature, by their numbers. */
export interface ModelPair {
  readonly first: number;
  readonly second: number;
  readonly feature: number;
}

/** What words are to a model. */
interface ModelWords {
  readonly pairs: readonly ModelPair[];
  /** Number of the word's stem, −1 where no pair of the model has it, and the features of its stem and its parts. */
  of(word: string): { readonly stem: number; readonly features: Int32Array };
}

export function modelWords(model: LsaModel): ModelWords {
  const ids = featureNumbers(model);
  const stemNumbers = new Map<string, number>();
  const numberOf = (stem: string): number => idOf(stemNumbers, stem);
  const pairs = model.features.flatMap((name, feature) => {
    if (!name.startsWith('p:')) return [];
    const [first = '', second = ''] = name.slice(2).split(' ');
    return [{ first: numberOf(first), second: numberOf(second), feature }];
  });
  return {
    pairs,
    of(word) {
      const stem = lightStem(word);
      return { stem: stemNumbers.get(stem) ?? -1, features: featuresOfWord(word, stem, ids) };
    },
  };
}

function featuresOfWord(word: string, stem: string, ids: ReadonlyMap<string, number>): Int32Array {
  const found: number[] = [];
  const own = ids.get(`w:${stem}`);
  if (own !== undefined) found.push(own);
  for (const gram of new Set(characterGrams(word))) {
    const id = ids.get(`g:${gram}`);
    if (id !== undefined) found.push(id);
  }
  return Int32Array.from(found);
}

const numbersOf = new WeakMap<LsaModel, ReadonlyMap<string, number>>();

/** Kept for as long as the model is: a search places one text at a time, many times a minute. */
function featureNumbers(model: LsaModel): ReadonlyMap<string, number> {
  const known = numbersOf.get(model);
  if (known) return known;
  const numbers = new Map<string, number>();
  for (let f = 0; f < model.features.length; f++) numbers.set(model.features[f] ?? '', f);
  numbersOf.set(model, numbers);
  return numbers;
}

function characterGrams(word: string): string[] {
  const padded = `<${word}>`;
  if (padded.length <= 4) return [padded];
  const grams: string[] = [];
  for (let i = 0; i + 4 <= padded.length; i++) grams.push(padded.slice(i, i + 4));
  return grams;
}
