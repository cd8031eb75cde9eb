import { sql } from 'kysely';
import { itemsInTurn, type Ctx } from '../platform/index.js';

/** Removes items with all that is kept beside them. What was found in them is understand's to forget. */
export async function removeItems(tx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await itemsInTurn(tx.db);
  await sql`delete from item where id = any(${ids}::uuid[])`.execute(tx.db);
  await sql`delete from item_raw where item_id = any(${ids}::uuid[])`.execute(tx.db);
  // A repost of one that is gone stands for itself now.
  await sql`update item set duplicate_of = null where duplicate_of = any(${ids}::uuid[])`.execute(
    tx.db,
  );
}
