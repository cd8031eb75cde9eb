import type { MarketingRowPage, MarketingRowsQuery } from '@headwater/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type Ctx } from '../../platform/index.js';

const place = z.tuple([z.int().min(0)]);

const orders = {
  newest: sql`month desc, channel, key`,
  oldest: sql`month, channel, key`,
  spend: sql`spend_minor desc, key`,
  customers: sql`customers desc nulls last, key`,
} as const;

interface Row {
  readonly key: string;
  readonly month: string;
  readonly channel: string;
  readonly product: string | null;
  readonly currency: string;
  readonly spend: number;
  readonly leads: number | null;
  readonly opportunities: number | null;
  readonly customers: number | null;
  readonly newMrr: number | null;
  readonly total: number;
}

/** The rows as they were imported, in their own currencies. */
export async function marketingRows(
  ctx: Ctx,
  query: MarketingRowsQuery,
): Promise<z.input<typeof MarketingRowPage>> {
  const [offset] = decodeCursor(query.cursor, place) ?? [0];
  const given = (value: string | undefined) => sql`${value ?? null}::text`;
  const { rows } = await sql<Row>`
    select key, month, channel, product, currency, spend_minor as spend, leads, opportunities, customers,
      new_mrr_minor as "newMrr", (count(*) over ())::int as total
    from marketing_month
    where (${given(query.from?.slice(0, 7))} is null or month >= ${given(query.from?.slice(0, 7))})
      and (${given(query.to?.slice(0, 7))} is null or month <= ${given(query.to?.slice(0, 7))})
      and (${given(query.month)} is null or month = ${given(query.month)})
      and (${query.product ?? null}::text[] is null or product = any(${query.product ?? null}::text[]))
      and (${given(query.channel)} is null or channel = ${given(query.channel)})
      and (${given(query.q)} is null
        or strpos(lower(concat_ws(' ', channel, product)), lower(${given(query.q)})) > 0)
    order by ${orders[query.sort]} limit ${query.limit + 1} offset ${offset}`.execute(ctx.db);
  return {
    rows: rows.slice(0, query.limit).map((row) => ({
      id: row.key,
      month: row.month,
      channel: row.channel,
      product: row.product,
      spend: { minor: row.spend, currency: row.currency },
      leads: row.leads,
      opportunities: row.opportunities,
      customers: row.customers,
      newMrr: row.newMrr === null ? null : { minor: row.newMrr, currency: row.currency },
    })),
    next: rows.length > query.limit ? encodeCursor([offset + query.limit]) : null,
    total: rows[0]?.total ?? (offset === 0 ? 0 : null),
  };
}
