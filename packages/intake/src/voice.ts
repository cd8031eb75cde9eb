import type { CleanItem } from './types.js';

// A short text from an unknown customer ("Great app") is said by many people; a long one is a repost.
const telling = 40;

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

/**
 * Items with the same key are reposts and count once: the same words by the same voice in any source, or,
 * where nobody is named, the same long text in one source. Null: the item is like no other.
 */
export function repostKey(
  item: Pick<CleanItem, 'customer' | 'account' | 'text' | 'textHash' | 'source'>,
): string | null {
  const voice = voiceOf(item);
  if (voice !== null) return `by\u0000${voice}\u0000${item.textHash}`;
  if (item.text.length < telling) return null;
  return `in\u0000${sourceKeyOf(item.source)}\u0000${item.textHash}`;
}

/** Sources are the same whatever the case of their names. */
export function sourceKeyOf(name: string): string {
  return name.trim().toLowerCase().slice(0, 200);
}
