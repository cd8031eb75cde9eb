import { sql } from 'kysely';
import { competitorOfItem } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import type { AppraiseTask } from './appraise.js';
import { anyTheme } from './cells.js';
import { nodesTable, themeMetas, type CurrentRun } from '../understand/index.js';

// In place of a competitor's id: we, and one that nobody has written down.
const ourselves = '00000000-0000-0000-0000-000000000000';
const unknownCompetitor = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Weeks that are looked back over, and how many of them "lately" means where there are as many. */
const mostWeeks = 48;
const lately = 12;

export type SatisfactionCounts = AppraiseTask['satisfaction'];

/** Which weeks are counted; the newest `recent` of them against the others. */
export interface CountedWeeks {
  /** Monday of the first, YYYY-MM-DD; null where no feedback has a time. */
  readonly first: string | null;
  readonly weeks: number;
  readonly recent: number;
}

/**
 * Counts who said what of each theme: us, each competitor and all competitors together, by kind and segment.
 * One pass over the statements makes a table of who said what when; everything else is summed up from it.
 */
export async function countMarket(
  tx: Ctx,
  run: CurrentRun,
): Promise<{ weeks: CountedWeeks; satisfaction: SatisfactionCounts }> {
  await sql`set local work_mem = '64MB'`.execute(tx.db);
  const weeks = await weeksOf(tx);
  await gatherSaid(tx, run, weeks);
  await gatherVoices(tx, weeks);
  await sql`delete from market_count where run_id = ${run.id}`.execute(tx.db);
  await writeCounts(tx, run);
  if (weeks.first !== null) await writeWeeks(tx, run, weeks.first, weeks.weeks);
  return { weeks, satisfaction: await satisfied(tx) };
}

/**
 * How satisfied our customers are with a theme, 0 … 10: the mean polarity of what each says of it, −1 … 1, told on
 * that scale and rounded.
 */
async function satisfied(tx: Ctx): Promise<SatisfactionCounts> {
  const { rows } = await sql<SatisfactionCounts[number]>`
    select theme_id as theme, round(5 * (1 + greatest(-1, least(1, polarity))))::int as level,
      count(*)::int as customers
    from market_voice where who = 'us' and kind = 'all' and theme_id <> ${anyTheme}
    group by 1, 2 order by 1, 2`.execute(tx.db);
  return rows;
}

async function weeksOf(tx: Ctx): Promise<CountedWeeks> {
  // A week whose last day has feedback counts as full, like everywhere.
  const { rows } = await sql<{ first: string | null; last: string | null; weeks: number | null }>`
    select to_char(first, 'YYYY-MM-DD') as first, to_char(last, 'YYYY-MM-DD') as last,
      ((last - first) / 7 + 1)::int as weeks
    from (
      select date_trunc('week', min(time) at time zone 'UTC')::date as first,
        (date_trunc('week', max(time) at time zone 'UTC' + interval '1 day') - interval '7 days')::date as last
      from item where duplicate_of is null) t`.execute(tx.db);
  const { first = null, last = null, weeks: all = null } = rows[0] ?? {};
  if (first === null || last === null || all === null || all < 2) {
    return { first: null, weeks: 0, recent: 0 };
  }
  const weeks = Math.min(mostWeeks, all);
  const start = new Date(Date.parse(last) - (weeks - 1) * 7 * 86_400_000);
  return {
    first: start.toISOString().slice(0, 10),
    weeks,
    recent: weeks >= 2 * lately ? lately : Math.ceil(weeks / 4),
  };
}

/** `market_said`: one row for each theme × customer × kind × week, of each side. */
async function gatherSaid(tx: Ctx, run: CurrentRun, { first, weeks }: CountedWeeks): Promise<void> {
  const metas = await themeMetas(tx.db, run.id);
  const { table, idOf } = nodesTable(
    metas,
    ({ archived, mergedInto }) => !archived && mergedInto === null,
  );
  await sql`drop table if exists market_said, market_who`.execute(tx.db);
  // A customer of two competitors counts for each of them, and once for both together.
  await sql`
    create temp table market_who on commit drop as
    select id as competitor, who from competitor cross join lateral (values (id::text), ('them')) w (who)
    union all select ${ourselves}::uuid, 'us'
    union all select ${unknownCompetitor}::uuid, 'them'`.execute(tx.db);
  await sql`
    create temp table market_said on commit drop as
    with ${table},
    heard as (
      select i.id, i.customer_key, i.account_id,
        -- Week 0 is the first that is counted; none where the time is unknown or outside.
        case when i.time is not null then
          (date_trunc('week', i.time at time zone 'UTC')::date - ${first}::date) / 7 end as week,
        case when i.rating_high > i.rating_low
          then greatest(0, least(1, (i.rating - i.rating_low) / (i.rating_high - i.rating_low)))
        end as rating,
        case
          when ${competitorOfItem.id} is not null then ${competitorOfItem.id}
          when ${competitorOfItem.theirs} then ${unknownCompetitor}::uuid
          else ${ourselves}::uuid end as competitor
      from item i ${competitorOfItem.joins}
      where i.duplicate_of is null
    ),
    said as (
      select ${anyTheme}::uuid as theme_id, s.item_id, s.kind, s.polarity
      from statement s where s.run_id = ${run.id}
      union all
      select ${idOf(sql`n.node`)}, s.item_id, s.kind, s.polarity
      from statement_theme st
      join nodes n on n.leaf = st.theme_id
      join statement s on s.item_id = st.item_id and s.start = st.start and s.run_id = st.run_id
      where st.run_id = ${run.id}
    )
    select s.theme_id, h.competitor, h.customer_key, s.kind,
      case when h.week between 0 and ${weeks - 1} then h.week end as week,
      count(*)::int as statements, sum(s.polarity)::float8 as polarity,
      count(h.rating)::int as rated, sum(h.rating)::float8 as rating
    from said s join heard h on h.id = s.item_id
    group by 1, 2, 3, 4, 5`.execute(tx.db);
}

/** `market_voice`: one row for each theme × who × kind × customer, whom every size counts once. */
async function gatherVoices(tx: Ctx, { weeks, recent }: CountedWeeks): Promise<void> {
  await sql`drop table if exists market_voice`.execute(tx.db);
  await sql`
    create temp table market_voice on commit drop as
    with segments as (
      -- Segments part the customers: one who speaks for two accounts is in that of most of their feedback.
      select distinct on (customer_key) customer_key, segment from (
        select i.customer_key, a.segment, count(*) as items
        from item i join account a on a.id = i.account_id
        where i.duplicate_of is null and a.segment is not null and a.segment <> '' group by 1, 2) s
      order by customer_key, items desc, segment
    )
    select s.theme_id, s.who, coalesce(s.kind, 'all') as kind, s.customer_key,
      case when s.who = 'us' then g.segment end as segment,
      s.statements, s.polarity / s.statements as polarity,
      case when s.rated > 0 then s.rating / s.rated end as rating, s.recent, s.earlier
    from (
      select m.theme_id, w.who, m.kind, m.customer_key, sum(m.statements)::int as statements,
        sum(m.polarity) as polarity, sum(m.rated) as rated, sum(m.rating) as rating,
        coalesce(bool_or(m.week >= ${weeks - recent}), false) as recent,
        coalesce(bool_or(m.week < ${weeks - recent} and m.week >= ${weeks - 2 * recent}), false) as earlier
      from market_said m join market_who w on w.competitor = m.competitor
      group by grouping sets (
        (m.theme_id, w.who, m.kind, m.customer_key), (m.theme_id, w.who, m.customer_key))) s
    left join segments g on g.customer_key = s.customer_key`.execute(tx.db);
}

async function writeCounts(tx: Ctx, run: CurrentRun): Promise<void> {
  await sql`
    insert into market_count (run_id, theme_id, who, segment, kind, customers, statements, polarity_sum,
      polarity_squares, rated, rating_sum, rating_squares, recent, earlier)
    select ${run.id}, theme_id, who, coalesce(segment, ''), kind, count(*), sum(statements), sum(polarity),
      sum(polarity * polarity), count(rating), coalesce(sum(rating), 0), coalesce(sum(rating * rating), 0),
      count(*) filter (where recent), count(*) filter (where earlier)
    from market_voice
    group by grouping sets ((theme_id, who, kind), (theme_id, who, kind, segment))
    having grouping(segment) = 1 or segment is not null`.execute(tx.db);
}

async function writeWeeks(tx: Ctx, run: CurrentRun, first: string, weeks: number): Promise<void> {
  await sql`
    with counted as (
      select m.theme_id, w.who, coalesce(m.kind, 'all') as kind, m.week,
        count(distinct m.customer_key)::int as customers
      from market_said m join market_who w on w.competitor = m.competitor
      where m.week is not null
      group by grouping sets ((m.theme_id, w.who, m.kind, m.week), (m.theme_id, w.who, m.week))
    ), lined as (
      select k.theme_id, k.who, k.kind, array_agg(coalesce(c.customers, 0) order by n.week) as line
      from (select distinct theme_id, who, kind from counted) k
      cross join generate_series(0, ${weeks - 1}) as n (week)
      left join counted c
        on c.theme_id = k.theme_id and c.who = k.who and c.kind = k.kind and c.week = n.week
      group by 1, 2, 3
    )
    update market_count m set week_customers = l.line
    from lined l
    where m.run_id = ${run.id} and m.segment = '' and m.theme_id = l.theme_id and m.who = l.who
      and m.kind = l.kind`.execute(tx.db);
}
