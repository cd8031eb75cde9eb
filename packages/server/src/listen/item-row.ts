import {
  identityOf,
  nearKeyWithin,
  repostKeyWithin,
  repostScope,
  sourceKeyOf,
  voiceOf,
  type CleanItem,
  type Identity,
} from '@headwater/intake';
import { uuidOf } from '../platform/ids.js';

export interface ItemSource {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** The source that an item names. */
export function itemSource(name: string): ItemSource {
  const key = sourceKeyOf(name);
  return { id: uuidOf('source', key), key, name: name.trim().slice(0, 200) };
}

/** The id that an item of this source has, or will have, by what it is called there. */
export const itemIdOf = (source: string, externalId: string): string =>
  uuidOf(sourceKeyOf(source), calledThere(externalId));

const calledThere = (externalId: string): string => `x\u0000${externalId}`;

/** What tells an item from the others of its source. */
export const itemKey = ({ externalId, contentHash }: CleanItem): string =>
  externalId === null ? `c\u0000${contentHash}` : calledThere(externalId);

/** What an item is counted by, and what may make it a repost. */
export interface ItemKeys {
  /** Stands for its customer, else its account, else itself. */
  readonly customerKey: number;
  readonly dupKey: number | null;
  readonly nearKey: number | null;
}

/** `idOf` is asked where nobody is named. */
export function itemKeys(item: CleanItem, idOf: () => string): ItemKeys {
  const scope = repostScope(item);
  return {
    customerKey: hash53(voiceOf(item) ?? idOf()),
    dupKey: scope === null ? null : hash53(repostKeyWithin(scope, item)),
    nearKey: scope === null ? null : nearKeyWithin(scope, item.text),
  };
}

/** How an item's account may be known; null where nobody is named. */
export const itemIdentity = ({ originals, account, customer }: CleanItem): Identity | null =>
  // Masking hides the address in `customer`; it still names the account.
  identityOf({
    account: originals['account'] ?? account,
    customer: originals['customer'] ?? customer,
    shownCustomer: customer,
  });

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
