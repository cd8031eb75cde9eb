import { isNearCopy, nearText, type NearText } from './near.js';
import { nearKey } from './near-key.js';
import type { CleanItem } from './types.js';
import { repostKey, repostScope, type RepostItem } from './voice.js';

/** How many texts with one near key a text is compared with, the last ones of them. */
export const nearWindow = 64;

/** Texts with one near key that others are counted with, in their order. */
export class NearLeaders<Id> {
  readonly #leaders: { readonly id: Id; readonly text: string; ready?: NearText }[] = [];

  add(id: Id, text: string): void {
    this.#leaders.push({ id, text });
    if (this.#leaders.length > nearWindow) this.#leaders.shift();
  }

  /** The first one that this text is a near copy of. */
  find(text: string): Id | undefined {
    if (this.#leaders.length === 0) return undefined;
    const asked = nearText(text);
    return this.#leaders.find((leader) => {
      leader.ready ??= nearText(leader.text);
      return isNearCopy(leader.ready, asked);
    })?.id;
  }
}

/**
 * For each item the number of the one that it is counted with: its own, or that of the one that it repeats, in the
 * same or nearly the same words. Items are taken in the order of their texts, so that the order of rows says nothing.
 */
export function leadersOf(
  items: readonly (RepostItem & Pick<CleanItem, 'textHash'>)[],
): Int32Array {
  const keys = items.map(repostKey);
  const textOf = (index: number): string => items[index]?.text ?? '';
  const firsts = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    if (key === null) continue;
    const known = firsts.get(key);
    if (known === undefined || textOf(index) < textOf(known)) firsts.set(key, index);
  }
  const joined = nearCopies(items, [...firsts.values()]);
  return Int32Array.from(keys, (key, index) => {
    const first = key === null ? index : (firsts.get(key) ?? index);
    return joined.get(first) ?? first;
  });
}

/** Of these items, each told apart from the others by its letters, those that are near copies, with whose. */
function nearCopies(
  items: readonly RepostItem[],
  firsts: readonly number[],
): ReadonlyMap<number, number> {
  const groups = new Map<string, number[]>();
  for (const index of firsts) {
    const item = items[index];
    const near = item ? nearKey(item) : null;
    if (!item || near === null) continue;
    // Two scopes may meet in 32 bits.
    const key = `${near} ${repostScope(item)}`;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  const joined = new Map<number, number>();
  const textOf = (index: number): string => items[index]?.text ?? '';
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const leaders = new NearLeaders<number>();
    group.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
    for (const index of group) {
      const leader = leaders.find(textOf(index));
      if (leader === undefined) leaders.add(index, textOf(index));
      else joined.set(index, leader);
    }
  }
  return joined;
}
