import { hash } from 'node:crypto';
import type { CleanItem } from '@headwater/intake';
import { IdSet } from './id-set.js';

/**
 * Tells rows without an id apart that are the same in every column: two people may write "Great app"
 * on one day, and both count. The second such row of a file gets a content hash of its own, made of
 * the first one's and its number, so that the same file gives the same ids again.
 */
export class TellApart {
  readonly #first = new IdSet();
  readonly #times = new Map<string, number>();

  /** Rows must come in the order of the file, from its first. */
  readonly item = (item: CleanItem): CleanItem => {
    if (item.externalId !== null || this.#first.add(dashed(item.contentHash))) return item;
    const times = (this.#times.get(item.contentHash) ?? 1) + 1;
    this.#times.set(item.contentHash, times);
    return { ...item, contentHash: hash('md5', `${item.contentHash}\u0000${times}`, 'hex') };
  };
}

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
