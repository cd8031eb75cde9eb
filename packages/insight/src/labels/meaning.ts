/** How well a phrase says what a theme's texts mean, by the vectors of their words. */
import { words } from '../text/tokens.js';
import { staticDimensions, wordVectors } from '../vectors/static.js';
import { loadWordTable } from '../vectors/table.js';
import type { WeighedText } from './phrases.js';

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
    return (said) => {
      const own = apart(vectorOf(said));
      return own.reduce((sum, value, d) => sum + value * (direction[d] ?? 0), 0);
    };
  });
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

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? vector.map((value) => value / length) : vector;
}
