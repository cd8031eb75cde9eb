import {
  findAccount,
  namesCompany,
  type AccountBook,
  type CleanItem,
  type Identity,
} from '@headwater/intake';
import type { MetVoice } from '../customers/index.js';
import { copyText } from '../platform/copy.js';
import { itemRow, uuidOfHex, type ItemRow } from './item-row.js';
import { LineBuffer, type Lines } from './lines.js';

/** Items made ready for the database: lines of COPY, and what they refer to. Crosses threads as it is. */
export interface StagedBatch {
  /** Of each row. */
  readonly ids: readonly string[];
  readonly hashes: readonly string[];
  readonly dupKeys: readonly (number | null)[];
  readonly nearKeys: readonly (number | null)[];
  /** A line for each row, in the order of `itemColumns`. */
  readonly lines: Lines;
  /** Cells as received, of the rows at `rawRows`, in the order of `rawColumns`. */
  readonly rawLines: Lines;
  readonly rawRows: readonly number[];
  /** Dup keys that occur more than once here. */
  readonly repeatedKeys: readonly number[];
  /** Rows that a later one of the batch replaces, and how many of those said something else. */
  readonly replaced: ReadonlySet<number>;
  readonly supersededChanged: number;
  /** Sources by key, with their names as written. */
  readonly sources: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Voices that name a company, or whose account is known. */
  readonly voices: readonly MetVoice[];
}

export const itemColumns = `id, source_id, external_id, text, title, time, customer, customer_key,
  account_name, account_id, identity, product, channel, language, competitor, rating, rating_low, rating_high,
  metadata, masked, content_hash, dup_key, near_key`;
export const rawColumns = 'item_id, text, fields';

export function stageItems(items: readonly CleanItem[], accounts: AccountBook): StagedBatch {
  const stager = new Stager(accounts);
  for (const item of items) stager.add(item);
  return stager.take();
}

/**
 * Makes a batch ready item by item. Only lines and keys are kept of each, so that the many small objects
 * of a row die young; at this rate the garbage collector is the dearest part.
 */
export class Stager {
  readonly #accounts: AccountBook;
  readonly #sourceIds = new Map<string, string>();
  readonly #rows = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #hashes: string[] = [];
  readonly #dupKeys: (number | null)[] = [];
  readonly #nearKeys: (number | null)[] = [];
  readonly #lines = new LineBuffer();
  readonly #rawLines = new LineBuffer();
  readonly #rawRows: number[] = [];
  readonly #sources = new Map<string, { id: string; name: string }>();
  readonly #replaced = new Set<number>();
  readonly #voices = new Map<string, MetVoice>();
  #supersededChanged = 0;

  constructor(accounts: AccountBook) {
    this.#accounts = accounts;
  }

  /** Bytes so far. */
  get size(): number {
    return this.#lines.length + this.#rawLines.length;
  }

  add(item: CleanItem): void {
    const row = itemRow(item, this.#sourceIds);
    const index = this.#ids.length;
    const hash = uuidOfHex(item.contentHash);
    // A row that a later one replaces would be written twice in one statement.
    const before = this.#rows.get(row.id);
    if (before !== undefined) {
      this.#replaced.add(before);
      if (this.#hashes[before] !== hash) this.#supersededChanged += 1;
    }
    this.#rows.set(row.id, index);
    this.#ids.push(row.id);
    this.#hashes.push(hash);
    this.#dupKeys.push(row.dupKey);
    this.#nearKeys.push(row.nearKey);
    this.#lines.add(itemLine(row, this.#accountOf(row.identity)));
    const { rawText, originals } = item;
    if (rawText !== null || Object.keys(originals).length > 0) {
      this.#rawLines.add(`${row.id}\t${copyText(rawText ?? item.text)}\t${json(originals)}\n`);
      this.#rawRows.push(index);
    }
    if (!this.#sources.has(row.sourceKey)) {
      this.#sources.set(row.sourceKey, {
        id: row.sourceId,
        name: item.source.trim().slice(0, 200),
      });
    }
  }

  #accountOf(identity: Identity | null): string | null {
    if (identity === null) return null;
    const met = this.#voices.get(identity.id);
    if (met) return met.found?.account ?? null;
    const found = findAccount(this.#accounts, identity);
    if (found || namesCompany(identity)) this.#voices.set(identity.id, { ...identity, found });
    return found?.account ?? null;
  }

  take(): StagedBatch {
    return {
      ids: this.#ids,
      hashes: this.#hashes,
      dupKeys: this.#dupKeys,
      nearKeys: this.#nearKeys,
      lines: this.#lines.take(),
      rawLines: this.#rawLines.take(),
      rawRows: this.#rawRows,
      replaced: this.#replaced,
      repeatedKeys: repeatedOf(this.#dupKeys),
      supersededChanged: this.#supersededChanged,
      sources: this.#sources,
      voices: [...this.#voices.values()],
    };
  }
}

function repeatedOf(keys: readonly (number | null)[]): readonly number[] {
  const seen = new Set<number>();
  const repeated = new Set<number>();
  for (const key of keys) {
    if (key === null) continue;
    if (seen.has(key)) repeated.add(key);
    else seen.add(key);
  }
  return [...repeated];
}

const none = String.raw`\N`;
const text = (value: string | null): string => (value === null ? none : copyText(value));
const number = (value: number | null): string => (value === null ? none : String(value));

// Written out by hand: at 20,000 rows a second a general encoder takes a quarter of a core.
function itemLine(row: ItemRow, account: string | null): string {
  const { item } = row;
  const time = item.time === null ? none : new Date(item.time).toISOString();
  const masked = item.masked.length === 0 ? none : `{${item.masked.join(',')}}`;
  return `${row.id}\t${row.sourceId}\t${text(item.externalId)}\t${copyText(item.text)}\t${text(item.title)}\t${time}\t${text(item.customer)}\t${row.customerKey}\t${text(item.account)}\t${account ?? none}\t${row.identity?.id ?? none}\t${text(item.product)}\t${text(item.channel)}\t${text(item.language)}\t${text(item.competitor)}\t${number(item.rating)}\t${number(item.ratingLow)}\t${number(item.ratingHigh)}\t${metadata(item)}\t${masked}\t${uuidOfHex(item.contentHash)}\t${number(row.dupKey)}\t${number(row.nearKey)}\n`;
}

function metadata({ metadata: more }: CleanItem): string {
  return Object.keys(more).length === 0 ? none : json(more);
}

// jsonb cannot hold the escape of NUL.
const json = (value: unknown): string =>
  copyText(JSON.stringify(value).replaceAll(String.raw`\u0000`, ''));

/** Who speaks in these items. */
export function identitiesOf(items: readonly CleanItem[]): readonly Identity[] {
  const found = new Map<string, Identity>();
  const sourceIds = new Map<string, string>();
  for (const item of items) {
    const { identity } = itemRow(item, sourceIds);
    if (identity !== null) found.set(identity.id, identity);
  }
  return [...found.values()];
}
