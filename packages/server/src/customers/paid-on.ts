import { sql, type RawBuilder } from 'kysely';

/**
 * What every account pays on a day, per currency: its running subscriptions, and the monthly part of the invoices
 * that cover the day (or the last day that any invoice covers, where that is earlier). An invoice is left out
 * where a subscription of the same product, or of either without one, says what is agreed: see `isCovered`.
 */
export const paidOn = (day: string): RawBuilder<unknown> => sql`
  select account_id, currency, sum(minor)::bigint as minor, sum(running)::int as running
  from (
    select account_id, currency, sum(monthly_minor) as minor, count(*) as running
    from subscription where starts <= ${day}::date and (ends is null or ends > ${day}::date)
    group by account_id, currency
    union all
    select account_id, currency,
      sum(sign(amount_minor) * (abs(amount_minor) / months + (month < abs(amount_minor) % months)::int)),
      count(*)
    from (
      select account_id, currency, amount_minor, months,
        least(months - 1, ${monthsFromTo(sql`period_start`, sql`day`)}) as month
      from (
        select i.account_id, i.currency, i.amount_minor, i.period_start, d.day,
          greatest(1, ${monthsFromTo(sql`i.period_start`, sql`i.period_end`)}) as months
        from invoice i
        join (select least(${day}::date, max(period_end) - 1) as day from invoice) d
          on i.period_start <= d.day and i.period_end > d.day
        where not exists (
          select from subscription s where s.account_id = i.account_id
            and (coalesce(s.product, '') in ('', i.product) or coalesce(i.product, '') = ''))
      ) covering
    ) parts
    group by account_id, currency
  ) both_kinds
  group by account_id, currency`;

function monthsFromTo(from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`((extract(year from ${to}) - extract(year from ${from})) * 12
    + extract(month from ${to}) - extract(month from ${from}))::int`;
}
