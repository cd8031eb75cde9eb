import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.js';
import { paidOn } from '../paid-on.js';
import { beforeDays, recentDays, type HealthFacts } from './health.js';
import { dayBefore } from './spans.js';

export interface AccountFactsRow {
  readonly id: string;
  readonly status: string | null;
  readonly minor: number | null;
  readonly currency: string | null;
  readonly items: number;
  readonly pains: number;
  readonly requests: number;
  readonly last: Date | null;
  readonly facts: Omit<HealthFacts, 'painsOfAll'>;
}

interface Row extends Omit<AccountFactsRow, 'facts'> {
  readonly recentItems: number;
  readonly beforeItems: number;
  readonly silentDays: number | null;
  readonly recentRatings: number;
  readonly recentMean: number | null;
  readonly beforeRatings: number;
  readonly beforeMean: number | null;
  readonly recentStatements: number;
  readonly recentPains: number;
  readonly beforeStatements: number;
  readonly beforePains: number;
  readonly paidThen: number | null;
  readonly renewalDays: number | null;
}

const longPause = 30;

/** Of every account: what it said, what it pays, when it renews. One pass over items and statements. */
export async function readFacts(
  ctx: Ctx,
  today: string,
): Promise<{ rows: readonly AccountFactsRow[]; painsOfAll: number; through: string }> {
  const last = await lastFeedbackDay(ctx, today);
  const then = dayBefore(last, recentDays);
  const first = dayBefore(last, recentDays + beforeDays);
  // Days are UTC days.
  const start = (day: string) => sql`((${day}::date + 1)::timestamp at time zone 'UTC')`;
  const recent = sql`i.time >= ${start(then)}`;
  const before = sql`i.time >= ${start(first)} and i.time < ${start(then)}`;
  const rating = sql`greatest(0, least(1, (i.rating - i.rating_low) / nullif(i.rating_high - i.rating_low, 0)))`;
  const { rows } = await sql<Row>`
    with said as (
      select i.account_id, count(*)::int as items, max(i.time) as last,
        (count(*) filter (where ${recent}))::int as recent_items,
        (count(*) filter (where ${before}))::int as before_items,
        (count(${rating}) filter (where ${recent}))::int as recent_ratings,
        (avg(${rating}) filter (where ${recent}))::float8 as recent_mean,
        (count(${rating}) filter (where ${before}))::int as before_ratings,
        (avg(${rating}) filter (where ${before}))::float8 as before_mean
      from item i where i.account_id is not null and i.duplicate_of is null group by i.account_id
    ), sentences as (
      select i.account_id,
        (count(*) filter (where s.kind = 'pain'))::int as pains,
        (count(*) filter (where s.kind = 'request'))::int as requests,
        (count(*) filter (where ${recent}))::int as recent_statements,
        (count(*) filter (where ${recent} and s.kind = 'pain'))::int as recent_pains,
        (count(*) filter (where ${before}))::int as before_statements,
        (count(*) filter (where ${before} and s.kind = 'pain'))::int as before_pains
      from statement s join item i on i.id = s.item_id and i.account_id is not null and i.duplicate_of is null
      where s.run_id = (select id from analysis_run where current)
      group by i.account_id
    ), paid_then as materialized (${paidOn(dayBefore(today, recentDays))})
    select a.id, a.status, a.monthly_revenue_minor as minor, a.currency,
      coalesce(d.items, 0) as items, d.last, coalesce(t.pains, 0) as pains,
      coalesce(t.requests, 0) as requests,
      coalesce(d.recent_items, 0) as "recentItems", coalesce(d.before_items, 0) as "beforeItems",
      ${last}::date - (d.last at time zone 'UTC')::date as "silentDays",
      coalesce(d.recent_ratings, 0) as "recentRatings", d.recent_mean as "recentMean",
      coalesce(d.before_ratings, 0) as "beforeRatings", d.before_mean as "beforeMean",
      coalesce(t.recent_statements, 0) as "recentStatements", coalesce(t.recent_pains, 0) as "recentPains",
      coalesce(t.before_statements, 0) as "beforeStatements", coalesce(t.before_pains, 0) as "beforePains",
      p.minor as "paidThen", a.renewal - ${today}::date as "renewalDays"
    from account a
    left join said d on d.account_id = a.id
    left join sentences t on t.account_id = a.id
    left join paid_then p on p.account_id = a.id and p.currency = a.currency
    order by a.id`.execute(ctx.db);
  return {
    rows: rows.map((row) => present(row, last === today ? null : last)),
    painsOfAll: await sharePains(ctx),
    through: last,
  };
}

const present = (row: Row, feedbackTo: string | null): AccountFactsRow => ({
  id: row.id,
  status: row.status,
  minor: row.minor,
  currency: row.currency,
  items: row.items,
  pains: row.pains,
  requests: row.requests,
  last: row.last,
  facts: {
    feedbackTo,
    recent: { statements: row.recentStatements, pains: row.recentPains },
    before: { statements: row.beforeStatements, pains: row.beforePains },
    recentRatings: { count: row.recentRatings, mean: row.recentMean ?? 0 },
    beforeRatings: { count: row.beforeRatings, mean: row.beforeMean ?? 0 },
    recentItems: row.recentItems,
    beforeItems: row.beforeItems,
    silentDays: row.silentDays,
    revenueRatio:
      row.paidThen === null || row.paidThen <= 0 ? null : (row.minor ?? 0) / row.paidThen,
    renewalDays: row.renewalDays,
  },
});

/** Where no feedback has come in from anybody for long, spans end with the last of it: not everybody is silent. */
async function lastFeedbackDay(ctx: Ctx, today: string): Promise<string> {
  const { rows } = await sql<{ day: string | null }>`
    select (max(time) at time zone 'UTC')::date as day from item where account_id is not null
    `.execute(ctx.db);
  const day = rows[0]?.day ?? today;
  return day < dayBefore(today, longPause) ? day : today;
}

async function sharePains(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ share: number | null }>`
    select (count(*) filter (where kind = 'pain'))::float8 / nullif(count(*), 0) as share
    from statement where run_id = (select id from analysis_run where current)`.execute(ctx.db);
  return rows[0]?.share ?? 0;
}
