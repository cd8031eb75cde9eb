import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';

interface Reposts {
  readonly batch: number;
  /** Dup keys that more than one item may have now. */
  readonly keys: readonly number[];
  /** Items that changed: those that repeat them may have to find another first one. */
  readonly updated: readonly string[];
}

/**
 * Items with one dup key are reposts of the one that came first: they are linked to it and counted with
 * it. Answers how many became reposts now.
 */
export async function linkReposts(
  db: Kysely<Database>,
  { batch, keys, updated }: Reposts,
): Promise<number> {
  if (keys.length === 0 && updated.length === 0) return 0;
  const { rows } = await sql<{ duplicates: number }>`
    with touched as (
      select unnest(${keys}::bigint[]) as dup_key
      union
      select dup_key from item where duplicate_of = any(${updated}::uuid[])
    ), groups as materialized (
      select dup_key, (array_agg(i.id order by i.first_batch, i.text collate "C", i.id))[1] as leader
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
