import type { DealPage, DealQuery, DealView } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { AppError, decodeCursor, encodeCursor, notFound, type Ctx } from '../platform/index.js';
import { currentRun, nodesTable, themeMetas } from '../understand/index.js';
import { dealConditions, dealSegment } from './deal-filter.js';

type View = z.input<typeof DealView>;

interface Row {
  id: string;
  externalId: string | null;
  account: string;
  accountId: string | null;
  name: string | null;
  outcome: View['outcome'];
  minor: number | null;
  currency: string | null;
  day: string;
  competitor: string | null;
  competitorName: string | null;
  reason: string | null;
  product: string | null;
  segment: string | null;
  item: string | null;
  createdAt: Date;
  editedBy: string | null;
  version: number;
}

const tables = sql`deal d left join account a on a.id = d.account_id
  left join competitor c on c.id = d.competitor_id`;
const columns = sql<Row>`
  select d.id, d.external_id as "externalId", coalesce(a.name, d.account_name) as account,
    a.id as "accountId", d.name, d.outcome, d.amount_minor as minor, d.currency,
    to_char(d.day, 'YYYY-MM-DD') as day, d.competitor_id as competitor, c.name as "competitorName",
    d.reason, d.product, ${dealSegment} as segment, d.item_id as item, d.created_at as "createdAt",
    d.edited_by as "editedBy", d.version
  from ${tables}`;

/** Whether the one who asks may see money. */
export const seesMoney = (ctx: Ctx): boolean => ctx.actor.permissions.has('finance:read');

const place = z.tuple([z.int().min(0)]);

export async function listDeals(ctx: Ctx, query: DealQuery): Promise<z.input<typeof DealPage>> {
  const money = seesMoney(ctx);
  if (query.sort === 'amount' && !money) {
    throw new AppError({
      code: 'forbidden',
      status: 403,
      field: 'sort',
      message: 'Your role does not show amounts, so the list cannot be put in their order.',
    });
  }
  const where = await dealConditions(ctx, query);
  const [offset] = decodeCursor(query.cursor, place) ?? [0];
  const [found, counted] = await Promise.all([
    sql<Row>`
      ${columns} where ${where} order by ${order(query)}, d.id
      limit ${query.limit} offset ${offset}`.execute(ctx.db),
    sql<{ n: number }>`select count(*)::int as n from ${tables} where ${where}`.execute(ctx.db),
  ]);
  const total = counted.rows[0]?.n ?? 0;
  const end = offset + found.rows.length;
  return {
    rows: await present(ctx, found.rows),
    next: end < total ? encodeCursor([end]) : null,
    total,
    money,
  };
}

export async function dealView(ctx: Ctx, id: string): Promise<View> {
  const { rows } = await sql<Row>`${columns} where d.id = ${id}`.execute(ctx.db);
  const [view] = await present(ctx, rows);
  if (!view) throw notFound('deal');
  return view;
}

function order({ sort, order }: DealQuery): RawBuilder<unknown> {
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  switch (sort) {
    case 'day':
      return sql`d.day ${direction}`;
    case 'amount':
      // Amounts of two currencies are in no order.
      return sql`d.currency asc nulls last, d.amount_minor ${direction}`;
    case 'account':
      return sql`lower(coalesce(a.name, d.account_name)) ${direction}`;
    case 'competitor':
      return sql`lower(c.name) ${direction} nulls last, d.day desc`;
    case 'outcome':
      return sql`d.outcome ${direction}, d.day desc`;
    default:
      return sort satisfies never;
  }
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<View[]> {
  const themes = await reasonThemes(
    ctx,
    rows.flatMap(({ item }) => item ?? []),
  );
  const money = seesMoney(ctx);
  return rows.map((row) => ({
    id: row.id,
    externalId: row.externalId,
    account: { id: row.accountId, name: row.account },
    name: row.name,
    outcome: row.outcome,
    amount:
      money && row.minor !== null && row.currency !== null
        ? { minor: row.minor, currency: row.currency }
        : null,
    day: row.day,
    competitor:
      row.competitor === null ? null : { id: row.competitor, name: row.competitorName ?? '' },
    reason: row.reason,
    themes: row.item === null ? [] : (themes.get(row.item) ?? []),
    product: row.product,
    segment: row.segment,
    item: row.item,
    createdAt: row.createdAt.toISOString(),
    editedBy: row.editedBy,
    version: row.version,
  }));
}

/** The fine themes that these items speak of, the surest first. */
async function reasonThemes(
  ctx: Ctx,
  items: readonly string[],
): Promise<ReadonlyMap<string, View['themes']>> {
  const run = items.length === 0 ? undefined : await currentRun(ctx.db);
  if (!run) return new Map();
  const metas = await themeMetas(ctx.db, run.id);
  const { table, idOf } = nodesTable(metas, ({ level, archived }) => level === 1 && !archived);
  const { rows } = await sql<{ item: string; theme: string }>`
    with ${table}
    select st.item_id as item, ${idOf(sql`n.node`)} as theme
    from statement_theme st join nodes n on n.leaf = st.theme_id
    where st.run_id = ${run.id} and st.item_id = any(${items}::uuid[])
    group by 1, 2 order by 1, max(st.confidence) desc, 2`.execute(ctx.db);
  const found = new Map<string, View['themes']>();
  for (const { item, theme } of rows) {
    const themes = found.get(item) ?? [];
    themes.push({ id: theme, label: metas.get(theme)?.label ?? '' });
    found.set(item, themes);
  }
  return found;
}
