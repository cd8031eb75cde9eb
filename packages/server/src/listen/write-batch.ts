import { sql, type Kysely } from 'kysely';
import { matchAccounts } from '../customers/index.js';
import { copyInto, copyLine, type CopyValue } from '../platform/copy.js';
import { withClient } from '../platform/database.js';
import { uuidv7 } from '../platform/ids.js';
import type { Database } from '../platform/tables.js';
import { uuidOfHex, type ItemRow } from './item-row.js';

export interface BatchCounts {
  readonly fresh: number;
  readonly changed: number;
  readonly known: number;
  readonly duplicates: number;
}

interface BatchOptions {
  readonly importId?: string;
  readonly demo?: boolean;
}

/**
 * Puts items in, inside the caller's transaction: new ones are added, changed ones updated, known ones
 * left alone, reposts linked. Writers of items take turns, so that batches become visible in the order
 * of their numbers and two of them never wait for each other's rows.
 */
export async function writeBatch(
  db: Kysely<Database>,
  rows: readonly ItemRow[],
  options: BatchOptions = {},
): Promise<BatchCounts> {
  if (rows.length === 0) return { fresh: 0, changed: 0, known: 0, duplicates: 0 };
  await sql`select pg_advisory_xact_lock(7236833187163)`.execute(db);
  const { unique, superseded } = lastOfEach(rows);
  const sources = await sourceIds(db, unique, options.demo ?? false);
  const accounts = await matchAccounts(db, [...new Set(unique.flatMap((row) => row.accountKeys))]);

  await withClient(db, async (client) => {
    await client.query(staging);
    await copyInto(client, 'staged_item', stagedLines(unique, sources, accounts));
    // The planner knows nothing of a table that was filled a moment ago; looking up by key is right here.
    await client.query(
      'set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off',
    );
  });
  const batch = await nextBatch(db);
  const { fresh, updated } = await upsert(db, batch);
  const hasRaw = unique.some((row) => row.item.rawText !== null);
  if (hasRaw || updated.length > 0) await storeOriginals(db, updated);
  const duplicates = await linkReposts(db, batch, updated);
  await sql`reset enable_seqscan`.execute(db);
  await sql`reset enable_hashjoin`.execute(db);
  await sql`reset enable_mergejoin`.execute(db);

  if (fresh + updated.length > 0) {
    await sql`
      insert into item_batch (id, import_id, demo, fresh, changed, duplicates)
      overriding system value
      values (${batch}, ${options.importId ?? null}, ${options.demo ?? false},
              ${fresh}, ${updated.length}, ${duplicates})`.execute(db);
  }
  const changed = updated.length + superseded.changed;
  return {
    fresh,
    changed,
    known: rows.length - fresh - changed,
    duplicates,
  };
}

/** A row that a later one of the same batch replaces would be written twice in one statement. */
function lastOfEach(rows: readonly ItemRow[]): {
  unique: ItemRow[];
  superseded: { changed: number };
} {
  const last = new Map<string, ItemRow>();
  let changed = 0;
  for (const row of rows) {
    const before = last.get(row.id);
    if (before && before.item.contentHash !== row.item.contentHash) changed += 1;
    last.set(row.id, row);
  }
  return { unique: [...last.values()], superseded: { changed } };
}

async function sourceIds(
  db: Kysely<Database>,
  rows: readonly ItemRow[],
  demo: boolean,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(rows.map((row) => [row.sourceKey, row.sourceName]));
  const keys = [...names.keys()];
  const find = () =>
    db.selectFrom('source').select(['id', 'key']).where('key', 'in', keys).execute();
  const known = await find();
  const missing = keys.filter((key) => !known.some((source) => source.key === key));
  if (missing.length === 0) return new Map(known.map(({ key, id }) => [key, id]));
  await db
    .insertInto('source')
    .values(missing.map((key) => ({ id: uuidv7(), key, name: names.get(key) ?? key, demo })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return new Map((await find()).map(({ key, id }) => [key, id]));
}

const staging = `create temp table if not exists staged_item (
  id uuid, source_id uuid, external_id text, text text, title text, time timestamptz,
  customer text, customer_key bigint, account_name text, account_id uuid, product text,
  channel text, language text, competitor text, rating real, rating_low real, rating_high real,
  metadata jsonb, masked text[], content_hash uuid, dup_key bigint, raw_text text
) on commit delete rows; truncate staged_item`;

function* stagedLines(
  rows: readonly ItemRow[],
  sources: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, string>,
): Generator<string> {
  for (const row of rows) {
    const { item } = row;
    const account = row.accountKeys.map((key) => accounts.get(key)).find(Boolean) ?? null;
    const metadata = Object.keys(item.metadata).length > 0 ? JSON.stringify(item.metadata) : null;
    yield copyLine([
      row.id,
      sources.get(row.sourceKey) ?? null,
      item.externalId,
      item.text,
      item.title,
      item.time === null ? null : new Date(item.time),
      item.customer,
      row.customerKey,
      item.account,
      account,
      item.product,
      item.channel,
      item.language,
      item.competitor,
      item.rating,
      item.ratingLow,
      item.ratingHigh,
      metadata,
      item.masked.length > 0 ? item.masked : null,
      uuidOfHex(item.contentHash),
      row.dupKey,
      item.rawText,
    ] satisfies CopyValue[]);
  }
}

async function nextBatch(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('item_batch', 'id')) as id`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('item_batch has no sequence');
  return id;
}

async function upsert(
  db: Kysely<Database>,
  batch: number,
): Promise<{ fresh: number; updated: readonly string[] }> {
  const { rows } = await sql<{ fresh: number; updated: string[] | null }>`
    with written as (
      insert into item as i (
        id, source_id, external_id, text, title, time, customer, customer_key, account_name,
        account_id, product, channel, language, competitor, rating, rating_low, rating_high,
        metadata, masked, content_hash, dup_key, first_batch, batch)
      select id, source_id, external_id, text, title, time, customer, customer_key, account_name,
        account_id, product, channel, language, competitor, rating, rating_low, rating_high,
        metadata, masked, content_hash, dup_key, ${batch}, ${batch}
      from staged_item
      order by id
      on conflict (id) do update set
        text = excluded.text, title = excluded.title, time = excluded.time,
        customer = excluded.customer, customer_key = excluded.customer_key,
        account_name = excluded.account_name, account_id = excluded.account_id,
        product = excluded.product, channel = excluded.channel, language = excluded.language,
        competitor = excluded.competitor, rating = excluded.rating,
        rating_low = excluded.rating_low, rating_high = excluded.rating_high,
        metadata = excluded.metadata, masked = excluded.masked,
        content_hash = excluded.content_hash, dup_key = excluded.dup_key, duplicate_of = null,
        revision = i.revision + 1, batch = excluded.batch
      where i.content_hash <> excluded.content_hash
      returning id, revision)
    select (count(*) filter (where revision = 1))::int as fresh,
      array_agg(id) filter (where revision > 1) as updated
    from written`.execute(db);
  return { fresh: rows[0]?.fresh ?? 0, updated: rows[0]?.updated ?? [] };
}

async function storeOriginals(db: Kysely<Database>, updated: readonly string[]): Promise<void> {
  if (updated.length > 0) {
    await sql`delete from item_raw where item_id = any(${updated}::uuid[])`.execute(db);
  }
  await sql`
    insert into item_raw (item_id, text)
    select id, raw_text from staged_item where raw_text is not null
    on conflict (item_id) do nothing`.execute(db);
}

/**
 * Items with one dup_key are reposts of the one that came first. A changed item may leave its group, so
 * the groups of those that follow it are settled again too.
 */
async function linkReposts(
  db: Kysely<Database>,
  batch: number,
  updated: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ duplicates: number }>`
    with touched as (
      select dup_key from staged_item where dup_key is not null
      union
      select dup_key from item where duplicate_of = any(${updated}::uuid[])
    ), groups as materialized (
      select dup_key, (array_agg(i.id order by i.first_batch, i.id))[1] as leader
      from touched join item i using (dup_key)
      group by dup_key having count(*) > 1 or bool_or(i.duplicate_of is not null)
    ), linked as (
      update item i set duplicate_of = nullif(g.leader, i.id), batch = ${batch}
      from groups g
      where i.dup_key = g.dup_key and i.duplicate_of is distinct from nullif(g.leader, i.id)
      returning i.duplicate_of)
    select count(duplicate_of)::int as duplicates from linked`.execute(db);
  return rows[0]?.duplicates ?? 0;
}
