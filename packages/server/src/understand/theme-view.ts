import type { OwnFilter, ThemeView } from '@headwater/contract';
import type { z } from 'zod';
import { notFound, type Ctx } from '../platform/index.js';
import { readBreakdown } from './breakdown.js';
import { currentRun } from './current-run.js';
import { readFigures, totalsUnder, type Figure } from './figures.js';
import { themeEnded } from './locked-theme.js';
import { saidIfRead } from './said/index.js';
import { readAccounts } from './theme-accounts.js';
import { readHistory, readSteps } from './theme-history.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { emptyMix, presentRows } from './theme-rows.js';
import { readWeeks } from './theme-weeks.js';

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
  const everyone = { whose: filter.whose };
  const [saidByAll, said] = await Promise.all([
    saidIfRead(ctx, run, everyone),
    saidIfRead(ctx, run, filter),
  ]);
  const [rows, weeks, breakdown, accounts, history, steps, releases] = await Promise.all([
    presentRows(ctx, { run, metas, totals, filter, kind: undefined }, [
      { meta, figure, kindMix, worth: null },
    ]),
    readWeeks(ctx, { run, leaves, ...everyone, said: saidByAll }),
    totalsUnder(ctx, run, everyone).then((totalsOfAll) =>
      readBreakdown(ctx, { run, leaves, ...everyone, totals: totalsOfAll, said: saidByAll }),
    ),
    readAccounts(ctx, { run, leaves, filter, said }),
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

function readReleases(ctx: Ctx): Promise<View['releases']> {
  return ctx.db
    .selectFrom('release')
    .select(['day', 'product', 'name'])
    .orderBy('day')
    .orderBy('name')
    .execute();
}
