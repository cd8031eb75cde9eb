import { sql } from 'kysely';
import { itemIdOf, itemsPosted, removeItems, setWhose, storeJsonItems } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import { forgetItems } from '../understand/index.js';

const source = 'Win/loss';
const sourceKey = source.toLowerCase();

interface DealWithReason {
  readonly id: string;
  readonly account: string;
  readonly name: string | null;
  readonly outcome: string;
  readonly day: string;
  readonly competitor: string | null;
  readonly product: string | null;
  readonly reason: string | null;
}

// As many as one request may bring.
const mostAtOnce = 1000;

/**
 * Keeps the reasons of deals as feedback, so that they meet the themes: again when they change, no more when they
 * are taken away. Answers with the item of each deal that has one.
 */
export async function keepReasons(
  tx: Ctx,
  deals: readonly DealWithReason[],
  { demo = false }: { readonly demo?: boolean } = {},
): Promise<ReadonlyMap<string, string>> {
  const given = deals.filter(({ reason }) => (reason ?? '').trim() !== '');
  const stale = deals.filter((deal) => !given.includes(deal)).map(({ id }) => itemIdOf(source, id));
  await dropItems(tx, stale);
  if (given.length === 0) return new Map();
  await claimSource(tx, demo);
  let stored = 0;
  const refused = new Set<string>();
  for (let from = 0; from < given.length; from += mostAtOnce) {
    const some = given.slice(from, from + mostAtOnce);
    const outcome = await storeJsonItems(tx, some.map(asItem), { demo });
    stored += outcome.fresh + outcome.changed;
    for (const { index } of outcome.rejected) refused.add(some[index]?.id ?? '');
  }
  if (stored > 0) await tx.jobs.publish(itemsPosted, {}, tx.actor);
  return new Map(
    given.flatMap(({ id }) => (refused.has(id) ? [] : [[id, itemIdOf(source, id)] as const])),
  );
}

/** Takes the reasons of deals that are gone out of the feedback. */
export const dropReasons = (tx: Ctx, deals: readonly string[]): Promise<void> =>
  dropItems(
    tx,
    deals.map((id) => itemIdOf(source, id)),
  );

async function dropItems(tx: Ctx, items: readonly string[]): Promise<void> {
  if (items.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from item where id = any(${items}::uuid[])`.execute(tx.db);
  const present = rows.map(({ id }) => id);
  if (present.length === 0) return;
  await removeItems(tx, present);
  await forgetItems(tx, present);
}

/**
 * A reason speaks of what we lack or have, whoever else was in the running: it counts as ours, unless somebody has
 * said otherwise of the source.
 */
async function claimSource(tx: Ctx, demo: boolean): Promise<void> {
  const said = await tx.db
    .selectFrom('whose_rule')
    .select('value')
    .where('dimension', '=', 'source')
    .where('value', '=', sourceKey)
    .executeTakeFirst();
  if (said) return;
  await setWhose(tx, [{ dimension: 'source', value: sourceKey, competitor: null }], {
    demo,
    silent: true,
  });
}

const optional = (name: string, value: string | null, most: number) =>
  value === null || value === '' ? {} : { [name]: value.slice(0, most) };

const asItem = (deal: DealWithReason) => ({
  text: deal.reason ?? '',
  source,
  externalId: deal.id,
  time: `${deal.day}T12:00:00Z`,
  channel: deal.outcome,
  customer: deal.account.slice(0, 500),
  account: deal.account.slice(0, 500),
  ...optional('title', deal.name, 500),
  ...optional('product', deal.product, 200),
  ...optional('competitor', deal.competitor, 200),
});
