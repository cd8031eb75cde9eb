import type { BreakdownRow, OwnFilter, ThemeView } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import type { Totals } from './figures.js';
import { shareInterval } from './interval.js';
import { dimensionsOf, everyoneByValue, spokenByValue, type Said } from './said/index.js';

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

interface BreakdownWanted {
  readonly run: CurrentRun;
  readonly leaves: readonly string[];
  readonly whose: OwnFilter['whose'];
  /** Of all feedback about these products. */
  readonly totals: Totals;
  /** What is said about these products; null: ask the database. */
  readonly said: Said | null;
}

interface Side {
  readonly dimension: Dimension;
  readonly value: string;
  readonly statements: number;
  readonly customers: number;
  /** Customers that say any of these themes. */
  readonly whole: number;
  /** Customers with this value that say anything. */
  readonly all: number;
}

/** Who says it: each value's share of its customers who are in the theme, beside everyone else's. */
export async function readBreakdown(
  ctx: Ctx,
  wanted: BreakdownWanted,
): Promise<z.input<typeof ThemeView>['breakdown']> {
  const { said, totals } = wanted;
  const sides = said ? await sidesIn(ctx, said, wanted) : await countSides(ctx, wanted);
  return sides.map(({ dimension, value, statements, customers, whole, all }) => ({
    dimension,
    value,
    statements,
    customers,
    share: shareInterval(customers, all),
    others: shareInterval(Math.max(0, whole - customers), Math.max(0, totals.customers - all)),
  }));
}

async function sidesIn(
  ctx: Ctx,
  said: Said,
  { run, leaves, whose }: BreakdownWanted,
): Promise<Side[]> {
  const [dimensions, stored] = await Promise.all([
    dimensionsOf(ctx, said.table),
    whose === 'us' ? storedCustomers(ctx, run) : null,
  ]);
  const everyone = stored ? null : everyoneByValue(said, dimensions);
  const { whole, tallies } = spokenByValue(said, leaves, dimensions);
  return dimensions.flatMap(({ dimension, values }, nth): Side[] => {
    const spoken = tallies[nth];
    const all = (value: string, at: number): number =>
      (stored ? stored.get(`${dimension} ${value}`) : everyone?.[nth]?.customers[at]) ?? 0;
    return values
      .map((value, at) => ({
        dimension,
        value,
        statements: spoken?.counts[at] ?? 0,
        customers: spoken?.customers[at] ?? 0,
        whole,
        all: all(value, at),
      }))
      .filter((side) => side.statements > 0 && side.all > 0)
      .sort((a, b) => b.customers - a.customers || byteOrder(a.value, b.value))
      .slice(0, valuesShown);
  });
}

const byteOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** As they were when the run was counted, by dimension and value. */
async function storedCustomers(ctx: Ctx, run: CurrentRun): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .selectFrom('run_dimension')
    .select(['dimension', 'value', 'customers'])
    .where('run_id', '=', run.id)
    .execute();
  return new Map(rows.map((row) => [`${row.dimension} ${row.value}`, row.customers]));
}

async function countSides(ctx: Ctx, { run, leaves, whose }: BreakdownWanted): Promise<Side[]> {
  const all =
    whose === 'us'
      ? sql`select dimension, value, customers from run_dimension where run_id = ${run.id}`
      : customersByValue({ whose });
  const { rows } = await sql<Side>`
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
        row_number() over (partition by said.dimension order by said.customers desc, said.value collate "C") as place
      from said
      join (${all}) d on d.dimension = said.dimension and d.value = said.value
    )
    select dimension, value, statements, customers, "all",
      (select count(distinct customer_key)::int from members) as whole
    from ranked where place <= ${valuesShown}
    order by dimension, place`.execute(ctx.db);
  return rows;
}
