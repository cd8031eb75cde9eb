import type { Whose } from '@headwater/contract';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { whoseChanged } from './events.js';

const rules = (columns: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`array(select ${columns} from whose_rule r where ${where})`;
const names = (where: RawBuilder<unknown>) =>
  rules(sql`r.value`, sql`r.dimension = 'name' and ${where}`);
const products = (where: RawBuilder<unknown>) =>
  rules(sql`r.value`, sql`r.dimension = 'product' and ${where}`);
const sources = (where: RawBuilder<unknown>) => sql`array(
  select s.id from source s join whose_rule r on r.dimension = 'source' and r.value = s.key
  where ${where})`;

const ours = sql`r.competitor_id is null`;
const theirs = sql`r.competitor_id is not null`;

/**
 * Whose product `item i` is about, as a condition. In this order: a source that is said to be about one's own;
 * the competitor that the row names; its product; its source; else it is one's own. Each list is read once a
 * query, so that the condition is cheap on millions of items.
 */
export function whoseCondition(whose: Exclude<Whose, 'all'>): RawBuilder<SqlBool> {
  if (whose === 'us') return sql<SqlBool>`not (${theirCondition})`;
  if (whose === 'them') return theirCondition;
  const its = sql`r.competitor_id = ${whose}`;
  return sql<SqlBool>`case
    when i.source_id = any(${sources(ours)}) then false
    when i.competitor is not null then lower(i.competitor) = any(${names(its)})
    when i.product = any(${products(sql`true`)}) then i.product = any(${products(its)})
    else i.source_id = any(${sources(its)}) end`;
}

const theirCondition: RawBuilder<SqlBool> = sql<SqlBool>`case
  when i.source_id = any(${sources(ours)}) then false
  when i.competitor is not null then lower(i.competitor) <> all(${names(ours)})
  when i.product = any(${products(sql`true`)}) then i.product = any(${products(theirs)})
  else i.source_id = any(${sources(theirs)}) end`;

/**
 * The competitor that `item i` is about, by the same rules: joins, and as expressions of them its id and whether it
 * is anybody's but ours. A name that nobody has written down is theirs and has no id.
 */
export const competitorOfItem: {
  readonly joins: RawBuilder<unknown>;
  readonly id: RawBuilder<string | null>;
  readonly theirs: RawBuilder<boolean>;
} = {
  joins: sql`
    join source whose_source on whose_source.id = i.source_id
    left join whose_rule by_source
      on by_source.dimension = 'source' and by_source.value = whose_source.key
    left join whose_rule by_product
      on by_product.dimension = 'product' and by_product.value = i.product
    left join whose_rule by_name
      on by_name.dimension = 'name' and by_name.value = lower(i.competitor)`,
  id: sql<string | null>`case
    when by_source.value is not null and by_source.competitor_id is null then null
    when i.competitor is not null then by_name.competitor_id
    when by_product.value is not null then by_product.competitor_id
    else by_source.competitor_id end`,
  theirs: sql<boolean>`case
    when by_source.value is not null and by_source.competitor_id is null then false
    when i.competitor is not null then by_name.value is null or by_name.competitor_id is not null
    when by_product.value is not null then by_product.competitor_id is not null
    else by_source.competitor_id is not null end`,
};

/** Whether any feedback can be about a competitor. Where none is, nothing needs telling apart. */
export async function anyOfCompetitors(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from item where competitor is not null)
      or exists (select from whose_rule where competitor_id is not null) as any`.execute(db);
  return rows[0]?.any ?? false;
}

/** Another text after every change of whose feedback is whose. */
export async function whoseSeen(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ seen: string }>`
    select count(*) || ' ' || coalesce(max(set_at)::text, '') as seen from whose_rule`.execute(db);
  return rows[0]?.seen ?? '';
}

/** Names in the rows' competitor column that nobody has said anything about yet, the most frequent first. */
export async function unknownNames(
  db: Kysely<Database>,
): Promise<readonly { name: string; items: number }[]> {
  const { rows } = await sql<{ name: string; items: number }>`
    select mode() within group (order by i.competitor) as name, count(*)::int as items
    from item i
    where i.competitor is not null and not exists (
      select from whose_rule r where r.dimension = 'name' and r.value = lower(i.competitor))
    group by lower(i.competitor) order by 2 desc, 1`.execute(db);
  return rows;
}

interface WhoseChange {
  readonly dimension: 'name' | 'product' | 'source';
  /** A name in lower case, a source by its key, a product as it is written. */
  readonly value: string;
  /** A competitor's id, null for one's own; undefined takes back what was said. */
  readonly competitor: string | null | undefined;
}

interface WhoseOptions {
  readonly demo?: boolean;
  /** Nobody's sizes change by it, so nothing has to be counted again. */
  readonly silent?: boolean;
}

/** Says whose feedback it is, for what is in and for what comes. */
export async function setWhose(
  tx: Ctx,
  changes: readonly WhoseChange[],
  { demo = false, silent = false }: WhoseOptions = {},
): Promise<void> {
  if (changes.length === 0) return;
  for (const { dimension, value, competitor } of changes) {
    if (competitor === undefined) {
      await tx.db
        .deleteFrom('whose_rule')
        .where('dimension', '=', dimension)
        .where('value', '=', value)
        .execute();
      continue;
    }
    const said = {
      competitor_id: competitor,
      set_by: tx.actor.name,
      set_at: tx.clock.now(),
      demo,
    };
    await tx.db
      .insertInto('whose_rule')
      .values({ dimension, value, ...said })
      .onConflict((conflict) => conflict.columns(['dimension', 'value']).doUpdateSet(said))
      .execute();
  }
  if (!silent) await tx.jobs.publish(whoseChanged, {}, tx.actor);
}
