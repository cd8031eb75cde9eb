import { hash } from 'node:crypto';

/** The contents of a row in 16 bytes, as the uuid type takes them. */
export const contentHash = (parts: readonly (string | number | null)[]): string =>
  hash('md5', JSON.stringify(parts), 'hex');
