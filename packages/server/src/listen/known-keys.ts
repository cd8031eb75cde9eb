import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';

/** 64 MB, touched where keys fall: of 30 million keys one in some thousands seems to be in although it is not. */
const words = 1 << 24;
const wordsOfBlock = 16;

type KeyKind = 'id' | 'dup' | 'near';
const saltOf: Readonly<Record<KeyKind, number>> = { id: 0, dup: 0x9e3779b9, near: 0x7f4a7c15 };

/**
 * What an import into an empty database has put in: looking up in the database what cannot be there took a fifth of its
 * time. A Bloom filter (Bloom 1970) of blocks as long as a cache line: what it denies is not in, what it affirms is
 * looked up. It answers yes to all where anything else is in, or anybody else writes.
 */
export class KnownKeys {
  #bits: Uint32Array | null = null;
  /** The last batch of items that was in when ours was begun; undefined before the first. */
  #last: number | null | undefined;

  /** At the beginning of each batch, while nobody else writes items. */
  async begin(db: Kysely<Database>): Promise<void> {
    const { rows } = await sql<{ last: number | null; any: boolean }>`
      select (select max(id) from item_batch) as last,
        ${this.#last === undefined} and exists (select from item) as any`.execute(db);
    const { last = null, any = true } = rows[0] ?? {};
    if (this.#last === undefined) this.#bits = any ? null : new Uint32Array(words);
    else if (last !== this.#last) this.#bits = null;
    this.#last = last;
  }

  /** This batch is ours: unless it is undone, it is the last one when the next begins. */
  wrote(batch: number): void {
    this.#last = batch;
  }

  /** A number of up to 53 bits. */
  mayHave(kind: KeyKind, key: number): boolean {
    return this.#has(key | 0, Math.floor(key / 2 ** 32) ^ saltOf[kind]);
  }

  add(kind: KeyKind, key: number): void {
    this.#add(key | 0, Math.floor(key / 2 ** 32) ^ saltOf[kind]);
  }

  /** The 16 bytes of an id at this place, which are of a digest. */
  mayHaveId(bytes: Uint8Array, at: number): boolean {
    return this.#has(fourBytes(bytes, at), fourBytes(bytes, at + 10));
  }

  addId(bytes: Uint8Array, at: number): void {
    this.#add(fourBytes(bytes, at), fourBytes(bytes, at + 10));
  }

  #has(low: number, high: number): boolean {
    return this.#bits === null || this.#meet(this.#bits, low, high, false);
  }

  #add(low: number, high: number): void {
    if (this.#bits) this.#meet(this.#bits, low, high, true);
  }

  /** Whether all bits of a key are set; `adding` sets those that are not. */
  #meet(bits: Uint32Array, low: number, high: number, adding: boolean): boolean {
    const one = mixed(low, high);
    const other = mixed(high, one);
    const block = one & (words - 1) & -wordsOfBlock;
    for (let probe = 0; probe < probes; probe++) {
      const place = (other >>> (probe * bitsOfPlace)) & (bitsOfBlock - 1);
      const word = block | (place >>> 5);
      const bit = 1 << (place & 31);
      const before = bits[word] ?? 0;
      if (adding) bits[word] = before | bit;
      else if ((before & bit) === 0) return false;
    }
    return true;
  }
}

const probes = 3;
const bitsOfPlace = 9;
const bitsOfBlock = wordsOfBlock * 32;

/** 32 bits out of 64, by the finalizer of MurmurHash3. */
function mixed(low: number, high: number): number {
  let value = Math.imul(low ^ (high >>> 15), 0x85ebca6b) ^ high;
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

const fourBytes = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 24) |
  ((bytes[at + 1] ?? 0) << 16) |
  ((bytes[at + 2] ?? 0) << 8) |
  (bytes[at + 3] ?? 0);
