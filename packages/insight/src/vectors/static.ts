/**
 * Static word vectors with smooth-inverse-frequency weights (Arora, Liang, Ma: "A simple but tough-to-beat baseline
 * for sentence embeddings", ICLR 2017). Words that the table lacks take the mean of the known words that share most
 * of their character 4-grams, so that a typing error lands beside what was meant.
 */
import type { WordTable } from './table.js';

const smoothing = 1e-3;
const unknownRank = 60_000;
const typoNeighbours = 5;
const leastOverlap = 0.35;

/** Weighted vector of each vocabulary word, row after row; a zero row where nothing is known of the word. */
export function weightedWordVectors(
  vocabulary: readonly string[],
  table: WordTable,
  useNeighboursForUnknown: boolean,
): Float32Array {
  const { dimensions } = table;
  const rows = new Float32Array(vocabulary.length * dimensions);
  const harmonic = Math.log(table.size) + 0.5772;
  const unknown: number[] = [];
  for (let w = 0; w < vocabulary.length; w++) {
    const rank = table.rank.get(vocabulary[w] ?? '');
    if (rank === undefined) unknown.push(w);
    else addRow(rows, w, table, rank, sifWeight(rank, harmonic));
  }
  if (useNeighboursForUnknown && unknown.length > 0) {
    const nearest = spellingNeighbours(
      unknown.map((w) => vocabulary[w] ?? ''),
      table.vocabulary,
    );
    for (const [u, w] of unknown.entries()) {
      const found = nearest[u] ?? [];
      const total = found.reduce((sum, [, overlap]) => sum + overlap ** 3, 0);
      for (const [rank, overlap] of found) {
        addRow(rows, w, table, rank, (sifWeight(unknownRank, harmonic) * overlap ** 3) / total);
      }
    }
  }
  return rows;
}

/** Zipf's law stands in for the word's probability: the table is in order of frequency. */
function sifWeight(rank: number, harmonic: number): number {
  return smoothing / (smoothing + 1 / ((rank + 1) * harmonic));
}

function addRow(
  rows: Float32Array,
  w: number,
  table: WordTable,
  rank: number,
  weight: number,
): void {
  const { dimensions } = table;
  const scale = (table.scales[rank] ?? 0) * weight;
  const from = rank * dimensions;
  const to = w * dimensions;
  for (let d = 0; d < dimensions; d++) {
    rows[to + d] = (rows[to + d] ?? 0) + scale * (table.rows[from + d] ?? 0);
  }
}

export function characterGrams(word: string): string[] {
  const padded = `<${word}>`;
  if (padded.length <= 4) return [padded];
  const grams: string[] = [];
  for (let i = 0; i + 4 <= padded.length; i++) grams.push(padded.slice(i, i + 4));
  return grams;
}

/** For each unknown word the best known words by Dice overlap of 4-grams: pairs of rank and overlap. */
function spellingNeighbours(
  unknown: readonly string[],
  known: readonly string[],
): [number, number][][] {
  const holders = new Map<string, number[]>();
  const gramCounts = unknown.map((word, u) => {
    const grams = new Set(characterGrams(word));
    for (const gram of grams) {
      const list = holders.get(gram);
      if (list) list.push(u);
      else holders.set(gram, [u]);
    }
    return grams.size;
  });
  const found: [number, number][][] = unknown.map(() => []);
  const shared = new Int32Array(unknown.length);
  for (let rank = 0; rank < known.length; rank++) {
    const word = known[rank] ?? '';
    if (word.length < 4) continue;
    const touched: number[] = [];
    const grams = characterGrams(word);
    for (const gram of grams) {
      for (const u of holders.get(gram) ?? []) {
        if (shared[u] === 0) touched.push(u);
        shared[u] = (shared[u] ?? 0) + 1;
      }
    }
    for (const u of touched) {
      const overlap = (2 * (shared[u] ?? 0)) / (grams.length + (gramCounts[u] ?? 0));
      shared[u] = 0;
      if (overlap >= leastOverlap) keepBest(found[u], rank, overlap);
    }
  }
  return found;
}

function keepBest(list: [number, number][] | undefined, rank: number, overlap: number): void {
  if (!list) return;
  let at = list.length;
  while (at > 0 && (list[at - 1]?.[1] ?? 0) < overlap) at--;
  if (at >= typoNeighbours) return;
  list.splice(at, 0, [rank, overlap]);
  if (list.length > typoNeighbours) list.pop();
}
