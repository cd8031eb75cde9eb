import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../platform/tables.js';
import { packedKinds } from './history.js';

/** Where the rows of a count lie: before it is shown, in tables that are not attached yet. */
export interface PackedFrom {
  readonly generation: number;
  readonly changes: RawBuilder<unknown>;
  readonly revenue: RawBuilder<unknown>;
}

/** Packs the changes of one scope, in a transaction; does nothing where that has been done. */
export async function packHistory(
  tx: Kysely<Database>,
  { generation, changes, revenue }: PackedFrom,
  scope: string,
): Promise<void> {
  const kinds = packedKinds.map((kind, place) => sql`when ${kind} then ${sql.lit(place)}`);
  // Several processes at once would put their parts together in any order.
  await sql`set local max_parallel_workers_per_gather = 0`.execute(tx);
  await sql`
      with who as materialized (
        select account_id, first_month, churned_month, (row_number() over (order by account_id) - 1)::int as place
        from ${revenue} where generation = ${generation} and scope = ${scope} and nth = 1
      ), money as materialized (
        select currency, (row_number() over (order by currency collate "C") - 1)::int as place
        from (select distinct currency from ${changes} where generation = ${generation} and scope = ${scope}) c
      ), accounts as (
        select string_agg(uuid_send(account_id), ''::bytea) as ids, string_agg(int4send(first_month), ''::bytea) as firsts,
          string_agg(int4send(coalesce(churned_month, 2147483647)), ''::bytea) as churned
        from (select * from who order by place) w
      ), moved as (
        select string_agg(int4send(place), ''::bytea) as places, string_agg(int4send(month), ''::bytea) as months,
          string_agg(int4send(code), ''::bytea) as codes, string_agg(int8send(delta_minor), ''::bytea) as deltas
        from (
          select w.place, c.month, c.delta_minor,
            m.place * 8 + case c.kind ${sql.join(kinds, sql` `)} end as code
          from ${changes} c
          join who w on w.account_id = c.account_id
          join money m on m.currency = c.currency
          where c.generation = ${generation} and c.scope = ${scope}
          order by w.place, m.place, c.month) o
      )
      insert into revenue_history (generation, scope, currencies, accounts, first_months, churned_months,
        places, months, codes, deltas)
      select ${generation}, ${scope}, array(select currency from money order by place),
        coalesce(a.ids, ''::bytea), coalesce(a.firsts, ''::bytea), coalesce(a.churned, ''::bytea),
        coalesce(v.places, ''::bytea), coalesce(v.months, ''::bytea), coalesce(v.codes, ''::bytea), coalesce(v.deltas, ''::bytea)
      from accounts a cross join moved v
      on conflict do nothing`.execute(tx);
}
