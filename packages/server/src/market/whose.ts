import type { WhoseChange, WhosePage, WhoseRow } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { setWhose } from '../listen/index.js';
import { AppError, audit, inTransaction, type Ctx } from '../platform/index.js';
import { lockCompetitor } from './edit-competitor.js';

type Row = z.input<typeof WhoseRow>;

/** Sources, products and named competitors that feedback has, and whose product each is said to be about. */
export async function listWhose(ctx: Ctx): Promise<z.input<typeof WhosePage>> {
  const { rows } = await sql<{
    dimension: Row['dimension'];
    value: string;
    label: string;
    items: number;
    said: boolean;
    competitor: string | null;
    name: string | null;
    by: string | null;
    at: Date | null;
  }>`
    with counted as (
      select source_id, product, competitor, count(*)::int as items
      from item where duplicate_of is null
      group by grouping sets ((source_id), (product), (competitor))
    ), present as (
      select 'source' as dimension, s.key as value, s.name as label, coalesce(c.items, 0) as items
      from source s left join counted c on c.source_id = s.id
      union all
      select 'product', product, product, items from counted where product is not null
      union all
      select 'name', lower(competitor), min(competitor), sum(items)::int
      from counted where competitor is not null group by lower(competitor)
    )
    select coalesce(p.dimension, r.dimension) as dimension, coalesce(p.value, r.value) as value,
      coalesce(p.label, r.value) as label, coalesce(p.items, 0) as items,
      r.value is not null as said, r.competitor_id as competitor, c.name, r.set_by as by, r.set_at as at
    from present p
    full join whose_rule r on r.dimension = p.dimension and r.value = p.value
    left join competitor c on c.id = r.competitor_id
    -- Names of competitors that no feedback uses are told with the competitor.
    where p.value is not null or r.dimension <> 'name' or r.competitor_id is null
    order by 1 desc, items desc, label`.execute(ctx.db);
  const shown = rows.map(({ said, competitor, name, at, ...row }): Row => ({
    ...row,
    about: !said ? null : competitor === null ? 'us' : { id: competitor, name: name ?? '' },
    at: at?.toISOString() ?? null,
  }));
  return { rows: shown, next: null, total: shown.length };
}

const words: Readonly<Record<Row['dimension'], string>> = {
  name: 'name',
  product: 'product',
  source: 'source',
};

/** Says whose product the feedback of a source, of a product or under a name is about: past and future. */
export async function changeWhose(
  ctx: Ctx,
  change: WhoseChange,
): Promise<z.input<typeof WhosePage>> {
  const { dimension, about } = change;
  const value = dimension === 'product' ? change.value : change.value.toLowerCase();
  return inTransaction(ctx, async (tx) => {
    const competitor = about === null || about === 'us' ? null : await lockCompetitor(tx, about);
    if (dimension === 'name') await refuseOwnName(tx, value, about);
    const before = await tx.db
      .selectFrom('whose_rule')
      .leftJoin('competitor', 'competitor.id', 'whose_rule.competitor_id')
      .select(['competitor_id', 'competitor.name'])
      .where('dimension', '=', dimension)
      .where('value', '=', value)
      .executeTakeFirst();
    await setWhose(tx, [
      { dimension, value, competitor: about === null ? undefined : (competitor?.id ?? null) },
    ]);
    await audit(tx, {
      action: 'feedback.assigned',
      subject: `${words[dimension]} “${value}”`,
      before: before === undefined ? null : { about: before.name ?? 'us' },
      after: about === null ? null : { about: competitor?.name ?? 'us' },
    });
    return listWhose(tx);
  });
}

/** A name belongs to the competitor that goes by it: it is changed there. */
async function refuseOwnName(tx: Ctx, value: string, about: string | null): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; found: boolean }>`
    select c.id, c.name, c.found from competitor c
    where lower(c.name) = ${value} or ${value} in (select lower(a) from unnest(c.aliases) a)`.execute(
    tx.db,
  );
  const [owner] = rows;
  // One that only feedback has made goes with its name.
  if (!owner || owner.id === about || (owner.found && about === 'us')) return;
  throw new AppError({
    code: 'competitor-known',
    status: 409,
    field: 'value',
    message: `“${value}” is a name of the competitor “${owner.name}”. Take it away there, or put the two together.`,
  });
}
