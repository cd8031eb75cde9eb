import { readFileSync } from 'node:fs';

import { dataFile } from './kinds-data.js';

export interface AspectTerm {
  readonly text: string;
  /** The term, as UTF-16 code units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** 0 negative, 1 neutral, 2 positive. */
  readonly tone: number;
}

/** The set is cut into tokens as in a treebank; people do not write that way. */
function asWritten(text: string): string {
  return text
    .replaceAll('-LRB-', '(')
    .replaceAll('-RRB-', ')')
    .replaceAll(/``|''/gu, '"')
    .replaceAll(/ (n't|'s|'ve|'re|'m|'ll|'d)\b/gu, '$1')
    .replaceAll(/ ([.,!?;:])/gu, '$1');
}

/** Terms of a file of SemEval-2014 task 4 in three lines each; null (with a line that says so) where it is not there. */
export function aspectTerms(file: string): AspectTerm[] | null {
  const path = dataFile('semeval14_seg', file);
  if (path === null) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const terms: AspectTerm[] = [];
  for (let i = 0; i + 2 < lines.length; i += 3) {
    const [left = '', right = ''] = (lines[i] ?? '').trim().split('$T$', 2);
    const term = (lines[i + 1] ?? '').trim();
    const before = asWritten(left);
    terms.push({
      text: before + term + asWritten(right),
      start: before.length,
      end: before.length + term.length,
      tone: Number(lines[i + 2]) + 1,
    });
  }
  return terms;
}
