import { z } from 'zod';
import type { ThemeMeta } from '../understand/index.js';

/** Lists of themes are read whole, so a cursor is a place in them. */
export const offsetPlace = z.tuple([z.int().min(0)]);

/** Whether every word is in a theme's name or terms. */
export function withWords({ label, summary, terms }: ThemeMeta, q: string | undefined): boolean {
  if (!q) return true;
  const text = [label, summary, ...terms].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
