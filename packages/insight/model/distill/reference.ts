/**
 * How the distilled table turns a text into a vector, in the fewest words: what the product's reader has to agree with.
 *
 *   npx tsx packages/insight/model/distill/reference.ts
 *
 * compares this reading with `reference-vectors.json`, which the Python side wrote.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { words } from '../../src/text/tokens.js';
import { parseWordTable, type WordTable } from '../../src/vectors/table.js';

/** Rows of one word: its own, or those of the longest known parts from the left (`log`, `##in`). */
export function rowsOfWord(word: string, rank: ReadonlyMap<string, number>): number[] {
  const whole = rank.get(word);
  if (whole !== undefined) return [whole];
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
  const plain = rank.get(bare);
  if (plain !== undefined) return [plain];
  const rows: number[] = [];
  for (let start = 0; start < bare.length;) {
    const prefix = start === 0 ? '' : '##';
    let end = bare.length;
    let row: number | undefined;
    while (end > start && (row = rank.get(prefix + bare.slice(start, end))) === undefined) end--;
    if (row === undefined) {
      // A character that no row begins with is passed over.
      start++;
      continue;
    }
    rows.push(row);
    start = end;
  }
  return rows;
}

/** Plain sum of rows (their weights are already in them), scaled to unit length; zeros where nothing is known. */
export function embed(text: string, table: WordTable): Float32Array {
  const { dimensions, rows, scales, rank } = table;
  const sum = new Float32Array(dimensions);
  for (const word of words(text)) {
    for (const row of rowsOfWord(word, rank)) {
      const scale = scales[row] ?? 0;
      for (let d = 0; d < dimensions; d++) {
        sum[d] = (sum[d] ?? 0) + scale * (rows[row * dimensions + d] ?? 0);
      }
    }
  }
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : sum;
}

interface Expected {
  readonly text: string;
  readonly vector: readonly number[];
}

function isExpected(value: unknown): value is readonly Expected[] {
  return (
    Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null)
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (name: string): URL => new URL(name, import.meta.url);
  const table = parseWordTable(readFileSync(at('vectors-distilled.bin')));
  const expected: unknown = JSON.parse(readFileSync(at('reference-vectors.json'), 'utf8'));
  if (!isExpected(expected)) throw new Error('reference-vectors.json has another shape.');
  let worst = 0;
  for (const { text, vector } of expected) {
    const found = embed(text, table);
    for (const [d, value] of vector.entries()) {
      worst = Math.max(worst, Math.abs(value - (found[d] ?? 0)));
    }
  }
  console.log(`${expected.length} texts, largest difference ${worst.toExponential(1)}.`);
  if (!(worst < 1e-5)) process.exitCode = 1;
}
