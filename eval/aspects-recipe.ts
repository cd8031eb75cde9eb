/**
 * What a trained reader of aspects would see: words and pairs of the clause by their distance from the term, words to
 * its left and right, what it is said to be ("the keyboard is not great") or called ("great keyboard"), the shipped
 * weights' tone of ten parts of the sentence, and the static vectors of the words near it.
 */
import {
  readAspect,
  toneOfText,
  withoutTerm,
  type AspectReading,
  type TokenRange,
} from '../packages/insight/src/kinds/aspect.js';
import { featuresOf } from '../packages/insight/src/kinds/features.js';
import {
  stackRows,
  trainLogistic,
  type LogisticWeights,
  type SparseRow,
} from '../packages/insight/src/kinds/logistic.js';
import { words } from '../packages/insight/src/text/tokens.js';
import { staticDimensions, wordVectors } from '../packages/insight/src/vectors/static.js';
import { loadWordTable } from '../packages/insight/src/vectors/table.js';
import type { AspectTerm } from './aspects-data.js';

const slots = 2 ** 17;
/** Numbers after the hashed words: room for the counted ones and two vectors. */
const features = slots + 1024;
const denseWeight = 0.21;
const vectorWeight = 0.5;

const linking = new Set(
  `is are was were be been being isn't wasn't aren't weren't seems seem feels feel looks look works work worked runs run
  has have had got does did do it's`.split(/\s+/u),
);
const passedOver = new Set(
  `very really so extremely super too absolutely totally highly incredibly completely most not never no quite pretty
  also just a an the this that its my all always still even much more less to of for`.split(/\s+/u),
);

function hashOf(name: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) {
    value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) & (slots - 1);
}

const vectorOf = new Map<string, Float32Array>();
function wordVector(word: string): Float32Array {
  let vector = vectorOf.get(word);
  if (vector === undefined) {
    const parts = words(word);
    const rows = wordVectors(parts, loadWordTable());
    vector = new Float32Array(staticDimensions);
    for (const [i, value] of rows.entries()) {
      vector[i % staticDimensions] = (vector[i % staticDimensions] ?? 0) + value;
    }
    vectorOf.set(word, vector);
  }
  return vector;
}

/** Hashed words around the term. */
function wordsAround({ read, term, clause }: AspectReading): Map<number, number> {
  const { tokens, negated } = read;
  const count = tokens.text.length;
  const [first, after] = term;
  const found = new Map<number, number>();
  const add = (name: string, value: number): void => {
    const slot = hashOf(name);
    found.set(slot, Math.max(found.get(slot) ?? 0, value));
  };
  const bare = (at: number): string => {
    if (at < 0 || at >= count) return '|';
    return at >= first && at < after ? 'TERM' : (tokens.text[at] ?? '');
  };
  const named = (at: number): string => ((negated[at] ?? 0) > 0 ? `!${bare(at)}` : bare(at));
  for (let i = 0; i < count; i += 1) {
    if (i >= first && i < after) continue;
    const distance = i < first ? first - i : i - after + 1;
    const near = 1 / Math.sqrt(distance);
    if (i >= clause[0] && i < clause[1]) {
      add(`c:${named(i)}`, near);
      add(`c2:${named(i)} ${named(i + 1)}`, 0.7 * near);
    }
    if (distance <= 5) add(`${i < first ? 'L' : 'R'}:${named(i)}`, near);
  }
  const over = (from: number, step: 1 | -1): number => {
    let at = from;
    while (at >= 0 && at < count && passedOver.has(bare(at))) at += step;
    return at;
  };
  const verb = over(after, 1);
  if (linking.has(bare(verb))) {
    const said = over(verb + 1, 1);
    let not = bare(verb).endsWith("n't");
    for (let i = verb + 1; i < said; i += 1) not ||= /^(?:not|never|no)$/u.test(bare(i));
    add(`is:${not ? '!' : ''}${bare(said)}`, 1);
  }
  add(`called:${named(over(first - 1, -1))}`, 1);
  return found;
}

/** Tone and lexicon of ten parts of the sentence, the nearest judgements and the sentence's counted features. */
function counted(reading: AspectReading): number[] {
  const { text, read, term, clause, telling } = reading;
  const { scores } = read;
  const count = scores.length;
  const [first, after] = term;
  const left = (by: number): number => Math.max(0, first - by);
  const right = (by: number): number => Math.min(count, after + by);
  const ranges: TokenRange[] = [
    [0, count],
    clause,
    telling,
    [left(3), right(3)],
    [left(6), right(6)],
    [0, first],
    [after, count],
    [left(3), first],
    [after, right(4)],
  ];
  const numbers: number[] = [];
  for (const range of ranges) {
    const [negative = 0, neutral = 0, positive = 0] = toneOfText(withoutTerm(reading, range), 'en');
    const odds = (a: number, b: number): number =>
      Math.max(-3, Math.min(3, Math.log((a + 1e-4) / (b + 1e-4)) / 2));
    numbers.push(negative, neutral, positive, odds(positive, negative), odds(negative, neutral));
    let good = 0;
    let bad = 0;
    for (let i = range[0]; i < range[1]; i += 1) {
      if (i >= first && i < after) continue;
      good += Math.max(0, scores[i] ?? 0);
      bad += Math.max(0, -(scores[i] ?? 0));
    }
    numbers.push(Math.log1p(good), Math.log1p(bad), Math.tanh(good - bad));
  }
  for (const step of [-1, 1]) {
    let at = step < 0 ? first - 1 : after;
    while (at >= 0 && at < count && scores[at] === 0) at += step;
    const distance = step < 0 ? first - at : at - after + 1;
    const score = scores[at] ?? 0;
    numbers.push(score / 2 / Math.sqrt(distance), Math.sign(score) / distance);
  }
  let near = 0;
  for (let i = clause[0]; i < clause[1]; i += 1) {
    if (i >= first && i < after) continue;
    near += (scores[i] ?? 0) / (i < first ? first - i : i - after + 1);
  }
  numbers.push(Math.tanh(near), first / Math.max(1, count), Math.log1p(count) / 4);
  return [...numbers, ...featuresOf(text, 'en').dense];
}

/** Unit vectors of the words of the clause by nearness, and of the part that evaluates. */
function vectorsNear({ read, term, clause, telling }: AspectReading): Float32Array {
  const [first, after] = term;
  const sums = new Float32Array(2 * staticDimensions);
  for (let i = clause[0]; i < clause[1]; i += 1) {
    if (i >= first && i < after) continue;
    const vector = wordVector(read.tokens.text[i] ?? '');
    const distance = i < first ? first - i : i - after + 1;
    const tells = i >= telling[0] && i < telling[1] ? 1 : 0;
    for (const [d, value] of vector.entries()) {
      sums[d] = (sums[d] ?? 0) + value / distance;
      const at = staticDimensions + d;
      sums[at] = (sums[at] ?? 0) + tells * value;
    }
  }
  for (const from of [0, staticDimensions]) {
    const part = sums.subarray(from, from + staticDimensions);
    const length = Math.hypot(...part) || 1;
    for (const [d, value] of part.entries()) part[d] = value / length;
  }
  return sums;
}

export function aspectRow({ text, start, end }: AspectTerm): SparseRow {
  const reading = readAspect(text, start, end, 'en');
  const hashed = wordsAround(reading);
  const length = Math.hypot(...hashed.values()) || 1;
  const dense = counted(reading).map((value) => value * denseWeight);
  const vectors = Array.from(vectorsNear(reading), (value) => value * vectorWeight);
  const rest = [...dense, ...vectors];
  return {
    indices: Int32Array.of(...hashed.keys(), ...rest.map((_, i) => slots + i)),
    values: Float32Array.of(...Array.from(hashed.values(), (value) => value / length), ...rest),
  };
}

export function trainAspects(
  rows: readonly SparseRow[],
  tones: readonly number[],
): LogisticWeights {
  const targets = new Float32Array(rows.length * 3);
  for (const [i, tone] of tones.entries()) targets[i * 3 + tone] = 1;
  return trainLogistic(stackRows(rows), targets, new Float32Array(rows.length).fill(1), {
    classes: 3,
    features,
    penalty: 2 / rows.length,
    iterations: 80,
  });
}
