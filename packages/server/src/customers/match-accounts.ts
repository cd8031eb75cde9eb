import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';

/**
 * Finds accounts by name, by external id, or by e-mail domain (`@acme.com`), whichever a key is.
 * Keys are in lower case; where two accounts share a name, the older one is taken.
 */
export async function matchAccounts(
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const any = await db.selectFrom('account').select('id').limit(1).executeTakeFirst();
  if (!any) return new Map();
  const { rows } = await sql<{ key: string; id: string }>`
    select distinct on (k.key) k.key, a.id
    from unnest(${keys}::text[]) as k (key)
    join account a on lower(a.name) = k.key or lower(a.external_id) = k.key
      or (k.key like '@%' and lower(a.domain) = substr(k.key, 2))
    order by k.key, a.id`.execute(db);
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** Every key of every account: for an import, which asks for them row by row. */
export async function allAccountKeys(db: Kysely<Database>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select distinct on (k.key) k.key, a.id
    from account a cross join lateral (values
      (lower(a.name)), (lower(a.external_id)), ('@' || lower(a.domain))) as k (key)
    where k.key is not null
    order by k.key, a.id`.execute(db);
  return new Map(rows.map((row) => [row.key, row.id]));
}
