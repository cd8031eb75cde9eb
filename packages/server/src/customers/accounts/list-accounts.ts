import type { AccountFacets, AccountPage, AccountQuery, AccountSort } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { decodeCursor, forbidden, page, type Ctx } from '../../platform/index.js';
import { inSegment } from '../segments/condition.js';
import { presentRow, rowColumns, seesMoney, type Row } from './rows.js';

type Placed = Row & { readonly place: string };

interface Order {
  /** Never null, so that one comparison finds the next page; what is not known comes last. */
  readonly key: (down: boolean) => RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  readonly down: boolean;
}

const last = (down: boolean) => (down ? sql`'-infinity'` : sql`'infinity'`);

const orders: Readonly<Record<AccountSort, Order>> = {
  name: { key: () => sql`lower(a.name)`, type: sql`text`, down: false },
  revenue: {
    key: (down) =>
      sql`coalesce(f.revenue_main, a.monthly_revenue_minor::float8, ${last(down)}::float8)`,
    type: sql`float8`,
    down: true,
  },
  renewal: {
    key: (down) => sql`coalesce(a.renewal, ${last(down)}::date)`,
    type: sql`date`,
    down: false,
  },
  feedback: { key: () => sql`coalesce(f.items, 0)`, type: sql`int`, down: true },
  health: {
    key: (down) => sql`coalesce(f.score::float8, ${last(down)}::float8)`,
    type: sql`float8`,
    down: false,
  },
};

const place = z.tuple([z.string(), z.uuid()]);
const from = sql`account a left join account_figure f on f.account_id = a.id`;

/** Customers under the filters, in any order. */
export async function listAccounts(
  ctx: Ctx,
  query: AccountQuery,
): Promise<z.input<typeof AccountPage>> {
  const where = conditions(ctx, query);
  const [rows, total] = await Promise.all([
    readPage(ctx, query, where),
    sql<{ total: number }>`select count(*)::int as total from ${from} where ${where}`.execute(
      ctx.db,
    ),
  ]);
  const shown = page(rows, query.limit, (row) => [row.place, row.id]);
  return {
    rows: shown.rows.map(({ place: _place, ...row }) => presentRow(row, seesMoney(ctx.actor))),
    next: shown.next,
    total: total.rows[0]?.total ?? null,
  };
}

/** All of them, for a download. */
export async function* eachAccount(ctx: Ctx, query: AccountQuery) {
  let cursor: string | undefined;
  const where = conditions(ctx, query);
  const limit = 1000;
  do {
    const rows = await readPage(ctx, { ...query, cursor, limit }, where);
    const shown = page(rows, limit, (row) => [row.place, row.id]);
    for (const { place: _place, ...row } of shown.rows) yield presentRow(row, seesMoney(ctx.actor));
    cursor = shown.next ?? undefined;
  } while (cursor !== undefined);
}

async function readPage(
  ctx: Ctx,
  query: AccountQuery,
  where: RawBuilder<unknown>,
): Promise<readonly Placed[]> {
  const order = orders[sortOf(ctx, query)];
  const down = query.order === undefined ? order.down : query.order === 'desc';
  const key = order.key(down);
  const after = decodeCursor(query.cursor, place);
  const beyond = down ? sql`<` : sql`>`;
  const seek = after
    ? sql`and (${key}, a.id) ${beyond} (${after[0]}::${order.type}, ${after[1]}::uuid)`
    : sql``;
  const direction = down ? sql`desc` : sql`asc`;
  const { rows } = await sql<Placed>`
    select ${rowColumns}, (${key})::text as place from ${from}
    where ${where} ${seek}
    order by ${key} ${direction}, a.id ${direction}
    limit ${query.limit + 1}`.execute(ctx.db);
  return rows;
}

function sortOf(ctx: Ctx, { sort }: AccountQuery): AccountSort {
  const money = seesMoney(ctx.actor);
  if (sort === 'revenue' && !money) {
    throw forbidden('Your role does not show the books, so accounts cannot be sorted by revenue.');
  }
  return sort ?? (money ? 'revenue' : 'name');
}

const like = (words: string): string => `%${words.replace(/[\\%_]/g, String.raw`\$&`)}%`;

function conditions(ctx: Ctx, query: AccountQuery): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  const words = query.q?.trim() ?? '';
  if (words !== '') {
    const pattern = like(words);
    all.push(sql`(a.name ilike ${pattern} or a.external_id ilike ${pattern}
      or a.domain ilike ${pattern} or a.owner ilike ${pattern})`);
  }
  if (query.plan) all.push(sql`a.plan = ${query.plan}`);
  if (query.segment) all.push(inSegment(sql`a.id`, query.segment));
  if (query.region) all.push(sql`a.region = ${query.region}`);
  if (query.status) all.push(sql`a.status = ${query.status}`);
  if (query.owner) all.push(sql`a.owner = ${query.owner}`);
  if (query.renewalBefore) {
    const today = ctx.clock.now().toISOString().slice(0, 10);
    all.push(sql`a.renewal < ${query.renewalBefore}::date and a.renewal >= ${today}::date`);
  }
  if (query.feedback === 'yes') all.push(sql`coalesce(f.items, 0) > 0`);
  if (query.feedback === 'no') all.push(sql`coalesce(f.items, 0) = 0`);
  if (query.health === 'good') all.push(sql`f.score >= 65`);
  if (query.health === 'watch') all.push(sql`f.score >= 45 and f.score < 65`);
  if (query.health === 'at-risk') all.push(sql`f.score < 45`);
  if (query.product && query.product.length > 0) {
    const { product } = query;
    const today = ctx.clock.now().toISOString().slice(0, 10);
    all.push(sql`(a.id in (select s.account_id from subscription s where s.product = any(${product}::text[])
        and s.starts <= ${today}::date and (s.ends is null or s.ends > ${today}::date))
      or a.id in (select i.account_id from item i where i.product = any(${product}::text[]) and i.account_id is not null))`);
  }
  return sql.join(all, sql` and `);
}

const mostValues = 200;

/** The values that accounts can be filtered by. */
export async function accountFacets(ctx: Ctx): Promise<z.input<typeof AccountFacets>> {
  const { rows } = await sql<{ dimension: string; value: string; accounts: number }>`
    with counted as (
      select v.dimension, v.value, count(*)::int as accounts
      from account a cross join lateral (values ('plans', a.plan), ('segments', a.segment),
        ('regions', a.region), ('statuses', a.status), ('owners', a.owner)) as v (dimension, value)
      where v.value is not null group by v.dimension, v.value
      union all
      select 'products', product, count(distinct account_id)::int from subscription
      where product is not null group by product
    )
    select dimension, value, accounts from (
      select *, row_number() over (partition by dimension order by accounts desc, value) as place from counted
    ) n where place <= ${mostValues} order by dimension, accounts desc, value`.execute(ctx.db);
  const of = (dimension: string) =>
    rows
      .filter((row) => row.dimension === dimension)
      .map(({ value, accounts }) => ({ value, accounts }));
  return {
    plans: of('plans'),
    segments: of('segments'),
    regions: of('regions'),
    statuses: of('statuses'),
    owners: of('owners'),
    products: of('products'),
  };
}
