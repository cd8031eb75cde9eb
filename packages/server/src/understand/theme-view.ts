import type { BreakdownRow, Filter, ThemeView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import { notFound, type Ctx } from '../platform/index.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { readFigures, type Figure } from './figures.js';
import { shareInterval } from './interval.js';
import { themeEnded } from './locked-theme.js';
import { readHistory, readSteps } from './theme-history.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { emptyMix, presentRows } from './theme-rows.js';

type View = z.input<typeof ThemeView>;
type Dimension = z.infer<typeof BreakdownRow>['dimension'];

/**
 * Everything about one theme of the current run. A filter narrows sizes, accounts and quotes; weeks, breakdown and
 * trend stay those of all feedback.
 */
export async function themeView(ctx: Ctx, id: string, filter: Filter = {}): Promise<View> {
  const { db } = ctx;
  const run = await currentRun(db);
  const metas = run ? await themeMetas(db, run.id) : new Map<string, ThemeMeta>();
  const meta = metas.get(id);
  if (!run || !meta) return leadOn(ctx, id, metas, filter);
  const children = [...metas.values()].filter(({ parentId }) => parentId === id);
  const beside = [...meta.neighbours, ...children.map((child) => child.id)];
  const { figures, totals } = await readFigures(db, run, {
    filter,
    metas,
    themes: new Set([id, ...beside.map((other) => metas.get(other)?.mergedInto ?? other)]),
  });
  const own = figures.filter((figure) => figure.theme === id);
  const figure = own.find(({ kind }) => kind === 'all') ?? nothing(id);
  const kindMix = emptyMix();
  for (const { kind, statements } of own) if (kind !== 'all') kindMix[kind] = statements;
  const leaves = leavesOf(metas, id);
  const size = (theme: string): number =>
    figures.find((row) => row.theme === theme && row.kind === 'all')?.statements ?? 0;
  const named = (ids: readonly string[]) =>
    [...new Set(ids.map((other) => metas.get(other)?.mergedInto ?? other))].flatMap((other) => {
      const theme = metas.get(other);
      return theme && other !== id && (!theme.archived || meta.archived)
        ? [{ id: other, label: theme.label, statements: size(other) }]
        : [];
    });
  const [rows, weeks, breakdown, accounts, history, steps, releases] = await Promise.all([
    presentRows(db, { run, metas, totals, filter, kind: undefined }, [{ meta, figure, kindMix }]),
    readWeeks(ctx, run, leaves),
    readBreakdown(ctx, run, id, leaves),
    readAccounts(ctx, run, leaves, filter),
    readHistory(ctx, id),
    readSteps(ctx, id),
    readReleases(ctx),
  ]);
  const row = rows[0];
  if (!row) throw notFound('theme');
  return {
    ...row,
    archived: meta.archived,
    grouped: meta.grouped,
    level: meta.level === 0 ? 'coarse' : 'fine',
    mergedInto: meta.mergedInto,
    terms: [...meta.terms],
    weeks,
    breakdown,
    accounts,
    children: named(children.map((child) => child.id)).sort((a, b) => b.statements - a.statements),
    neighbours: named(meta.neighbours),
    history,
    steps,
    releases,
  };
}

const nothing = (theme: string): Figure => ({
  theme,
  kind: 'all',
  statements: 0,
  customers: 0,
  revenueMinor: null,
  accounts: 0,
  accountsOtherCurrency: 0,
  severity: 0,
  examples: [],
});

/** A theme that an analysis has put together with another, as a person wanted: its address leads there. */
async function leadOn(
  ctx: Ctx,
  id: string,
  metas: ReadonlyMap<string, ThemeMeta>,
  filter: Filter,
): Promise<View> {
  const theme = await ctx.db
    .selectFrom('theme')
    .select('merged_into')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!theme) throw notFound('theme');
  const into = theme.merged_into === null ? undefined : metas.get(theme.merged_into);
  if (!into) throw themeEnded();
  return { ...(await themeView(ctx, into.id, filter)), mergedInto: into.id };
}

/** Week by week, from the first to the last with feedback; weeks without any of it count as zero. */
async function readWeeks(
  ctx: Ctx,
  run: CurrentRun,
  leaves: readonly string[],
): Promise<View['weeks']> {
  const { rows } = await sql<{ week: string; statements: number; customers: number }>`
    select to_char(date_trunc('week', i.time at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*)::int as statements, count(distinct st.customer_key)::int as customers
    from statement_theme st join item i on i.id = st.item_id
    where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id} and i.time is not null
    group by 1`.execute(ctx.db);
  const counted = new Map(rows.map((row) => [row.week, row]));
  return Object.entries(run.weeks)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, total]) => {
      const { statements = 0, customers = 0 } = counted.get(week) ?? {};
      return { week, statements, customers, share: shareInterval(statements, total) };
    });
}

const valuesShown = 12;

/** Who says it: each value's share of its customers who are in the theme, beside everyone else's. */
async function readBreakdown(
  ctx: Ctx,
  run: CurrentRun,
  id: string,
  leaves: readonly string[],
): Promise<View['breakdown']> {
  const whole = await ctx.db
    .selectFrom('theme_figure')
    .select('customers')
    .where('run_id', '=', run.id)
    .where('theme_id', '=', id)
    .where('kind', '=', 'all')
    .executeTakeFirst();
  const customers = whole?.customers ?? 0;
  const { rows } = await sql<{
    dimension: Dimension;
    value: string;
    statements: number;
    customers: number;
    all: number;
  }>`
    with said as (
      select v.dimension, v.value, count(*)::int as statements,
        count(distinct st.customer_key)::int as customers
      from statement_theme st
      join item i on i.id = st.item_id
      join source s on s.id = i.source_id
      left join account a on a.id = i.account_id
      cross join lateral (values
        ('segment', a.segment), ('plan', a.plan), ('product', i.product), ('source', s.name),
        ('channel', i.channel), ('language', i.language)) as v (dimension, value)
      where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id} and v.value is not null
      group by v.dimension, v.value
    ), ranked as (
      select said.*, d.customers as all,
        row_number() over (partition by said.dimension order by said.customers desc, said.value) as place
      from said
      join run_dimension d on d.run_id = ${run.id} and d.dimension = said.dimension and d.value = said.value
    )
    select dimension, value, statements, customers, "all" from ranked where place <= ${valuesShown}
    order by dimension, place`.execute(ctx.db);
  return rows.map((row) => ({
    dimension: row.dimension,
    value: row.value,
    statements: row.statements,
    customers: row.customers,
    share: shareInterval(row.customers, row.all),
    others: shareInterval(
      Math.max(0, customers - row.customers),
      Math.max(0, run.customers - row.all),
    ),
  }));
}

const accountsShown = 50;

async function readAccounts(
  ctx: Ctx,
  run: CurrentRun,
  leaves: readonly string[],
  filter: Filter,
): Promise<View['accounts']> {
  const { rows } = await sql<{
    id: string;
    name: string;
    plan: string | null;
    statements: number;
    minor: number | null;
    currency: string | null;
  }>`
    select a.id, a.name, a.plan, count(*)::int as statements, a.monthly_revenue_minor as minor, a.currency
    from statement_theme st join item i on i.id = st.item_id join account a on a.id = i.account_id
    where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id} and ${itemConditions(filter)}
    group by a.id
    order by a.monthly_revenue_minor desc nulls last, count(*) desc, a.name
    limit ${accountsShown}`.execute(ctx.db);
  return rows.map(({ minor, currency, ...account }) => ({
    ...account,
    revenue: minor === null || currency === null ? null : { minor, currency },
  }));
}

function readReleases(ctx: Ctx): Promise<View['releases']> {
  return ctx.db
    .selectFrom('release')
    .select(['day', 'product', 'name'])
    .orderBy('day')
    .orderBy('name')
    .execute();
}
