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
  const sumOf = wordSums();
  const means = themes.map((texts) => meanOf(texts, sumOf));
  const common = new Float64Array(staticDimensions);
  for (const mean of means) add(common, mean, 1 / means.length);
  const ofCommon = dot(common, common);
  return means.map((mean): Fit => {
    const direction = mean.slice();
    add(direction, common, -1);
    const length = Math.sqrt(dot(direction, direction));
    const along = dot(common, direction);
    return (said) => {
      const sum = sumOf(said);
      const own = Math.sqrt(dot(sum, sum));
      if (own === 0 || length === 0) return 0;
      // Of (sum / own − common) and the direction, without making the difference.
      const apart = Math.sqrt(1 - (2 * dot(sum, common)) / own + ofCommon);
      return (dot(sum, direction) / own - along) / (apart * length || 1);
    };
  });
}

/** Themes are named again when some are joined, most from the same texts. */
const knownMeans = new WeakMap<readonly WeighedText[], Float64Array>();

/** Mean direction of the texts. */
function meanOf(
  texts: readonly WeighedText[],
  sumOf: (text: string) => Float64Array,
): Float64Array {
  const known = knownMeans.get(texts);
  if (known) return known;
  const mean = new Float64Array(staticDimensions);
  const total = texts.reduce((sum, { weight }) => sum + weight, 0);
  for (const { text, weight } of texts) {
    const sum = sumOf(text);
    const length = Math.sqrt(dot(sum, sum));
    if (length > 0) add(mean, sum, weight / (total * length));
  }
  knownMeans.set(texts, mean);
  return mean;
}

/** Whether two words are names of one thing; those that the table lacks never are. */
export function sayTheSame(one: string, other: string): boolean {
  if (!knowsWords([one.toLowerCase(), other.toLowerCase()], loadWordTable())) return false;
  const sumOf = wordSums();
  const first = sumOf(one).slice();
  const second = sumOf(other);
  return dot(first, second) >= leastOfSynonyms * Math.sqrt(dot(first, first) * dot(second, second));
}

/** Sums of the vectors of a text's words, each good until the next is asked for. */
function wordSums(): (text: string) => Float64Array {
  const table = loadWordTable();
  const known = new Map<string, Float64Array>();
  const sum = new Float64Array(staticDimensions);
  return (text) => {
    sum.fill(0);
    for (const word of words(text)) {
      let vector = known.get(word);
      if (!vector) known.set(word, (vector = Float64Array.from(wordVectors([word], table))));
      add(sum, vector, 1);
    }
    return sum;
  };
}

function add(sum: Float64Array, vector: Float64Array, share: number): void {
  for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + share * (vector[d] ?? 0);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < one.length; d++) sum += (one[d] ?? 0) * (other[d] ?? 0);
  return sum;
}
