import type { DealInput, DealPatch, DealView } from '@headwater/contract';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { resolveAccounts } from '../customers/index.js';
import {
  audit,
  editedElsewhere,
  forbidden,
  inTransaction,
  notFound,
  uuidv7,
  type Ctx,
} from '../platform/index.js';
import { competitorNamed, findCompetitors } from './deal-competitors.js';
import { dropReasons, keepReasons } from './deal-reasons.js';
import { dealView, seesMoney } from './list-deals.js';
import type { DealTable } from './tables.js';

type View = z.input<typeof DealView>;
type Deal = Selectable<DealTable>;
type Written = Pick<
  Deal,
  | 'account_name'
  | 'name'
  | 'outcome'
  | 'amount_minor'
  | 'currency'
  | 'day'
  | 'reason'
  | 'product'
  | 'segment'
> & { readonly competitor: string | null };

const given = (value: string | null): string | null => (value === '' ? null : value);

/** Writes a deal down by hand. */
export async function createDeal(ctx: Ctx, input: DealInput): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const id = uuidv7(tx.clock.now().getTime());
    const written: Written = {
      account_name: input.account,
      name: given(input.name),
      outcome: input.outcome,
      amount_minor: input.amount?.minor ?? null,
      currency: input.amount?.currency ?? null,
      day: input.day,
      competitor: competitorNamed(input.competitor),
      reason: given(input.reason),
      product: given(input.product),
      segment: given(input.segment),
    };
    const { competitor: _name, ...columns } = written;
    await tx.db
      .insertInto('deal')
      .values({
        id,
        key: `hand:${id}`,
        external_id: null,
        content_hash: null,
        origin: null,
        ...columns,
        ...(await linked(tx, id, written)),
        edited_by: tx.actor.name,
        edited_at: tx.clock.now(),
        created_at: tx.clock.now(),
      })
      .execute();
    await audit(tx, { action: 'deal.created', subject: subjectOf(written), after: input });
    return dealView(tx, id);
  });
}

export async function editDeal(
  ctx: Ctx,
  input: { id: string; version: number; patch: DealPatch },
): Promise<View> {
  const { id, version, patch } = input;
  return inTransaction(ctx, async (tx) => {
    const before = await lockDeal(tx, id);
    if (before.version !== version) {
      throw editedElsewhere({ by: before.edited_by, at: before.edited_at });
    }
    if (patch.amount !== undefined && !seesMoney(tx)) {
      throw forbidden('Your role does not show amounts, so it cannot change them.');
    }
    const amount =
      patch.amount === undefined
        ? { minor: before.amount_minor, currency: before.currency }
        : patch.amount;
    const written: Written = {
      account_name: patch.account ?? before.account_name,
      name: patch.name === undefined ? before.name : given(patch.name),
      outcome: patch.outcome ?? before.outcome,
      amount_minor: amount?.minor ?? null,
      currency: amount?.currency ?? null,
      day: patch.day ?? before.day,
      competitor:
        patch.competitor === undefined
          ? await competitorName(tx, before.competitor_id)
          : competitorNamed(patch.competitor),
      reason: patch.reason === undefined ? before.reason : given(patch.reason),
      product: patch.product === undefined ? before.product : given(patch.product),
      segment: patch.segment === undefined ? before.segment : given(patch.segment),
    };
    const { competitor: _name, ...columns } = written;
    await tx.db
      .updateTable('deal')
      .set({
        ...columns,
        ...(await linked(tx, id, written)),
        demo: false,
        version: version + 1,
        edited_by: tx.actor.name,
        edited_at: tx.clock.now(),
      })
      .where('id', '=', id)
      .execute();
    await audit(tx, {
      action: 'deal.edited',
      subject: subjectOf(written),
      before: { outcome: before.outcome, amountMinor: before.amount_minor, reason: before.reason },
      after: patch,
    });
    return dealView(tx, id);
  });
}

/** Removes a deal and the feedback that its reason was. */
export async function removeDeal(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockDeal(tx, id);
    await tx.db.deleteFrom('deal').where('id', '=', id).execute();
    await dropReasons(tx, [id]);
    await audit(tx, {
      action: 'deal.removed',
      subject: subjectOf(before),
      before: { outcome: before.outcome, day: before.day, reason: before.reason },
    });
  });
}

const subjectOf = ({ account_name: account, name }: Pick<Written, 'account_name' | 'name'>) =>
  `deal “${name ?? account}”`;

async function lockDeal(tx: Ctx, id: string): Promise<Deal> {
  const row = await tx.db
    .selectFrom('deal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('deal');
  return row;
}

async function competitorName(tx: Ctx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const row = await tx.db
    .selectFrom('competitor')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** The account, the competitor and the feedback that a deal names. */
async function linked(
  tx: Ctx,
  id: string,
  written: Written,
): Promise<Pick<Deal, 'account_id' | 'competitor_id' | 'item_id'>> {
  const { account_name: account, competitor, name, outcome, day, product, reason } = written;
  const [found] = await resolveAccounts(tx, [{ account }], { create: null });
  const named = await findCompetitors(tx, [competitor]);
  const rival = named(competitor);
  const items = await keepReasons(tx, [
    { id, account, name, outcome, day, competitor: rival?.name ?? null, product, reason },
  ]);
  return {
    account_id: found?.id ?? null,
    competitor_id: rival?.id ?? null,
    item_id: items.get(id) ?? null,
  };
}
