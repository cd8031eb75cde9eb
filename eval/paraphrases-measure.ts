/** Hits of paraphrase pairs among other sentences, for whichever vectors an analysis is given. */
import { analyze, type SentenceModel } from '@headwater/insight';
import { makeFeedback } from '../bench/analyze-feedback.js';

const sentences = 2000;

export interface ParaphraseHits {
  readonly pairs: number;
  readonly texts: number;
  /** Share of sentences whose nearest is the partner, and whose five nearest have it. */
  readonly first: number;
  readonly five: number;
  readonly seconds: number;
}

/** Jaccard index of the words of four letters and more. */
export function overlapOf(pair: string): number {
  const [left = '', right = ''] = pair.split(' | ');
  const [a, b] = [left, right].map((text) => new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? []));
  if (!a || !b) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared || 1);
}

/** @param list Pairs with ` | ` between the two; made-up sentences fill up to 2,000. */
export async function measureParaphrases(
  list: readonly string[],
  model?: SentenceModel,
): Promise<ParaphraseHits> {
  const own = list.flatMap((line) => line.split(' | '));
  const others = [...new Set(makeFeedback(4 * sentences, 7).map(({ text }) => text))];
  const texts = [...own, ...others.slice(0, sentences - own.length)];
  const started = process.cpuUsage();
  const { vectors, vectorDimensions, statements } = await analyze(
    texts.map((text, i) => ({ id: String(i), text, language: 'en' })),
    { wholeRows: true, ...(model && { model }) },
  );
  const { user, system } = process.cpuUsage(started);
  const rowOf = new Int32Array(texts.length).fill(-1);
  for (const [row, { item }] of statements.entries()) rowOf[item] = row;
  const all = texts.map((_, t) => {
    const at = (rowOf[t] ?? 0) * vectorDimensions;
    return vectors.subarray(at, at + vectorDimensions);
  });
  const lengths = all.map((vector) => Math.sqrt(dot(vector, vector)) || 1);
  let first = 0;
  let five = 0;
  for (let t = 0; t < own.length; t++) {
    const place = placeOf(all, lengths, t, t ^ 1);
    if (place === 0) first++;
    if (place < 5) five++;
  }
  return {
    pairs: list.length,
    texts: texts.length,
    first: first / own.length,
    five: five / own.length,
    seconds: (user + system) / 1e6,
  };
}

/** How many sentences are nearer to one than its partner is; a tie counts against it. */
function placeOf(
  all: readonly Int8Array[],
  lengths: readonly number[],
  from: number,
  partner: number,
): number {
  const likeness = (t: number): number =>
    dot(all[from] ?? new Int8Array(), all[t] ?? new Int8Array()) / (lengths[t] ?? 1);
  const wanted = likeness(partner);
  let nearer = 0;
  for (let t = 0; t < all.length; t++) {
    if (t !== from && t !== partner && likeness(t) >= wanted) nearer++;
  }
  return nearer;
}

function dot(left: Int8Array, right: Int8Array): number {
  let sum = 0;
  for (let d = 0; d < left.length; d++) sum += (left[d] ?? 0) * (right[d] ?? 0);
  return sum;
}
