import { WhatMovedQuery, WhatMovedView } from '@headwater/contract';
import { npsScore, whatMoved, type RatedFeedback } from '@headwater/insight';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import { AppError, route, type Ctx, type Route } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { nodesTable } from './theme-nodes.js';

type View = z.input<typeof WhatMovedView>;

const dayMs = 86_400_000;
const usualDays = 84;
const longestDays = 3660;
const rowsShown = 100;
/** More ratings than this are drawn from by customer, so that the page's answer does not hold up others. */
const mostItems = 20_000;
const draws = 200;

interface Period {
  readonly from: string;
  readonly to: string;
}

interface Scale {
  readonly low: number;
  readonly high: number;
}

export const whatMovedRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/what-moved',
      permission: 'read',
      summary: 'What each theme contributed to a change of the mean rating or NPS',
      query: WhatMovedQuery,
      response: WhatMovedView,
    },
    (ctx, { query }) => readWhatMoved(ctx, query),
  ),
];

async function readWhatMoved(ctx: Ctx, query: WhatMovedQuery): Promise<View> {
  const { db } = ctx;
  const run = await currentRun(db);
  const { before, after } = periodsOf(query, run);
  const { scale, items } = await readScale(db, query, { from: before.from, to: after.to });
  const measure = query.measure ?? (scale?.low === 0 && scale.high === 10 ? 'nps' : 'rating');
  // Every n-th customer by key: the same ones in both periods.
  const every = Math.max(1, Math.ceil(items / mostItems));
  const metas = run ? await themeMetas(db, run.id) : new Map<string, ThemeMeta>();
  const feedback =
    scale === null
      ? []
      : await readRatings(db, { query, run, metas, before, after, measure, scale, every });
  const moved = whatMoved(feedback, { draws });
  const listed = moved.contributions.slice(0, rowsShown);
  const left = moved.contributions.slice(rowsShown);
  return {
    measure,
    scale,
    sampled: 1 / every,
    before: { ...before, ...moved.before },
    after: { ...after, ...moved.after },
    change: moved.change,
    rows: listed.map(({ theme, ...row }) => ({
      ...row,
      theme: theme === null ? null : { id: theme, label: metas.get(theme)?.label ?? '' },
    })),
    others: {
      themes: left.length,
      total: left.reduce((sum, { total }) => sum + total.value, 0),
    },
  };
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function periodsOf(
  query: WhatMovedQuery,
  run: CurrentRun | undefined,
): { before: Period; after: Period } {
  const lastFull = run?.last_full_week ?? null;
  const newest = lastFull === null ? Date.now() : Date.parse(lastFull) + 6 * dayMs;
  const to = query.to === undefined ? newest : Date.parse(query.to);
  const from = query.from === undefined ? to - (usualDays - 1) * dayMs : Date.parse(query.from);
  const days = Math.round((to - from) / dayMs) + 1;
  if (days < 1 || days > longestDays) {
    throw new AppError({
      code: 'bad-period',
      field: 'from',
      message:
        days < 1
          ? `The period begins (${dayOf(from)}) after it ends (${dayOf(to)}). Give a from that is not after to.`
          : `The period is ${days} days long. Give one of at most ${longestDays} days.`,
    });
  }
  return {
    before: { from: dayOf(from - days * dayMs), to: dayOf(from - dayMs) },
    after: { from: dayOf(from), to: dayOf(to) },
  };
}

const rated = sql`i.rating is not null and i.rating_high > i.rating_low and i.duplicate_of is null`;

/** The scale that most of the ratings are on, and how many there are. */
async function readScale(
  db: Kysely<Database>,
  query: WhatMovedQuery,
  period: Period,
): Promise<{ scale: Scale | null; items: number }> {
  const { rows } = await sql<{ low: number; high: number; items: number }>`
    select i.rating_low as low, i.rating_high as high, count(*)::int as items
    from item i where ${rated} and ${itemConditions({ ...query, ...period })}
    group by 1, 2 order by 3 desc, 1, 2`.execute(db);
  const [usual] = rows;
  return {
    scale: usual ? { low: usual.low, high: usual.high } : null,
    items: rows.reduce((sum, { items }) => sum + items, 0),
  };
}

interface RatingsWanted {
  readonly query: WhatMovedQuery;
  readonly run: CurrentRun | undefined;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly before: Period;
  readonly after: Period;
  readonly measure: View['measure'];
  readonly scale: Scale;
  readonly every: number;
}

/** Ratings with the finest themes of their items; ignored themes count as none. */
async function readRatings(db: Kysely<Database>, wanted: RatingsWanted): Promise<RatedFeedback[]> {
  const { query, run, metas, before, after, measure, scale, every } = wanted;
  const { table, idOf } = nodesTable(
    metas,
    ({ level, archived, mergedInto }) => level === 1 && !archived && mergedInto === null,
  );
  // NPS is defined on 0 to 10 alone; other scales would have to guess who promotes.
  const onScale = measure === 'nps' ? sql`i.rating_low = 0 and i.rating_high = 10` : sql`true`;
  const { rows } = await sql<{
    customer: string;
    later: boolean;
    place: number;
    themes: string[] | null;
  }>`
    with ${table}
    select i.customer_key::text as customer,
      i.time >= (${after.from}::date)::timestamp at time zone 'UTC' as later,
      ((i.rating - i.rating_low) / (i.rating_high - i.rating_low))::float8 as place,
      (select array_agg(distinct ${idOf(sql`n.node`)})
        from statement_theme st join nodes n on n.leaf = st.theme_id
        where st.item_id = i.id and st.run_id = ${run?.id ?? null}) as themes
    from item i
    where ${rated} and ${onScale} and abs(i.customer_key % ${every}) = 0
      and ${itemConditions({ ...query, from: before.from, to: after.to })}`.execute(db);
  return rows.map(({ customer, later, place, themes }) => ({
    customer,
    period: later ? 'after' : 'before',
    value:
      measure === 'nps'
        ? npsScore(Math.round(place * 100) / 10)
        : scale.low + place * (scale.high - scale.low),
    themes: themes ?? [],
  }));
}
