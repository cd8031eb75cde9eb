import { saysAll } from '../labels/phrases.js';
import { textOf, type ReadItems } from './read.js';

/** Nobody looks further than the label does; of a million statements the rest would be in memory for nothing. */
const mostRanked = 400;
const mostExamples = 10;
const considered = 60;
const likenessPenalty = 0.6;
/** A statement without the words of the theme's name seems to be of another matter. */
const nameless = 0.75;

/** Statements of a theme with their cosine to its centroid, most central first. */
export interface Ranked {
  readonly statement: number;
  readonly cosine: number;
}

/** Ranks the distinct texts of a theme by their nearness to its centre; of copies the first in canonical order stands for all. */
export function rankMembers(
  read: Pick<ReadItems, 'texts'>,
  statements: readonly number[],
  vectors: Int8Array,
  dimensions: number,
  centroid: Float32Array,
): Ranked[] {
  const ranked: Ranked[] = [];
  let last = -1;
  for (const s of statements) {
    // Copies stand together in canonical order.
    const text = read.texts[s] ?? -1;
    if (text === last) continue;
    last = text;
    let dot = 0;
    let square = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = vectors[s * dimensions + d] ?? 0;
      dot += value * (centroid[d] ?? 0);
      square += value * value;
    }
    ranked.push({ statement: s, cosine: square > 0 ? dot / Math.sqrt(square) : 0 });
  }
  // Sorting is stable, so equal cosines keep the canonical order.
  return ranked.sort((a, b) => b.cosine - a.cosine).slice(0, mostRanked);
}

/** Readable statements come before fragments and essays. */
function readable(length: number): number {
  if (length < 15) return 0.75;
  if (length < 30) return 0.95;
  return length <= 160 ? 1 : Math.max(0.6, 1 - (length - 160) / 600);
}

/**
 * Up to ten statements: central, readable, saying what the theme is called, and unlike one another (maximal marginal
 * relevance).
 *
 * @param stems Of the theme's name.
 * @param language Of the theme.
 */
export function chooseExamples(
  read: ReadItems,
  ranked: readonly Ranked[],
  vectors: Int8Array,
  dimensions: number,
  stems: readonly string[],
  language: string,
): number[] {
  const pool = ranked.slice(0, considered).map(({ statement, cosine }) => ({
    statement,
    worth:
      cosine *
      readable((read.end[statement] ?? 0) - (read.start[statement] ?? 0)) *
      (saysAll(textOf(read, statement), stems, language) ? 1 : nameless),
    nearest: 0,
  }));
  const chosen: number[] = [];
  while (chosen.length < mostExamples && pool.length > 0) {
    let best = 0;
    for (let i = 1; i < pool.length; i++) if (value(pool[i]) > value(pool[best])) best = i;
    const [picked] = pool.splice(best, 1);
    if (!picked) break;
    chosen.push(picked.statement);
    for (const rest of pool) {
      rest.nearest = Math.max(
        rest.nearest,
        cosine(vectors, rest.statement, picked.statement, dimensions),
      );
    }
  }
  return chosen;
}

function value(candidate: { worth: number; nearest: number } | undefined): number {
  return candidate ? candidate.worth - likenessPenalty * Math.max(0, candidate.nearest) : -Infinity;
}

/** Rows have one length but for rounding, so the square of one serves for both. */
function cosine(vectors: Int8Array, a: number, b: number, dimensions: number): number {
  let dot = 0;
  let square = 0;
  for (let d = 0; d < dimensions; d++) {
    const x = vectors[a * dimensions + d] ?? 0;
    dot += x * (vectors[b * dimensions + d] ?? 0);
    square += x * x;
  }
  return dot / (square || 1);
}
