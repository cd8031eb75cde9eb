import {
  findAccount,
  namesCompany,
  type AccountBook,
  type CleanItem,
  type Identity,
} from '@headwater/intake';
import type { MetVoice } from '../customers/index.js';
import { CopyRowWriter, putUuid, uuidText, type CopyRows } from '../platform/copy-rows.js';
import { putUuidOf } from '../platform/ids.js';
import { itemIdentity, itemKey, itemKeys, itemSource, type ItemSource } from './item-row.js';
import { Places16, Rows16 } from './rows16.js';

/** Items made ready for the database: rows of COPY, and what they refer to. Crosses threads as it is. */
export interface StagedBatch {
  readonly rows: number;
  /** Of each row, 16 bytes. */
  readonly ids: Uint8Array<ArrayBuffer>;
  readonly hashes: Uint8Array<ArrayBuffer>;
  /** Of each row; NaN where it has none. */
  readonly dupKeys: Float64Array<ArrayBuffer>;
  readonly nearKeys: Float64Array<ArrayBuffer>;
  /** In the order of `itemColumns`. */
  readonly items: CopyRows;
  /** Cells as received, of the rows at `rawRows`, in the order of `rawColumns`. */
  readonly raws: CopyRows;
  readonly rawRows: readonly number[];
  /** Rows that a later one of the batch replaces, and how many of those said something else. */
  readonly replaced: ReadonlySet<number>;
  readonly supersededChanged: number;
  readonly sources: readonly ItemSource[];
  /** Voices that name a company, or whose account is known. */
  readonly voices: readonly MetVoice[];
}

export const itemColumns = `id, source_id, external_id, text, title, time, customer, customer_key,
  account_name, account_id, identity, product, channel, language, competitor, rating, rating_low, rating_high,
  metadata, masked, content_hash, dup_key, near_key`;
export const rawColumns = 'item_id, text, fields';
const columnsIn = (list: string): number => list.split(',').length;

export function stageItems(items: readonly CleanItem[], accounts: AccountBook): StagedBatch {
  const stager = new Stager(accounts);
  for (const item of items) stager.add(item);
  return stager.take();
}

/**
 * Makes a batch ready item by item. Only bytes are kept of each, so that the many small objects of a row die young; at
 * this rate the garbage collector is the dearest part.
 */
export class Stager {
  readonly #accounts: AccountBook;
  readonly #ids = new Rows16();
  readonly #places = new Places16(this.#ids);
  readonly #hashes = new Rows16();
  #dupKeys: number[] = [];
  #nearKeys: number[] = [];
  readonly #items = new CopyRowWriter(columnsIn(itemColumns));
  readonly #raws = new CopyRowWriter(columnsIn(rawColumns));
  #rawRows: number[] = [];
  #sources = new Map<string, ItemSource>();
  #replaced = new Set<number>();
  #voices = new Map<string, MetVoice>();
  #supersededChanged = 0;

  constructor(accounts: AccountBook) {
    this.#accounts = accounts;
  }

  /** Bytes so far. */
  get size(): number {
    return this.#items.size + this.#raws.size;
  }

  add(item: CleanItem): void {
    const source = this.#sourceOf(item.source);
    const row = this.#ids.count;
    const at = this.#ids.begin();
    putUuidOf(this.#ids.bytes, at, `${source.key}\u0000${itemKey(item)}`);
    putUuid(this.#hashes.bytes, this.#hashes.begin(), item.contentHash);
    // A row that a later one replaces would be written twice in one statement.
    const before = this.#places.add();
    if (before >= 0) {
      this.#replaced.add(before);
      if (!this.#hashes.same(before, row)) this.#supersededChanged += 1;
    }
    this.#addItem(item, source, at);
    const { rawText, originals } = item;
    if (rawText === null && Object.keys(originals).length === 0) return;
    this.#rawRows.push(row);
    const to = this.#raws;
    to.begin();
    to.uuidAt(this.#ids.bytes, at);
    to.text(rawText ?? item.text);
    to.json(originals);
    to.end();
  }

  #addItem(item: CleanItem, source: ItemSource, at: number): void {
    const ids = this.#ids.bytes;
    const { customerKey, dupKey, nearKey } = itemKeys(item, () => uuidText(ids, at));
    this.#dupKeys.push(dupKey ?? Number.NaN);
    this.#nearKeys.push(nearKey ?? Number.NaN);
    const identity = itemIdentity(item);
    const to = this.#items;
    to.begin();
    to.uuidAt(ids, at);
    to.uuid(source.id);
    to.text(item.externalId);
    to.text(item.text);
    to.text(item.title);
    to.timestamptz(item.time);
    to.text(item.customer);
    to.int8(customerKey);
    to.text(item.account);
    to.uuid(this.#accountOf(identity));
    to.uuid(identity === null ? null : identity.id);
    to.text(item.product);
    to.text(item.channel);
    to.text(item.language);
    to.text(item.competitor);
    to.float4(item.rating);
    to.float4(item.ratingLow);
    to.float4(item.ratingHigh);
    if (Object.keys(item.metadata).length === 0) to.none();
    else to.json(item.metadata);
    if (item.masked.length === 0) to.none();
    else to.texts(item.masked);
    to.uuid(item.contentHash);
    to.int8(dupKey);
    to.int4(nearKey);
    to.end();
  }

  #sourceOf(name: string): ItemSource {
    const known = this.#sources.get(name);
    if (known !== undefined) return known;
    const source = itemSource(name);
    this.#sources.set(name, source);
    return source;
  }

  #accountOf(identity: Identity | null): string | null {
    if (identity === null) return null;
    const met = this.#voices.get(identity.id);
    if (met) return met.found?.account ?? null;
    const found = findAccount(this.#accounts, identity);
    if (found || namesCompany(identity)) this.#voices.set(identity.id, { ...identity, found });
    return found?.account ?? null;
  }

  /** What is ready. The next batch begins, in the same memory: growing it anew would keep the collector busy. */
  take(): StagedBatch {
    const batch = this.#batch();
    this.#places.clear();
    this.#dupKeys = [];
    this.#nearKeys = [];
    this.#rawRows = [];
    this.#sources = new Map();
    this.#replaced = new Set();
    this.#voices = new Map();
    this.#supersededChanged = 0;
    return batch;
  }

  #batch(): StagedBatch {
    // Names that differ in case or blanks are one source, called as it was called first.
    const byKey = new Map<string, ItemSource>();
    for (const source of this.#sources.values()) {
      if (!byKey.has(source.key)) byKey.set(source.key, source);
    }
    return {
      rows: this.#ids.count,
      ids: this.#ids.take(),
      hashes: this.#hashes.take(),
      dupKeys: Float64Array.from(this.#dupKeys),
      nearKeys: Float64Array.from(this.#nearKeys),
      items: this.#items.take(),
      raws: this.#raws.take(),
      rawRows: this.#rawRows,
      replaced: this.#replaced,
      supersededChanged: this.#supersededChanged,
      sources: [...byKey.values()],
      voices: [...this.#voices.values()],
    };
  }
}

/** Who speaks in these items. */
export function identitiesOf(items: readonly CleanItem[]): readonly Identity[] {
  const found = new Map<string, Identity>();
  for (const item of items) {
    const identity = itemIdentity(item);
    if (identity !== null) found.set(identity.id, identity);
  }
  return [...found.values()];
}
