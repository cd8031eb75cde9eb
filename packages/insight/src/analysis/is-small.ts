import type { InsightItem } from '../types.js';

/** Fewer texts than this, unless they are long, are done before a thread has started. */
const threadsFrom = 2000;
const threadsFromCharacters = 300_000;

/** Whether the calling thread is done before others have started. */
export function isSmall(items: readonly InsightItem[]): boolean {
  if (items.length >= threadsFrom) return false;
  let characters = 0;
  for (const { text } of items) characters += text.length;
  return characters < threadsFromCharacters;
}
