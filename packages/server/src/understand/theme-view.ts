import type { OwnFilter, ThemeView, Whose } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import { notFound, type Ctx } from '../platform/index.js';
import { readBreakdown } from './breakdown.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { readFigures, totalsUnder, type Figure } from './figures.js';
import { shareInterval } from './interval.js';
import { themeEnded } from './locked-theme.js';
import { readHistory, readSteps } from './theme-history.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { emptyMix, presentRows } from './theme-rows.js';

type View = z.input<typeof ThemeView>;

/**
 * Everything about one theme of the current run, of one's own feedback unless asked otherwise. A filter narrows sizes,
 * accounts and quotes; weeks and breakdown obey only whose feedback it is, and the trend stays one's own.
 */
export async function themeView(
  ctx: Ctx,
  id: string,
  filter: OwnFilter = { whose: 'us' },
): Promise<View> {
  const { db } = ctx;
  const run = await currentRun(db);
  const metas = run ? await themeMetas(db, run.id) : new Map<string, ThemeMeta>();
  const meta = metas.get(id);
  if (!run || !meta) return leadOn(ctx, id, metas, filter);
  const children = [...metas.values()].filter(({ parentId }) => parentId === id);
  const beside = [...meta.neighbours, ...children.map((child) => child.id)];
  const { figures, totals } = await readFigures(ctx, run, {
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
  // The breakdown obeys only whose feedback it is, and so must what it is a share of.
  const everyone = await totalsUnder(ctx, run, { whose: filter.whose });
  const [rows, weeks, breakdown, accounts, history, steps, releases] = await Promise.all([
    presentRows(ctx, { run, metas, totals, filter, kind: undefined }, [
      { meta, figure, kindMix, worth: null },
    ]),
    readWeeks(ctx, run, leaves, filter),
    readBreakdown(ctx, { run, leaves, whose: filter.whose, totals: everyone }),
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
  filter: OwnFilter,
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
  { whose }: OwnFilter,
): Promise<View['weeks']> {
  const { rows } = await sql<{ week: string; statements: number; customers: number }>`
    select to_char(date_trunc('week', i.time at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*)::int as statements, count(distinct st.customer_key)::int as customers
    from statement_theme st join item i on i.id = st.item_id and ${itemConditions({ whose })}
    where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id} and i.time is not null
    group by 1`.execute(ctx.db);
  const counted = new Map(rows.map((row) => [row.week, row]));
  const weeks = whose === 'us' ? run.weeks : await weeksOf(ctx, run, whose);
  return Object.entries(weeks)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, total]) => {
      const { statements = 0, customers = 0 } = counted.get(week) ?? {};
      return { week, statements, customers, share: shareInterval(statements, total) };
    });
}

/** Statements in each week about these products, of any theme or none. */
async function weeksOf(ctx: Ctx, run: CurrentRun, whose: Whose): Promise<Record<string, number>> {
  const { rows } = await sql<{ week: string; statements: number }>`
    select to_char(date_trunc('week', i.time at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*)::int as statements
    from statement s join item i on i.id = s.item_id and ${itemConditions({ whose })}
    where s.run_id = ${run.id} and i.time is not null group by 1`.execute(ctx.db);
  return Object.fromEntries(rows.map(({ week, statements }) => [week, statements]));
}

const accountsShown = 50;

async function readAccounts(
  ctx: Ctx,
  run: CurrentRun,
  leaves: readonly string[],
  filter: OwnFilter,
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
