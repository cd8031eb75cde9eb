/** What phrases mean, by the vectors of their words: beside a theme's texts, and beside each other. */
import { words } from '../text/tokens.js';
import { knowsWords, staticDimensions, wordVectors } from '../vectors/static.js';
import { loadWordTable } from '../vectors/table.js';
import type { WeighedText } from './phrases.js';

/** Above: "everyday" and "daily" (.80), "cost" and "price" (.69). Below: "city" and "neighborhood" (.61). */
const leastOfSynonyms = 0.65;

/**
 * Cosine of what is said and what the theme's texts mean on the whole, each less what the texts of all themes have in
 * common.
 */
export type Fit = (said: string) => number;

/** For each theme, in the order given; the texts are English, whose words the table knows. */
export function fitsOf(themes: readonly (readonly WeighedText[])[]): readonly Fit[] {
  const vectorOf = textVectors();
  const means = themes.map((texts) => {
    const mean = new Float64Array(staticDimensions);
    const total = texts.reduce((sum, { weight }) => sum + weight, 0);
    for (const { text, weight } of texts) addTo(mean, vectorOf(text), weight / total);
    return mean;
  });
  const common = new Float64Array(staticDimensions);
  for (const mean of means) addTo(common, mean, 1 / means.length);
  const apart = (vector: Float64Array): Float64Array => {
    const own = vector.slice();
    addTo(own, common, -1);
    return unit(own);
  };
  return means.map((mean): Fit => {
    const direction = apart(mean);
    return (said) => dot(apart(vectorOf(said)), direction);
  });
}

/** Whether two words are names of one thing; those that the table lacks never are. */
export function sayTheSame(one: string, other: string): boolean {
  if (!knowsWords([one.toLowerCase(), other.toLowerCase()], loadWordTable())) return false;
  const vectorOf = textVectors();
  return dot(vectorOf(one), vectorOf(other)) >= leastOfSynonyms;
}

function textVectors(): (text: string) => Float64Array {
  const table = loadWordTable();
  const known = new Map<string, Float32Array>();
  return (text) => {
    const sum = new Float64Array(staticDimensions);
    for (const word of words(text)) {
      let vector = known.get(word);
      if (!vector) known.set(word, (vector = wordVectors([word], table)));
      addTo(sum, vector, 1);
    }
    return unit(sum);
  };
}

function addTo(sum: Float64Array, vector: Float32Array | Float64Array, share: number): void {
  for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + share * (vector[d] ?? 0);
}

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, d) => sum + value * (other[d] ?? 0), 0);

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : vector;
}
