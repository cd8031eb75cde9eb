import type { Kind, OwnFilter, Worth } from '@headwater/contract';
import { Worth as WorthShape } from '@headwater/contract';
import { isFiltered } from '../../listen/index.js';
import type { Ctx } from '../../platform/index.js';
import type { CurrentRun } from '../current-run.js';
import type { ThemeMeta } from '../theme-metas.js';
import { readStakes, type BlockedDeals } from './stakes.js';
import { allThemes, readSpeakers, type SpokenKind } from './voices.js';
import { weighTheme } from './weigh.js';

export const usualRenewalMonths = 6;

interface WorthWanted {
  readonly run: CurrentRun;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly filter: OwnFilter;
  readonly kind: Kind | undefined;
  readonly renewalMonths: number;
  readonly wanted: (theme: ThemeMeta) => boolean;
}

/** What themes are worth, and `total`, all of them together. Both are empty where nobody pays or the actor may not see it. */
export interface ThemeWorths {
  readonly byTheme: ReadonlyMap<string, Worth>;
  readonly total: Worth | null;
}

const unknown: ThemeWorths = { byTheme: new Map(), total: null };

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
  const speakers = await readSpeakers(ctx.db, { run, metas, filter, wanted }, [
    ...by.stakes.deals.keys(),
  ]);
  const themes = [...metas.values()].filter(wanted);
  return {
    byTheme: new Map(themes.map(({ id }) => [id, weighTheme(speakers, id, kind, by)])),
    total: weighTheme(speakers, allThemes, kind, by),
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
  return { byTheme, total: byTheme.get(allThemes) ?? null };
}
