import type { z } from 'zod';
import { AppError } from '../errors.js';

/** The place after which the next page begins: the sort keys of the last row, opaque to clients. */
export function encodeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor back, checked against `shape`; undefined where there is none. */
export function decodeCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError({
      code: 'bad-cursor',
      field: 'cursor',
      message: 'This page address is not valid any more. Start at the first page.',
      cause,
    });
  }
}

/**
 * A page out of `limit + 1` fetched rows: the extra one only says that there are more.
 */
export function page<T>(
  rows: readonly T[],
  limit: number,
  place: (row: T) => readonly (string | number | null)[],
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(place(last)) : null;
  return { rows: shown, next };
}
