import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.js';

/** What a rule can ask of an account. Null where it is not known. */
export interface AccountFacts {
  readonly id: string;
  readonly name: string;
  readonly domain: string | null;
  readonly plan: string | null;
  readonly segment: string | null;
  readonly region: string | null;
  readonly owner: string | null;
  readonly status: string | null;
  readonly seats: number | null;
  readonly revenue: number | null;
  readonly currency: string | null;
  readonly tenure: number | null;
  readonly renewal: number | null;
  readonly products: readonly string[];
  readonly feedback: number;
  readonly feedback90: number;
  readonly silence: number | null;
}

/** Every account with its facts as of now: one pass over accounts, subscriptions and items. */
export async function accountFacts(ctx: Ctx): Promise<readonly AccountFacts[]> {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const { rows } = await sql<AccountFacts>`
    with paid as (
      select account_id, min(starts) as first,
        array_agg(distinct product) filter (
          where product is not null and starts <= ${today}::date and (ends is null or ends > ${today}::date)
        ) as products
      from subscription group by account_id
    ), said as (
      select account_id, count(*) as items,
        count(*) filter (where time >= ${today}::date - 90) as recent, max(time) as last
      from item where account_id is not null and duplicate_of is null group by account_id
    )
    select a.id, a.name, a.domain, a.plan, a.segment, a.region, a.owner, a.status,
      a.seats, a.monthly_revenue_minor::float8 as revenue, a.currency,
      ((${today}::date - coalesce(a.since, p.first)) / 30.4375)::float8 as tenure,
      a.renewal - ${today}::date as renewal,
      coalesce(p.products, '{}') as products,
      coalesce(s.items, 0)::int as feedback, coalesce(s.recent, 0)::int as "feedback90",
      ${today}::date - (s.last at time zone 'UTC')::date as silence
    from account a
    left join paid p on p.account_id = a.id
    left join said s on s.account_id = a.id
    order by a.name, a.id`.execute(ctx.db);
  return rows;
}
