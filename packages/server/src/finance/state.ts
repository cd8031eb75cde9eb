import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';

/** The count that waits or runs, if there is one. */
export async function countingJob(ctx: Ctx): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('job')
    .select('id')
    .where('name', '=', 'finance.recount')
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function productsOf(db: Kysely<Database>, generation: number): Promise<string[]> {
  const { rows } = await sql<{ scope: string }>`
    select distinct scope from mrr_closing
    where generation = ${generation} and scope <> '' order by 1`.execute(db);
  return rows.map(({ scope }) => scope);
}
