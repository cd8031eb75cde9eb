import {
  identityOf,
  nearKey,
  repostKey,
  sourceKeyOf,
  voiceOf,
  type CleanItem,
  type Identity,
} from '@headwater/intake';
import { uuidOf } from '../platform/ids.js';

/** What the database is not asked for: an item's id, and what makes it a repost. */
export interface ItemRow {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceKey: string;
  /** Stands for its customer, else its account, else itself. */
  readonly customerKey: number;
  readonly dupKey: number | null;
  readonly nearKey: number | null;
  /** How its account may be known; null where nobody is named. */
  readonly identity: Identity | null;
  readonly item: CleanItem;
}

const sourceIdOf = (key: string): string => uuidOf('source', key);

/** The id that an item of this source has, or will have, by what it is called there. */
export const itemIdOf = (source: string, externalId: string): string =>
  uuidOf(sourceKeyOf(source), calledThere(externalId));

const calledThere = (externalId: string): string => `x\u0000${externalId}`;

/** `sourceIds` remembers the ids of sources, by key. */
export function itemRow(item: CleanItem, sourceIds: Map<string, string>): ItemRow {
  const sourceKey = sourceKeyOf(item.source);
  const sourceId = sourceIds.get(sourceKey) ?? sourceIdOf(sourceKey);
  sourceIds.set(sourceKey, sourceId);
  const identity =
    item.externalId === null ? `c\u0000${item.contentHash}` : calledThere(item.externalId);
  const id = uuidOf(sourceKey, identity);
  const repost = repostKey(item);
  return {
    id,
    sourceId,
    sourceKey,
    customerKey: hash53(voiceOf(item) ?? id),
    dupKey: repost === null ? null : hash53(repost),
    nearKey: nearKey(item),
    // Masking hides the address in `customer`; it still names the account.
    identity: identityOf({
      account: item.originals['account'] ?? item.account,
      customer: item.originals['customer'] ?? item.customer,
      shownCustomer: item.customer,
    }),
    item,
  };
}

/**
 * 53 bits of a string, by two multiply-xor lanes with a final avalanche. Not for secrets: it keeps customers
 * apart for counting, at a twentieth of a digest's price. Among five million, the chance that any two
 * meet is one in a thousand.
 */
function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** The contents of 16 bytes in hex, as the uuid type takes it. */
export const uuidOfHex = (hex: string): string => hex.padStart(32, '0').slice(0, 32);
