/** Statements that name no subject of their own. */
import type { ContentVerdict } from '../text/generic.js';
import type { Kind } from '../types.js';

/** Themes of statements that name no subject of their own. */
export const generals = ['praise', 'complaint', 'malfunction'] as const;
export type General = (typeof generals)[number];

/** What is known of a statement; `rating` is of its whole item, NaN where there is none. */
export interface Said {
  readonly kind: Kind;
  readonly polarity: number;
  readonly rating: number;
}

/** The general theme of a statement without a subject; the rating of the whole item, NaN where none, speaks where its words don't. */
export function generalOf(
  verdict: Exclude<ContentVerdict, 'content'>,
  { kind, polarity, rating }: Said,
): General | null {
  if (kind === 'praise') return 'praise';
  if (verdict === 'malfunction') return polarity > 0.3 ? 'praise' : 'malfunction';
  if (kind === 'pain') return 'complaint';
  if (verdict === 'empty') return null;
  if (polarity > 0.2 || rating >= 0.75) return 'praise';
  return polarity < -0.2 || rating <= 0.25 ? 'complaint' : null;
}
