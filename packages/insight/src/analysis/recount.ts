import type { UnassignedReason } from '../types.js';
import { languageOf, type ReadItems } from './read.js';
import { verdicts, type SortedTexts } from './texts.js';

interface Recount {
  readonly read: ReadItems;
  readonly sorted: SortedTexts;
  /** Themes as they were found, and as people's decisions left them. */
  readonly found: readonly { readonly statements: readonly number[] }[];
  readonly settled: readonly { readonly statements: readonly number[] }[];
  readonly vectors: Int8Array;
  readonly dimensions: number;
}

/** Reasons for being unassigned after people's decisions put statements into themes and took others out. */
export function recount(
  { read, sorted, found, settled, vectors, dimensions }: Recount,
  reasons: readonly UnassignedReason[],
): UnassignedReason[] {
  const change = new Int8Array(read.count);
  for (const { statements } of found) for (const s of statements) change[s] = -1;
  for (const { statements } of settled)
    for (const s of statements) change[s] = (change[s] ?? 0) + 1;
  const languages = new Set(
    sorted.languages.flatMap(({ language, texts }) => (texts.count > 0 ? [language] : [])),
  );
  const counts = new Map<string, UnassignedReason>();
  const add = (reason: UnassignedReason): void => {
    const key = `${reason.reason} ${reason.language ?? ''}`;
    const statements = (counts.get(key)?.statements ?? 0) + reason.statements;
    counts.set(key, { ...reason, statements });
  };
  for (const reason of reasons) add(reason);
  const verdictOf = verdicts(read);
  for (let s = 0; s < change.length; s++) {
    if (change[s] === -1) add({ reason: 'taken-out', statements: 1 });
    if (change[s] !== 1) continue;
    const said = languageOf(read, s);
    if (verdictOf(s) !== 'content') {
      add({ reason: 'too-short', statements: -1 });
      continue;
    }
    const language = said === 'und' ? 'en' : said;
    const known = vectors
      .subarray(s * dimensions, (s + 1) * dimensions)
      .some((value) => value !== 0);
    const fits = known ? 'fits-no-theme' : 'no-known-words';
    const reason = languages.has(language) ? fits : 'language-too-small';
    add({ reason, language, statements: -1 });
  }
  return [...counts.values()].filter(({ statements }) => statements > 0);
}
