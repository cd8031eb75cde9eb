import type { CashLinePage, CashLinesQuery } from '@headwater/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type Ctx } from '../../platform/index.js';
import { placeOf, sectionsSet } from './sections.js';

const place = z.tuple([z.int().min(0)]);

const orders = {
  newest: sql`day desc, key`,
  oldest: sql`day, key`,
  largest: sql`abs(amount_minor) desc, key`,
} as const;

interface Row {
  readonly key: string;
  readonly day: string;
  readonly category: string;
  readonly product: string | null;
  readonly description: string | null;
  readonly currency: string;
  readonly minor: number;
  readonly total: number;
}

/** The lines as they were imported, in their own currencies. */
export async function cashLines(
  ctx: Ctx,
  query: CashLinesQuery,
): Promise<z.input<typeof CashLinePage>> {
  const [offset] = decodeCursor(query.cursor, place) ?? [0];
  const set = await sectionsSet(ctx);
  const given = (value: string | undefined) => sql`${value ?? null}::text`;
  const month = sql`to_char(day, 'YYYY-MM')`;
  const categories = query.section === undefined ? null : await ofSection(ctx, query.section, set);
  const { rows } = await sql<Row>`
    select key, day::text as day, category, product, description, currency, amount_minor as minor,
      (count(*) over ())::int as total
    from ledger_line
    where (${given(query.from?.slice(0, 7))} is null or ${month} >= ${given(query.from?.slice(0, 7))})
      and (${given(query.to?.slice(0, 7))} is null or ${month} <= ${given(query.to?.slice(0, 7))})
      and (${given(query.month)} is null or ${month} = ${given(query.month)})
      and (${query.product ?? null}::text[] is null or product = any(${query.product ?? null}::text[]))
      and (${query.shared === 'yes'}::boolean is false or product is null)
      and (${given(query.category)} is null or category = ${given(query.category)})
      and (${categories}::text[] is null or category = any(${categories}::text[]))
      and (${given(query.q)} is null or strpos(
        lower(concat_ws(' ', category, product, description, external_id)), lower(${given(query.q)})) > 0)
    order by ${orders[query.sort]} limit ${query.limit + 1} offset ${offset}`.execute(ctx.db);
  return {
    rows: rows.slice(0, query.limit).map((row) => ({
      id: row.key,
      day: row.day,
      category: row.category,
      section: placeOf(row.category, set).section,
      product: row.product,
      description: row.description,
      amount: { minor: row.minor, currency: row.currency },
    })),
    next: rows.length > query.limit ? encodeCursor([offset + query.limit]) : null,
    total: rows[0]?.total ?? (offset === 0 ? 0 : null),
  };
}

async function ofSection(
  ctx: Ctx,
  section: NonNullable<CashLinesQuery['section']>,
  set: Awaited<ReturnType<typeof sectionsSet>>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ category: string }>`
    select distinct category from ledger_line`.execute(ctx.db);
  return rows
    .map(({ category }) => category)
    .filter((category) => placeOf(category, set).section === section);
}
