import { knowsWords, staticDimensions, wordVectors } from '../vectors/static.js';
import { loadWordTable } from '../vectors/table.js';

/** Above: "everyday" and "daily" (.80), "cost" and "price" (.69). Below: "city" and "neighborhood" (.61). */
const leastCosine = 0.65;

/** Whether two words, by their vectors, are two names of one thing; words that the table lacks never are. */
export function sayTheSame(one: string, other: string): boolean {
  const table = loadWordTable();
  const words = [one.toLowerCase(), other.toLowerCase()];
  if (!knowsWords(words, table)) return false;
  const vectors = wordVectors(words, table);
  let [dot, own, others] = [0, 0, 0];
  for (let d = 0; d < staticDimensions; d++) {
    const x = vectors[d] ?? 0;
    const y = vectors[staticDimensions + d] ?? 0;
    dot += x * y;
    own += x * x;
    others += y * y;
  }
  return dot >= leastCosine * Math.sqrt(own * others);
}
