import type { ComparePage, CompareQuery, CompareRow } from '@headwater/contract';
import type { z } from 'zod';
import { decodeCursor, encodeCursor, notFound, type Ctx } from '../platform/index.js';
import { themeMetas, type ThemeMeta } from '../understand/index.js';
import { anyTheme } from './cells.js';
import { countedRun, marketRun, type MarketRunView } from './market-run.js';
import { offsetPlace, withWords } from './theme-list.js';

type Row = z.input<typeof CompareRow>;
type Page = z.input<typeof ComparePage>;

/** Us and a competitor, or all of them, theme by theme. */
export async function compareMarket(ctx: Ctx, query: CompareQuery): Promise<Page> {
  const { db } = ctx;
  const [run, view] = await Promise.all([countedRun(db), marketRun(db)]);
  const competitors = run ? await readCompetitors(ctx, run.run_id) : [];
  const nothing: Page = {
    rows: [],
    next: null,
    total: 0,
    run: view,
    against: null,
    competitors,
    scale: null,
  };
  if (!run || !view || view.them === 0) return nothing;
  const against = againstOf(query, competitors, view);
  const [metas, compared] = await Promise.all([
    themeMetas(db, run.run_id),
    db
      .selectFrom('market_compare')
      .select(['theme_id', 'figures'])
      .where('run_id', '=', run.run_id)
      // With one competitor, it is all of them.
      .where('against', '=', competitors.length > 1 ? (against.id ?? 'them') : 'them')
      .execute(),
  ]);
  const scale =
    run.scale_low === null || run.scale_high === null
      ? null
      : { low: run.scale_low, high: run.scale_high };
  const points = scale ? scale.high - scale.low : 0;
  const level = query.level === 'coarse' ? 0 : 1;
  const rows = compared
    .flatMap(({ theme_id: id, figures }): Row[] => {
      const meta = metas.get(id);
      if (!meta || meta.level !== level || !isWanted(meta, query)) return [];
      if (figures.us.customers + figures.them.customers === 0) return [];
      return [{ theme: themeOf(meta), ...inPoints(figures, points) }];
    })
    .sort(comparator(query));
  const [offset] = decodeCursor(query.cursor, offsetPlace) ?? [0];
  const end = offset + query.limit;
  return {
    ...nothing,
    rows: rows.slice(offset, end),
    next: end < rows.length ? encodeCursor([end]) : null,
    total: rows.length,
    against,
    scale,
  };
}

function againstOf(
  { competitor }: CompareQuery,
  competitors: Page['competitors'],
  view: MarketRunView,
): NonNullable<Page['against']> {
  if (competitor === undefined) {
    const only = competitors.length === 1 ? competitors[0] : undefined;
    return only ?? { id: null, name: 'All competitors', customers: view.them };
  }
  const one = competitors.find(({ id }) => id === competitor);
  if (!one) throw notFound('competitor');
  return one;
}

/** Competitors that the count has, those with most customers first. */
async function readCompetitors(ctx: Ctx, runId: string): Promise<Page['competitors']> {
  const rows = await ctx.db
    .selectFrom('competitor')
    .innerJoin('market_count', (join) =>
      join.on((eb) =>
        eb(eb.cast<string>('competitor.id', 'text'), '=', eb.ref('market_count.who')),
      ),
    )
    .select(['competitor.id', 'competitor.name', 'market_count.customers'])
    .where('run_id', '=', runId)
    .where('theme_id', '=', anyTheme)
    .where('kind', '=', 'all')
    .where('market_count.segment', '=', '')
    .orderBy('customers', 'desc')
    .orderBy('name')
    .execute();
  return rows;
}

const themeOf = ({ id, label, kind, trend }: ThemeMeta): Row['theme'] => ({
  id,
  label,
  kind,
  trend: trend.direction,
});

const isWanted = (meta: ThemeMeta, { kind, q }: CompareQuery): boolean =>
  !meta.archived &&
  meta.mergedInto === null &&
  (kind === undefined || meta.kind === kind) &&
  withWords(meta, q);

/** Ratings were counted on a scale of 0 to 1. */
function inPoints(figures: Omit<Row, 'theme'>, points: number): Omit<Row, 'theme'> {
  const told = (effect: Row['ratingEffect']): Row['ratingEffect'] =>
    effect && {
      value: effect.value * points,
      low: effect.low * points,
      high: effect.high * points,
    };
  const side = (of: Row['us']): Row['us'] => ({ ...of, ratingEffect: told(of.ratingEffect) });
  return {
    ...figures,
    us: side(figures.us),
    them: side(figures.them),
    ratingEffect: told(figures.ratingEffect),
  };
}

function comparator({ sort, order }: CompareQuery): (a: Row, b: Row) => number {
  const sign = order === 'asc' ? 1 : -1;
  const value = (row: Row): number => {
    switch (sort) {
      case 'certainty':
        return -row.qValue;
      case 'log-odds':
        return row.logOdds.value;
      case 'us':
        return row.us.customers;
      case 'them':
        return row.them.customers;
      case 'polarity':
        return row.polarity?.value ?? 0;
      case 'rating':
        return row.ratingEffect?.value ?? 0;
      case 'label':
        return 0;
      default:
        return sort satisfies never;
    }
  };
  return (a, b) =>
    sign * (value(a) - value(b)) ||
    (sort === 'label' ? sign * a.theme.label.localeCompare(b.theme.label) : 0) ||
    Math.abs(b.logOdds.value) - Math.abs(a.logOdds.value) ||
    (a.theme.id < b.theme.id ? -1 : 1);
}
