import { judgementWords, stopWords } from './text/stop-words.js';
import { lightStem, tokens } from './text/tokens.js';

export interface ExplainedStatement {
  readonly text: string;
  /** int8, as in `Analysis.vectors`. */
  readonly vector: Int8Array;
}

export interface Membership {
  /** Members most like the statement, nearest first; equal ones in the order given. */
  readonly nearest: readonly { readonly index: number; readonly cosine: number }[];
  /** Words that it has in common with members, as it writes them, and how many members have each; most first. */
  readonly words: readonly { readonly word: string; readonly members: number }[];
  /** Mean of the cosines to all members; 0 where there are none. */
  readonly meanCosine: number;
}

/**
 * Why a statement is among these: the members nearest to it and the words that it shares with them.
 *
 * @param statement One statement.
 * @param members Other statements of its theme, with vectors of the same space and length.
 * @param most How many nearest members and shared words to tell, at most.
 * @throws `RangeError` where a vector has another length than the statement's.
 */
export function explainMembership(
  statement: ExplainedStatement,
  members: readonly ExplainedStatement[],
  most = 3,
): Membership {
  const cosines = members.map(({ vector }) => cosine(statement.vector, vector));
  const nearest = cosines
    .map((value, index) => ({ index, cosine: value }))
    .sort((a, b) => b.cosine - a.cosine || a.index - b.index)
    .slice(0, most);
  return {
    nearest,
    words: sharedWords(
      statement.text,
      members.map(({ text }) => text),
      most,
    ),
    meanCosine: cosines.reduce((sum, value) => sum + value, 0) / (cosines.length || 1),
  };
}

/** Words of a text that others have too, most widespread first; then in the order of the text. */
export function sharedWords(
  text: string,
  others: readonly string[],
  most: number,
): { word: string; members: number }[] {
  const own = new Map<string, { word: string; members: number }>();
  for (const { word } of tokens(text)) {
    const stem = lightStem(word);
    if (saysSomething(word) && !own.has(stem)) own.set(stem, { word, members: 0 });
  }
  for (const other of others) {
    const stems = new Set(tokens(other).map(({ word }) => lightStem(word)));
    for (const [stem, shared] of own) if (stems.has(stem)) shared.members += 1;
  }
  return [...own.values()]
    .filter(({ members }) => members > 0)
    .sort((a, b) => b.members - a.members)
    .slice(0, most);
}

const saysSomething = (word: string): boolean =>
  word.length > 2 &&
  !/^\d+$/.test(word) &&
  !stopWords.has(word) &&
  !judgementWords.has(word) &&
  !word.includes("'");

function cosine(a: Int8Array, b: Int8Array): number {
  if (a.length !== b.length) {
    throw new RangeError(`A vector of ${b.length} numbers cannot be compared with ${a.length}.`);
  }
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (let d = 0; d < a.length; d++) {
    const x = a[d] ?? 0;
    const y = b[d] ?? 0;
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return product / (Math.sqrt(squareA * squareB) || 1);
}
