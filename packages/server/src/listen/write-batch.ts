import { sql, type Kysely } from 'kysely';
import { rememberVoices } from '../customers/index.js';
import { int8Array, uuidArray } from '../platform/binary-array.js';
import { copyRows } from '../platform/copy.js';
import { uuidText } from '../platform/copy-rows.js';
import { itemsInTurn, withClient } from '../platform/database.js';
import type { Database } from '../platform/tables.js';
import type { KnownKeys } from './known-keys.js';
import { linkReposts } from './link-reposts.js';
import { pick } from './pick.js';
import { itemColumns, rawColumns, type StagedBatch } from './stage.js';

interface BatchCounts {
  readonly fresh: number;
  readonly changed: number;
  readonly known: number;
  readonly duplicates: number;
}

interface BatchOptions {
  readonly importId?: string;
  readonly demo?: boolean;
  /** What the import has written so far, where it writes many batches. */
  readonly known?: KnownKeys;
}

/**
 * Puts items in, inside the caller's transaction: new ones are added, changed ones updated, known ones
 * left alone, reposts linked. Writers of items take turns, so that what is looked up here stays true
 * until the commit, and batches become visible in the order of their numbers.
 */
export async function writeBatch(
  db: Kysely<Database>,
  staged: StagedBatch,
  options: BatchOptions = {},
): Promise<BatchCounts> {
  const { demo = false, importId = null, known } = options;
  const { rows } = staged;
  if (rows === 0) return { fresh: 0, changed: 0, known: 0, duplicates: 0 };
  // Thousands of keys at once look to the planner like a reason to read the whole table, each time anew.
  await itemsInTurn(db);
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(db);
  await known?.begin(db);
  const { isFresh, isChanged, fresh, changed } = await compare(db, staged, known);
  if (fresh + changed === 0) {
    return {
      fresh,
      changed: staged.supersededChanged,
      known: rows - staged.supersededChanged,
      duplicates: 0,
    };
  }
  const written = (row: number): boolean => isFresh(row) || isChanged(row);
  const idOf = (row: number): string => uuidText(staged.ids, row * 16);
  await addSources(db, staged, demo);
  await rememberVoices(db, staged.voices);
  const batch = await beginBatch(db);
  known?.wrote(batch);
  const dupKeys = sortedKeys(staged.dupKeys.filter((_key, row) => written(row)));
  const touched = await presentKeys(
    db,
    dupKeys.each.filter((key) => known?.mayHave('dup', key) ?? true),
  );
  const updated = changed === 0 ? [] : rowsOf(rows, isChanged).map(idOf);
  await withClient(db, async (client) => {
    if (fresh > 0) {
      await copyRows(client, `item (${itemColumns})`, pick(staged.items, isFresh));
    }
    if (changed > 0) {
      await client.query(temporary);
      await copyRows(client, `changed_item (${itemColumns})`, pick(staged.items, isChanged));
      await client.query(update, [batch]);
      await client.query('delete from item_raw where item_id = any($1::uuid[])', [updated]);
    }
    const raw = (line: number): boolean => written(staged.rawRows[line] ?? -1);
    if (staged.rawRows.some(written)) {
      await copyRows(client, `item_raw (${rawColumns})`, pick(staged.raws, raw));
    }
  });
  const near = rowsOf(rows, (row) => written(row) && !Number.isNaN(staged.nearKeys[row]));
  const duplicates = await linkReposts(db, {
    batch,
    keys: [...touched, ...dupKeys.repeated],
    written: {
      nearKeys: Int32Array.from(near, (row) => staged.nearKeys[row] ?? 0),
      idOf: (index) => idOf(near[index] ?? 0),
    },
    updated,
    known,
  });
  if (known) remember(known, staged);
  await sql`
    insert into item_batch (id, import_id, demo, fresh, changed, duplicates)
    overriding system value
    values (${batch}, ${importId}, ${demo}, ${fresh}, ${changed}, ${duplicates})`.execute(db);
  return {
    fresh,
    changed: changed + staged.supersededChanged,
    known: rows - fresh - changed - staged.supersededChanged,
    duplicates,
  };
}

function rowsOf(rows: number, wanted: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (wanted(row)) found.push(row);
  return found;
}

/** Which rows are new, and which are in with another content. */
async function compare(
  db: Kysely<Database>,
  { rows, ids, hashes, replaced }: StagedBatch,
  known: KnownKeys | undefined,
) {
  const asked = known ? idsThatMayBeIn(ids, known) : ids;
  const { rows: found } =
    asked.length === 0
      ? { rows: [] }
      : await sql<{ id: string; hash: string }>`
          select id, content_hash as hash from item
          where id = any(${uuidArray(asked)}::uuid[])`.execute(db);
  const present = new Map(found.map(({ id, hash }) => [id, hash]));
  const states = new Uint8Array(rows);
  let changed = 0;
  for (let row = 0; row < rows; row++) {
    if (replaced.has(row)) continue;
    // Most often nothing is in: then no id need be written out.
    const hash = present.size === 0 ? undefined : present.get(uuidText(ids, row * 16));
    if (hash === undefined) states[row] = fresh;
    else if (hash !== uuidText(hashes, row * 16)) {
      states[row] = other;
      changed += 1;
    }
  }
  return {
    isFresh: (row: number): boolean => states[row] === fresh,
    isChanged: (row: number): boolean => states[row] === other,
    fresh: rows - replaced.size - present.size,
    changed,
  };
}

const fresh = 1;
const other = 2;

function idsThatMayBeIn(ids: Uint8Array, known: KnownKeys): Uint8Array {
  const asked = new Uint8Array(ids.length);
  let length = 0;
  for (let at = 0; at < ids.length; at += 16) {
    if (!known.mayHaveId(ids, at)) continue;
    asked.set(ids.subarray(at, at + 16), length);
    length += 16;
  }
  return asked.subarray(0, length);
}

function remember(known: KnownKeys, { rows, ids, dupKeys, nearKeys }: StagedBatch): void {
  for (let row = 0; row < rows; row++) {
    known.addId(ids, row * 16);
    const [dup = Number.NaN, near = Number.NaN] = [dupKeys[row], nearKeys[row]];
    if (!Number.isNaN(dup)) known.add('dup', dup);
    if (!Number.isNaN(near)) known.add('near', near);
  }
}

async function addSources(
  db: Kysely<Database>,
  { sources }: StagedBatch,
  demo: boolean,
): Promise<void> {
  await db
    .insertInto('source')
    .values(sources.map(({ id, key, name }) => ({ id, key, name, demo })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Takes the batch's number, which the item's columns have as their default. */
async function beginBatch(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ batch: string }>`
    select set_config('headwater.batch',
      nextval(pg_get_serial_sequence('item_batch', 'id'))::text, true) as batch`.execute(db);
  return Number(rows[0]?.batch);
}

/** In the order of the index, whose pages are then read one after the other: each key once, and those that came again. */
function sortedKeys(keys: Float64Array): {
  readonly each: readonly number[];
  readonly repeated: ReadonlySet<number>;
} {
  const each: number[] = [];
  const repeated = new Set<number>();
  // NaN, which stands for no key, comes last.
  for (const key of keys.sort()) {
    if (Number.isNaN(key)) break;
    if (each.at(-1) === key) repeated.add(key);
    else each.push(key);
  }
  return { each, repeated };
}

/** Of these dup keys, those that an item has already. */
async function presentKeys(
  db: Kysely<Database>,
  keys: readonly number[],
): Promise<readonly number[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ key: number }>`
    select key from unnest(${int8Array(keys)}::bigint[]) key
    cross join lateral (select from item where dup_key = key limit 1) i`.execute(db);
  return rows.map((row) => row.key);
}

const temporary = `
  create temp table if not exists changed_item (like item) on commit delete rows;
  alter table changed_item alter first_batch drop not null, alter batch drop not null,
    alter revision drop not null;
  truncate changed_item`;

const update = `
  update item i set
    text = c.text, title = c.title, time = c.time, customer = c.customer,
    customer_key = c.customer_key, account_name = c.account_name, account_id = c.account_id, identity = c.identity,
    product = c.product, channel = c.channel, language = c.language, competitor = c.competitor,
    rating = c.rating, rating_low = c.rating_low, rating_high = c.rating_high,
    metadata = c.metadata, masked = c.masked, content_hash = c.content_hash, dup_key = c.dup_key, near_key = c.near_key,
    duplicate_of = null, revision = i.revision + 1, batch = $1
  from changed_item c where i.id = c.id`;
