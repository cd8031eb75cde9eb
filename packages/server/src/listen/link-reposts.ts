import { sql, type Kysely } from 'kysely';
import { arrayText } from '../platform/array-text.js';
import type { Database } from '../platform/tables.js';
import type { KnownKeys } from './known-keys.js';
import { linkNearCopies, type Standing } from './link-near-copies.js';

interface Reposts {
  readonly batch: number;
  /** Dup keys that more than one item may have now. */
  readonly keys: readonly number[];
  /** Items that came in or changed and may have near copies, with their near keys. */
  readonly written: Standing;
  /** Items that changed: those that repeat them may have to find another first one. */
  readonly updated: readonly string[];
  readonly known?: KnownKeys | undefined;
}

interface Linked {
  id: string;
  leader: string | null;
  nearKey: number | null;
}

/**
 * Items with one dup key are reposts of the one that came first: they are linked to it and counted with
 * it, and so are items that say nearly the same. Answers how many became reposts now.
 */
export async function linkReposts(db: Kysely<Database>, reposts: Reposts): Promise<number> {
  const { batch, keys, written, updated, known } = reposts;
  const linked =
    keys.length === 0 && updated.length === 0 ? [] : await linkSameWords(db, batch, keys, updated);
  // Whatever stands for itself anew may be a near copy of another.
  const risen = linked.flatMap(({ id, leader, nearKey }) =>
    leader === null && nearKey !== null ? [{ id, nearKey }] : [],
  );
  const fallen = linked.filter(({ leader }) => leader !== null);
  if (updated.length > 0) await bringAlong(db, batch, fallen);
  const { length } = written.nearKeys;
  const near = await linkNearCopies(db, batch, {
    nearKeys: Int32Array.from([...written.nearKeys, ...risen.map(({ nearKey }) => nearKey)]),
    idOf: (index) => (index < length ? written.idOf(index) : (risen[index - length]?.id ?? '')),
    known,
  });
  await bringAlong(db, batch, near);
  return fallen.length + near.length;
}

async function linkSameWords(
  db: Kysely<Database>,
  batch: number,
  keys: readonly number[],
  updated: readonly string[],
): Promise<readonly Linked[]> {
  // A near copy's own copies are counted with the one that it is counted with.
  const { rows } = await sql<Linked>`
    with touched as (
      select unnest(${arrayText(keys)}::bigint[]) as dup_key
      union
      select dup_key from item where duplicate_of = any(${arrayText(updated)}::uuid[])
    ), firsts as materialized (
      select dup_key, (array_agg(i.id order by i.first_batch, i.text collate "C", i.id))[1] as id
      from touched join item i using (dup_key)
      group by dup_key having count(*) > 1 or bool_or(i.duplicate_of is not null)
    ), leaders as materialized (
      select f.dup_key, f.id as first, near.id as near
      from firsts f
      join item i on i.id = f.id
      left join item near on near.id = i.duplicate_of and near.duplicate_of is null
        and near.dup_key is distinct from f.dup_key
        and near.id <> all(${arrayText(updated)}::uuid[])
    )
    update item i
    set duplicate_of = coalesce(l.near, nullif(l.first, i.id)), batch = ${batch}
    from leaders l
    where i.dup_key = l.dup_key
      and i.duplicate_of is distinct from coalesce(l.near, nullif(l.first, i.id))
    returning i.id, i.duplicate_of as leader, i.near_key as "nearKey"`.execute(db);
  return rows;
}

/** What was counted with an item that is now counted with another one goes there as well. */
async function bringAlong(
  db: Kysely<Database>,
  batch: number,
  fallen: readonly { readonly id: string; readonly leader: string | null }[],
): Promise<void> {
  if (fallen.length === 0) return;
  await sql`
    update item i set duplicate_of = f.leader, batch = ${batch}
    from unnest(
      ${arrayText(fallen.map(({ id }) => id))}::uuid[],
      ${arrayText(fallen.map(({ leader }) => leader ?? ''))}::uuid[]) f (id, leader)
    where i.duplicate_of = f.id and i.id <> f.leader`.execute(db);
}
