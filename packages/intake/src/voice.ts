import type { CleanItem } from './types.js';

// A short text from an unknown customer ("Great app") is said by many people; a long one is a repost.
const telling = 40;

export type RepostItem = Pick<CleanItem, 'customer' | 'account' | 'text' | 'source'>;

/**
 * Who said it: the customer where known, else their company, without case; null where nobody is named.
 * A support export that names only accounts counts accounts, not tickets.
 */
export function voiceOf({
  customer,
  account,
}: Pick<CleanItem, 'customer' | 'account'>): string | null {
  const name = customer?.trim() || account?.trim();
  return name ? name.toLowerCase() : null;
}

/** Whose words can be reposts of each other: one voice in any source, or, where nobody is named, one source. */
export function repostScope(item: RepostItem): string | null {
  const voice = voiceOf(item);
  if (voice !== null) return `by\u0000${voice}`;
  return item.text.length < telling ? null : `in\u0000${sourceKeyOf(item.source)}`;
}

/**
 * Items with the same key are reposts and count once: the same words by the same voice in any source, or,
 * where nobody is named, the same long text in one source. Null: the item is like no other.
 */
export function repostKey(item: RepostItem & Pick<CleanItem, 'textHash'>): string | null {
  const scope = repostScope(item);
  return scope === null ? null : repostKeyWithin(scope, item);
}

/** The same of an item whose scope is known. */
export const repostKeyWithin = (scope: string, { textHash }: Pick<CleanItem, 'textHash'>): string =>
  `${scope}\u0000${textHash}`;

/** Sources are the same whatever the case of their names. */
export function sourceKeyOf(name: string): string {
  return name.trim().toLowerCase().slice(0, 200);
}
