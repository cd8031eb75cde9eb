import { hash } from 'node:crypto';
import type { CleanItem } from '@headwater/intake';

/** An item as it is stored, before the database has a say: its id, and what makes it a repost. */
export interface ItemRow {
  readonly id: string;
  readonly sourceName: string;
  readonly sourceKey: string;
  readonly customerKey: bigint;
  readonly dupKey: bigint | null;
  /** Keys by which its account may be known, best first. */
  readonly accountKeys: readonly string[];
  readonly item: CleanItem;
}

export const sourceKeyOf = (name: string): string => name.trim().toLowerCase().slice(0, 200);

// A short text from an unknown customer ("Great app") is said by many people; a long one is a repost.
const telling = 40;

export function itemRow(item: CleanItem): ItemRow {
  const sourceKey = sourceKeyOf(item.source);
  const identity =
    item.externalId === null ? `c\u0000${item.contentHash}` : `x\u0000${item.externalId}`;
  const digest = hash('sha256', `${sourceKey}\u0000${identity}`, 'hex');
  const customer = customerOf(item);
  return {
    id: uuidFrom(digest),
    sourceName: item.source.trim().slice(0, 200),
    sourceKey,
    customerKey:
      customer === null ? int64(digest.slice(32, 48)) : keyOf(`customer\u0000${customer}`),
    dupKey: dupKeyOf(item, sourceKey, customer),
    accountKeys: accountKeysOf(item),
    item,
  };
}

// Counting "customers" of a support export that names only accounts must count accounts, not tickets.
function customerOf(item: CleanItem): string | null {
  const name = item.customer?.trim() || item.account?.trim();
  return name ? name.toLowerCase() : null;
}

/** Reposts: the same words by the same customer in any source, or the same long text in one source. */
function dupKeyOf(item: CleanItem, sourceKey: string, customer: string | null): bigint | null {
  if (customer !== null) return keyOf(`by\u0000${customer}\u0000${item.textHash}`);
  if (item.text.length < telling) return null;
  return keyOf(`in\u0000${sourceKey}\u0000${item.textHash}`);
}

function accountKeysOf(item: CleanItem): readonly string[] {
  const keys: string[] = [];
  const account = item.account?.trim().toLowerCase();
  if (account) keys.push(account);
  const domain = /@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.exec(item.customer?.trim() ?? '')?.[1];
  if (domain) keys.push(`@${domain.toLowerCase()}`);
  return keys;
}

const keyOf = (text: string): bigint => int64(hash('sha256', text, 'hex').slice(0, 16));
const int64 = (hex: string): bigint => BigInt.asIntN(64, BigInt(`0x${hex}`));

/** UUID version 8 (RFC 9562): 122 bits of a digest. */
function uuidFrom(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The contents of 16 bytes in hex, as the uuid type takes it. */
export const uuidOfHex = (hex: string): string => hex.padStart(32, '0').slice(0, 32);
