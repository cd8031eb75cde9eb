import type { ASTNode } from '@marcbachmann/cel-js';

/** What is wrong with a formula, and where. */
export interface FormulaProblem {
  readonly message: string;
  /** UTF-16 offsets into the formula as it was written. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** A name that was probably meant. */
  readonly suggestion: string | null;
}

export function problemAt(
  source: string,
  [start, end]: readonly [number, number],
  message: string,
  suggestion: string | null = null,
): FormulaProblem {
  const before = source.slice(0, start);
  const line = before.split('\n').length;
  return {
    message: suggestion === null ? message : `${message} Did you mean “${suggestion}”?`,
    start,
    end,
    line,
    column: start - before.lastIndexOf('\n'),
    suggestion,
  };
}

/** The nearest name by edits (Damerau–Levenshtein, neighbours swapped count once), if near enough to be meant. */
export function nearestName(wrong: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wrong.length / 3)) + 1;
  for (const name of names) {
    const distance = edits(wrong.toLowerCase(), name.toLowerCase());
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** A node and all below it, from the left. */
export function* nodesOf(value: unknown): Generator<ASTNode> {
  if (Array.isArray(value)) {
    for (const part of value) yield* nodesOf(part);
  } else if (isNode(value)) {
    yield value;
    yield* nodesOf(value.args);
  }
}

/** Words that people write for the signs of the language. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\band\b/i, 'Write && for “and”.'],
  [/\bor\b/i, 'Write || for “or”.'],
  [/\bnot\b/i, 'Write ! for “not”.'],
  [/(?<![=!<>])=(?!=)/, 'Write == to compare.'],
  [/<>/, 'Write != for “is not”.'],
  [/[“”„]/, 'Write straight quotes: "text".'],
];

/** What to do about a formula that can't be read, where that can be guessed. */
export function hintFor(source: string): string {
  const bare = source.replace(/"[^"]*"|'[^']*'/g, '""');
  return words.find(([pattern]) => pattern.test(bare))?.[1] ?? '';
}
