import type { CompetitorView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { competitorOfItem } from '../listen/index.js';
import { notFound, type Ctx } from '../platform/index.js';

type View = z.input<typeof CompetitorView>;

type Row = Omit<View, 'createdAt'> & { createdAt: Date };

/** Every competitor with what is said about it, the most talked about first. */
export async function listCompetitors(
  ctx: Ctx,
): Promise<{ rows: View[]; next: null; total: number }> {
  const rows = await readCompetitors(ctx);
  return { rows, next: null, total: rows.length };
}

export async function competitorView(ctx: Ctx, id: string): Promise<View> {
  const [row] = await readCompetitors(ctx, id);
  if (!row) throw notFound('competitor');
  return row;
}

async function readCompetitors(ctx: Ctx, id?: string): Promise<View[]> {
  const one = id === undefined ? sql`` : sql`where c.id = ${id}`;
  const { rows } = await sql<Row>`
    with said as (
      select ${competitorOfItem.id} as competitor, count(*)::int as items,
        count(distinct i.customer_key)::int as customers
      from item i ${competitorOfItem.joins}
      where i.duplicate_of is null
      group by 1
    )
    select c.id, c.name, c.aliases, c.note, c.found, c.version, c.created_at as "createdAt",
      coalesce(s.items, 0) as items, coalesce(s.customers, 0) as customers,
      (select count(*)::int from deal d where d.competitor_id = c.id) as deals,
      array(select coalesce(o.name, r.value) from whose_rule r left join source o on o.key = r.value
        where r.competitor_id = c.id and r.dimension = 'source' order by 1) as sources,
      array(select r.value from whose_rule r
        where r.competitor_id = c.id and r.dimension = 'product' order by 1) as products
    from competitor c left join said s on s.competitor = c.id ${one}
    order by coalesce(s.items, 0) desc, lower(c.name)`.execute(ctx.db);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
