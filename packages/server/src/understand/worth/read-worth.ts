import type { Kind, OwnFilter, Worth } from '@headwater/contract';
import { Worth as WorthShape } from '@headwater/contract';
import { isFiltered } from '../../listen/index.js';
import type { Ctx } from '../../platform/index.js';
import type { CurrentRun } from '../current-run.js';
import type { ThemeMeta } from '../theme-metas.js';
import { readStakes, type BlockedDeals } from './stakes.js';
import { allThemes, readSpeakers, type SpokenKind } from './voices.js';
import { sizesOf, weighing, weighTheme, type WorthSizes } from './weigh.js';

export const usualRenewalMonths = 6;

interface WorthWanted {
  readonly run: CurrentRun;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly filter: OwnFilter;
  readonly kind: Kind | undefined;
  readonly renewalMonths: number;
  readonly wanted: (theme: ThemeMeta) => boolean;
}

/** What themes are worth: nothing where nobody pays or the actor may not see it. */
export interface ThemeWorths {
  readonly sizes: ReadonlyMap<string, WorthSizes>;
  /** With its intervals, which take longer to work out than all sizes: for those that are shown. */
  of(theme: string): Worth | null;
  /** All of them together, each account once. */
  readonly total: Worth | null;
}

const unknown: ThemeWorths = { sizes: new Map(), of: () => null, total: null };

/** Where nothing is filtered the stored figures, else counted now. */
export async function readWorth(
  ctx: Ctx,
  asked: WorthWanted,
  blockedDeals: BlockedDeals,
): Promise<ThemeWorths> {
  const { run, metas, filter, kind = 'all', renewalMonths, wanted } = asked;
  if (run.currency === null || !ctx.actor.permissions.has('finance:read')) return unknown;
  if (!isFiltered(filter) && filter.whose === 'us' && renewalMonths === usualRenewalMonths) {
    const stored = await readStored(ctx, run, kind);
    if (stored.total !== null) return stored;
  }
  const by = {
    stakes: await readStakes(ctx, run.currency, blockedDeals),
    today: ctx.clock.now().toISOString().slice(0, 10),
    renewalMonths,
  };
  const scope = { run, metas, filter, wanted };
  const speakers = await readSpeakers(ctx, scope, [...by.stakes.deals.keys()]);
  const weighed = weighing(speakers, by);
  const themes = [...metas.values()].filter(wanted);
  return {
    sizes: new Map(themes.map(({ id }) => [id, sizesOf(weighed, id, kind)])),
    of: (theme) => weighTheme(weighed, theme, kind),
    total: weighTheme(weighed, allThemes, kind),
  };
}

async function readStored(ctx: Ctx, run: CurrentRun, kind: SpokenKind): Promise<ThemeWorths> {
  const rows = await ctx.db
    .selectFrom('theme_worth')
    .select(['theme_id', 'worth'])
    .where('run_id', '=', run.id)
    .where('kind', '=', kind)
    .execute();
  const byTheme = new Map(rows.map((row) => [row.theme_id, WorthShape.parse(row.worth)]));
  const of = (theme: string): Worth | null => byTheme.get(theme) ?? null;
  return {
    sizes: new Map([...byTheme].map(([theme, worth]) => [theme, sizesIn(worth)])),
    of,
    total: of(allThemes),
  };
}

const sizesIn = ({ touched, atRisk, lost, blocked }: Worth): WorthSizes => ({
  touched: touched.value,
  atRisk: atRisk.value,
  lost: lost.value,
  blocked: blocked.value,
});
