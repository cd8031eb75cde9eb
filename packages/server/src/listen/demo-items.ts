import { sql } from 'kysely';
import { itemsInTurn, type Ctx } from '../platform/index.js';
import { removeItems } from './remove-items.js';

/** Items that came in first with the demo. One that somebody has imported since is theirs. */
const ofDemo = sql`(select id from item_batch where demo)`;

export async function countDemoItems(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from item where first_batch in ${ofDemo}`.execute(ctx.db);
  return rows[0]?.n ?? 0;
}

/** Removes the demo's items and the sources that it leaves empty; answers the items' ids. */
export async function removeDemoItems(tx: Ctx): Promise<readonly string[]> {
  await itemsInTurn(tx.db);
  const { rows } = await sql<{ id: string }>`
    delete from item where first_batch in ${ofDemo} returning id`.execute(tx.db);
  const ids = rows.map((row) => row.id);
  await removeItems(tx, ids);
  await sql`delete from item_batch where demo`.execute(tx.db);
  await sql`
    delete from source s where demo and not exists (select from item i where i.source_id = s.id)
    `.execute(tx.db);
  return ids;
}
