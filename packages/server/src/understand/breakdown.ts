import type { BreakdownRow, OwnFilter, ThemeView } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import type { Totals } from './figures.js';
import { shareInterval } from './interval.js';

type Dimension = z.infer<typeof BreakdownRow>['dimension'];

const valuesShown = 12;

/** What feedback is broken down by, from `item i`, `source s` and `account a`. */
const dimensions = sql`(values
  ('segment', a.segment), ('plan', a.plan), ('product', i.product), ('source', s.name),
  ('channel', i.channel), ('language', i.language)) as v (dimension, value)`;

/** How many customers each value has in all: the other side of "who says it". */
export const customersByValue = (
  filter: Partial<OwnFilter>,
): RawBuilder<{ dimension: Dimension; value: string; customers: number }> => sql`
  select v.dimension, v.value, count(distinct i.customer_key)::int as customers
  from item i
  join source s on s.id = i.source_id
  left join account a on a.id = i.account_id
  cross join lateral ${dimensions}
  where i.duplicate_of is null and v.value is not null and ${itemConditions(filter)}
  group by v.dimension, v.value`;

/** Who says it: each value's share of its customers who are in the theme, beside everyone else's. */
export async function readBreakdown(
  ctx: Ctx,
  wanted: {
    readonly run: CurrentRun;
    readonly leaves: readonly string[];
    readonly whose: OwnFilter['whose'];
    readonly totals: Totals;
  },
): Promise<z.input<typeof ThemeView>['breakdown']> {
  const { run, leaves, whose, totals } = wanted;
  const all =
    whose === 'us'
      ? sql`select dimension, value, customers from run_dimension where run_id = ${run.id}`
      : customersByValue({ whose });
  const { rows } = await sql<{
    dimension: Dimension;
    value: string;
    statements: number;
    customers: number;
    whole: number;
    all: number;
  }>`
    with members as (
      select st.customer_key, i.source_id, i.account_id, i.product, i.channel, i.language
      from statement_theme st
      join item i on i.id = st.item_id and ${itemConditions({ whose })}
      where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id}
    ), said as (
      select v.dimension, v.value, count(*)::int as statements,
        count(distinct i.customer_key)::int as customers
      from members i
      join source s on s.id = i.source_id
      left join account a on a.id = i.account_id
      cross join lateral ${dimensions}
      where v.value is not null
      group by v.dimension, v.value
    ), ranked as (
      select said.*, d.customers as all,
        row_number() over (partition by said.dimension order by said.customers desc, said.value) as place
      from said
      join (${all}) d on d.dimension = said.dimension and d.value = said.value
    )
    select dimension, value, statements, customers, "all",
      (select count(distinct customer_key)::int from members) as whole
    from ranked where place <= ${valuesShown}
    order by dimension, place`.execute(ctx.db);
  return rows.map((row) => ({
    dimension: row.dimension,
    value: row.value,
    statements: row.statements,
    customers: row.customers,
    share: shareInterval(row.customers, row.all),
    others: shareInterval(
      Math.max(0, row.whole - row.customers),
      Math.max(0, totals.customers - row.all),
    ),
  }));
}
