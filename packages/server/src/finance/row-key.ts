import { hash } from 'node:crypto';

// PostgreSQL's text cannot hold NUL.
const nul = '\u0000';

/** A text of a row as it is stored; undefined where there is none. */
export const textOf = (value: string | undefined): string | undefined => {
  const text = value?.replaceAll(nul, '').trim();
  return text === '' ? undefined : text;
};

/** What tells a row apart, whatever the case that its words are written in. */
export const keyOf = (...parts: readonly (string | undefined)[]): string =>
  hash('md5', JSON.stringify(parts.map((part) => part?.toLowerCase() ?? null)), 'hex');

/** What a row says. */
export const contentOf = (parts: readonly (string | number | null)[]): string =>
  hash('md5', JSON.stringify(parts), 'hex');
