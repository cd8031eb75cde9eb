import type { Kind, KindMix, OwnFilter, ThemePage, ThemeQuery } from '@headwater/contract';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { readFigures, type Figure, type Totals } from './figures.js';
import { filterOf } from './filter-of.js';
import { headline } from './headline.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { emptyMix, presentRows, type Ranked } from './theme-rows.js';
import { arrivalsOf } from './request-analysis.js';
import { readWorth, type BlockedDeals, type ThemeWorths, type WorthSizes } from './worth/index.js';

type Page = z.input<typeof ThemePage>;

const place = z.tuple([z.int().min(0)]);
// One voice is no theme, unless nothing else is there.
const fewestCustomers = 2;

/**
 * The ranked list: sizes under the filter, for statements of the kind that is asked for.
 * `actionable` leaves out what the list has last: no subject, or over.
 */
export async function listThemes(
  ctx: Ctx,
  query: ThemeQuery,
  blockedDeals: BlockedDeals = noDeals,
  { actionable = false }: { actionable?: boolean } = {},
): Promise<Page> {
  const { db } = ctx;
  const run = await currentRun(db);
  if (!run) return withoutRun(db);
  const ranking = await rankThemes(ctx, run, query, blockedDeals);
  const { filter, metas, totals, worths } = ranking;
  const ranked = actionable ? ranking.ranked.filter((one) => setBack(one) === 0) : ranking.ranked;
  const [offset] = decodeCursor(query.cursor, place) ?? [0];
  const shown = ranked.slice(offset, offset + query.limit);
  const end = offset + shown.length;
  const [rows, waiting, saying] = await Promise.all([
    presentRows(ctx, { run, metas, totals, filter, kind: query.kind, worths }, shown),
    waitingItems(db, run),
    headline(ctx, run, ranked, totals),
  ]);
  return {
    rows,
    next: end < ranked.length ? encodeCursor([end]) : null,
    total: ranked.length,
    run: {
      id: run.id,
      finishedAt: (run.finished_at ?? run.started_at).toISOString(),
      arrivals: arrivalsOf(run),
      method: run.method,
    },
    headline: saying,
    totals: {
      items: totals.items,
      statements: run.own_statements ?? run.statements,
      customers: totals.customers,
      unassignedShare: run.unassigned_share ?? 0,
      unassigned: run.unassigned,
      waiting,
      worth: worths.total,
    },
  };
}

interface Ranking {
  readonly filter: OwnFilter;
  readonly ranked: readonly Ranked[];
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly totals: Totals;
  readonly worths: ThemeWorths;
}

// What has no deals to tell of: stored figures contain them already.
const noDeals: BlockedDeals = async () => [];

export async function rankThemes(
  ctx: Ctx,
  run: CurrentRun,
  query: ThemeQuery,
  blockedDeals: BlockedDeals = noDeals,
): Promise<Ranking> {
  const { db } = ctx;
  const level = query.level === 'coarse' ? 0 : 1;
  const metas = await themeMetas(db, run.id);
  const { kind, renewalMonths } = query;
  const filter = filterOf(query);
  const wanted = (theme: ThemeMeta): boolean => theme.level === level;
  const [{ figures, totals }, worths] = await Promise.all([
    readFigures(ctx, run, { filter, level, metas, kind }),
    readWorth(ctx, { run, metas, filter, kind, renewalMonths, wanted }, blockedDeals),
  ]);
  const byTheme = new Map<string, Map<string, Figure>>();
  for (const figure of figures) {
    const kinds = byTheme.get(figure.theme) ?? new Map<string, Figure>();
    byTheme.set(figure.theme, kinds.set(figure.kind, figure));
  }
  const ranked = [...metas.values()].flatMap((meta): Ranked[] => {
    if (meta.mergedInto !== null || meta.archived !== query.archived) return [];
    // A theme without sub-themes stands in both lists.
    if (meta.level !== level) return [];
    const kinds = byTheme.get(meta.id);
    const figure = kinds?.get(query.kind ?? 'all');
    const worth = worths.sizes.get(meta.id) ?? null;
    if (!kinds || !figure || !matches(meta, query.q) || !isWorth(worth, query)) return [];
    return [{ meta, figure, kindMix: mixOf(kinds), worth }];
  });
  const said = ranked.filter(({ figure }) => figure.customers >= fewestCustomers);
  return {
    ranked: (said.length > 0 ? said : ranked).sort(comparator(query)),
    filter,
    metas,
    totals,
    worths,
  };
}

/** Whether a theme is worth as much as the list asks for. */
const isWorth = (worth: WorthSizes | null, { worth: measure, minWorth = 1 }: ThemeQuery): boolean =>
  measure === undefined || (worth !== null && worth[measure] >= minWorth);

function mixOf(kinds: ReadonlyMap<string, Figure>): KindMix {
  const mix = emptyMix();
  for (const kind of Object.keys(mix) as Kind[]) mix[kind] = kinds.get(kind)?.statements ?? 0;
  return mix;
}

function matches(meta: ThemeMeta, q: string | undefined): boolean {
  if (!q) return true;
  const text = [meta.label, meta.summary, ...meta.terms].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * What a theme weighs: its customers; for pains customers × (½ + severity), so that one which stops people
 * from working counts for up to three times as many as one that only annoys.
 */
const impact = ({ figure }: Ranked): number =>
  figure.kind === 'pain' ? figure.customers * (0.5 + figure.severity) : figure.customers;

/**
 * What comes last, however large: piles of judgements that name no subject, since nobody can act on them,
 * and after all others pains that are over.
 */
function setBack({ meta, figure }: Ranked): number {
  if (figure.kind === 'pain' && meta.trend.direction === 'ended') return 2;
  return meta.general ? 1 : 0;
}

/** Pinned themes first, then by the figure that is asked for; ties by size, then by id. */
function comparator(query: ThemeQuery): (a: Ranked, b: Ranked) => number {
  const sign = query.order === 'asc' ? 1 : -1;
  const value = (ranked: Ranked): number => {
    const { meta, figure } = ranked;
    switch (query.sort) {
      case 'impact':
        return impact(ranked);
      case 'customers':
      case 'share':
        return figure.customers;
      case 'revenue':
        // What is shown: revenue as it is now, before that as it was when the run was counted.
        return ranked.worth?.touched ?? figure.revenueMinor ?? 0;
      case 'atRisk':
      case 'lost':
      case 'blocked':
        return ranked.worth?.[query.sort] ?? 0;
      case 'change':
        return meta.trend.change?.value ?? 0;
      case 'severity':
        return figure.severity;
      case 'cohesion':
        return meta.cohesion;
      case 'statements':
        return figure.statements;
      case 'label':
        return 0;
      default:
        query.sort satisfies never;
        return 0;
    }
  };
  return (a, b) =>
    Number(b.meta.pinned) - Number(a.meta.pinned) ||
    (query.sort === 'impact' ? setBack(a) - setBack(b) : 0) ||
    sign * (value(a) - value(b)) ||
    (query.sort === 'label' ? sign * a.meta.label.localeCompare(b.meta.label) : 0) ||
    b.figure.customers - a.figure.customers ||
    b.figure.statements - a.figure.statements ||
    (a.meta.id < b.meta.id ? -1 : 1);
}

/** Items that came in, or changed, after the run. */
export async function waitingItems(db: Kysely<Database>, run?: CurrentRun): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select coalesce(sum(greatest(0, fresh + changed - duplicates)), 0)::int as waiting
    from item_batch where id > ${run?.through_batch ?? 0}`.execute(db);
  return rows[0]?.waiting ?? 0;
}

async function withoutRun(db: Kysely<Database>): Promise<Page> {
  const waiting = await waitingItems(db);
  return {
    rows: [],
    next: null,
    total: 0,
    run: null,
    headline: null,
    totals: {
      items: waiting,
      statements: 0,
      customers: 0,
      unassignedShare: 0,
      unassigned: [],
      waiting,
    },
  };
}
