import { sql } from 'kysely';
import { keptSinceChange } from './kept-since-change.js';

/** What an account is worth today, and what left with it. Amounts in minor units of the currency beside them. */
export interface AccountStake {
  readonly id: string;
  readonly name: string;
  readonly plan: string | null;
  readonly segment: string | null;
  readonly monthlyMinor: number | null;
  readonly currency: string | null;
  readonly renewal: string | null;
  /** The day from which it pays for nothing any more; null while it does, or where nothing is known of it. */
  readonly left: string | null;
  /** What it paid a month up to then. */
  readonly lostMinor: number | null;
  readonly lostCurrency: string | null;
}

/** Every account that pays, paid, or renews. Who pays for less than before has not left. */
export const accountStakes = keptSinceChange(async (ctx): Promise<readonly AccountStake[]> => {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const { rows } = await sql<AccountStake>`
    with ended as (
      select account_id, max(ends) as left from subscription
      group by account_id having bool_and(ends is not null and ends <= ${today}::date)
    ), lost as (
      select distinct on (e.account_id) e.account_id, e.left, sum(s.monthly_minor)::bigint as minor, s.currency
      from ended e join subscription s on s.account_id = e.account_id and s.ends = e.left
      group by e.account_id, e.left, s.currency
      order by e.account_id, sum(s.monthly_minor) desc
    )
    select a.id, a.name, a.plan, a.segment, a.monthly_revenue_minor as "monthlyMinor", a.currency,
      a.renewal, l.left, l.minor as "lostMinor", l.currency as "lostCurrency"
    from account a left join lost l on l.account_id = a.id
    where a.currency is not null or l.account_id is not null`.execute(ctx.db);
  return rows;
});

/** What all accounts pay a month, in minor units by currency. */
export const monthlyRevenue = keptSinceChange(async (ctx): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ currency: string; minor: number }>`
    select currency, sum(monthly_revenue_minor)::bigint as minor
    from account where currency is not null group by currency`.execute(ctx.db);
  return new Map(rows.map(({ currency, minor }) => [currency, minor]));
});

/** How long an account has paid: one spell from its first subscription to the end of its last. */
export interface AccountSpell {
  readonly id: string;
  readonly starts: string;
  /** Null while it pays. */
  readonly left: string | null;
  /** Of its first subscription. */
  readonly plan: string;
}

export const accountSpells = keptSinceChange(async (ctx): Promise<readonly AccountSpell[]> => {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const { rows } = await sql<AccountSpell>`
    select s.account_id as id, min(s.starts) as starts,
      case when bool_and(s.ends is not null and s.ends <= ${today}::date) then max(s.ends) end as left,
      coalesce((array_agg(s.plan order by s.starts, s.id))[1], a.plan, '') as plan
    from subscription s join account a on a.id = s.account_id
    where s.starts <= ${today}::date
    group by s.account_id, a.plan`.execute(ctx.db);
  return rows;
});
