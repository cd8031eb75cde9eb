import { convertMinor, RateTable } from '@headwater/decision';
import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';
import { noteChange } from './changes.js';
import { booksChanged } from './events.js';
import { groupBy } from './group.js';
import { paidOn } from './paid-on.js';

interface Paid {
  readonly accountId: string;
  readonly currency: string;
  readonly minor: number;
  readonly running: number;
}

/**
 * Makes anew what follows from the books for each account: its monthly revenue (of the books where it has any,
 * else as the import said), and its status where nobody has said it.
 */
export async function settleBooks(tx: Ctx): Promise<void> {
  await settleAccounts(tx);
  await noteChange(tx);
  await tx.jobs.publish(booksChanged, {}, tx.actor);
}

/** The same without telling anybody, for all accounts or one. Answers how many have changed. */
export async function settleAccounts(tx: Ctx, only?: string): Promise<number> {
  const day = tx.clock.now().toISOString().slice(0, 10);
  const mixed = await inMainCurrency(tx, day);
  const of = <V>(value: (paid: Paid) => V) => mixed.map(value);
  const { numAffectedRows } = await sql`
    with paid as materialized (${paidOn(day)}),
    main as (
      select account_id, min(currency) as currency, sum(minor)::bigint as minor
      from paid group by account_id having count(*) = 1
      union all
      select * from unnest(${of((paid) => paid.accountId)}::uuid[],
        ${of((paid) => paid.currency)}::text[], ${of((paid) => paid.minor)}::bigint[])
    ),
    booked as (
      select account_id, min(starts) <= ${day}::date as begun,
        (array_agg(currency order by coalesce(ends, 'infinity') desc, starts desc))[1] as currency
      from (
        select account_id, currency, starts, ends from subscription
        union all
        select account_id, currency, period_start, period_end from invoice
      ) b group by account_id
    ),
    now as (
      select a.id,
        case when b.account_id is null then (a.given ->> 'revenue')::bigint
          else greatest(0, coalesce(m.minor, 0)) end as minor,
        case when b.account_id is null then a.given ->> 'currency'
          else coalesce(m.currency, b.currency) end as currency,
        coalesce(a.edited ->> 'status', a.given ->> 'status',
          case when m.account_id is not null then 'active' when b.begun then 'churned' end) as status
      from account a
      left join main m on m.account_id = a.id
      left join booked b on b.account_id = a.id
    )
    update account a set monthly_revenue_minor = n.minor, currency = n.currency, status = n.status
    from now n
    where n.id = a.id ${only === undefined ? sql`` : sql`and a.id = ${only}`} and (a.monthly_revenue_minor, a.currency, a.status)
      is distinct from (n.minor, n.currency, n.status)`.execute(tx.db);
  return Number(numAffectedRows ?? 0);
}

/**
 * Accounts that pay in several currencies, each with the sum in the one that most of its subscriptions are in.
 * A currency without a rate is left out of the sum; the account's page shows it.
 */
async function inMainCurrency(tx: Ctx, day: string): Promise<readonly Paid[]> {
  const { rows } = await sql<Paid>`
    with paid as materialized (${paidOn(day)})
    select account_id as "accountId", currency, minor, running from paid
    where account_id in (select account_id from paid group by account_id having count(*) > 1)
    order by account_id, running desc, currency`.execute(tx.db);
  if (rows.length === 0) return [];
  const rates = await rateTable(tx);
  return [...groupBy(rows, (row) => row.accountId).values()].flatMap((own) => {
    const main = own[0];
    if (main === undefined) return [];
    const minor = own.reduce((sum, { currency, minor: part }) => {
      const rate = rates.rateOn(currency, main.currency, day);
      return rate === null ? sum : sum + convertMinor(part, currency, main.currency, rate);
    }, 0);
    return [{ ...main, minor }];
  });
}

/** The rates that are in, with the currency that most are told in as the one where two others meet. */
export async function rateTable(ctx: Ctx): Promise<RateTable> {
  const { rows } = await sql<{ from: string; to: string; day: string; rate: string }>`
    select currency as from, base as to, day, rate::text as rate from currency_rate`.execute(
    ctx.db,
  );
  const bases = new Map<string, number>();
  for (const { to } of rows) bases.set(to, (bases.get(to) ?? 0) + 1);
  const base = [...bases].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  return new RateTable(rows, base ?? 'EUR');
}
