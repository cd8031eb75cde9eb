import type { DealFilter } from '@headwater/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Ctx } from '../platform/index.js';
import { currentRun, leavesOf, themeMetas } from '../understand/index.js';

/** The segment of a prospect: as the deal says, else its account's. From `deal d` and `account a`. */
export const dealSegment = sql<string | null>`coalesce(d.segment, a.segment)`;

/** A filter as a condition on `deal d`, `account a` and `competitor c`. */
export async function dealConditions(ctx: Ctx, filter: DealFilter): Promise<RawBuilder<SqlBool>> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  const { outcome, competitor, product, segment, theme, from, to, q } = filter;
  if (outcome !== undefined) all.push(sql`d.outcome = ${outcome}`);
  if (competitor === 'none') all.push(sql`d.competitor_id is null`);
  else if (competitor !== undefined) all.push(sql`d.competitor_id = ${competitor}`);
  if (product !== undefined) all.push(sql`d.product = ${product}`);
  if (segment !== undefined) all.push(sql`${dealSegment} = ${segment}`);
  if (from !== undefined) all.push(sql`d.day >= ${from}::date`);
  if (to !== undefined) all.push(sql`d.day <= ${to}::date`);
  if (theme !== undefined) all.push(await speaksOf(ctx, theme));
  for (const word of (q ?? '').split(/\s+/).filter(Boolean).slice(0, 10)) {
    const pattern = `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    all.push(sql`concat_ws(' ', d.account_name, d.name, d.external_id, d.reason, d.product, c.name,
      ${dealSegment}) ilike ${pattern}`);
  }
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

async function speaksOf(ctx: Ctx, theme: string): Promise<RawBuilder<unknown>> {
  const run = await currentRun(ctx.db);
  if (!run) return sql`false`;
  const leaves = leavesOf(await themeMetas(ctx.db, run.id), theme);
  return sql`d.item_id in (
    select st.item_id from statement_theme st
    where st.run_id = ${run.id} and st.theme_id = any(${leaves}::uuid[]))`;
}
