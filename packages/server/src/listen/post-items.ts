import { ItemInput, type ItemsResponse } from '@headwater/contract';
import { itemFromJson, type CleanItem } from '@headwater/intake';
import { accountBookFor } from '../customers/index.js';
import { audit, inTransaction, saidOfIssue, type Ctx } from '../platform/index.js';
import { itemsPosted } from './events.js';
import { identitiesOf, stageItems } from './stage.js';
import { writeBatch } from './write-batch.js';

/** Takes items one by one: the good go in, all in one transaction; the bad are listed with their reason. */
export async function postItems(ctx: Ctx, values: readonly unknown[]): Promise<ItemsResponse> {
  return inTransaction(ctx, async (tx) => {
    const outcome = await storeJsonItems(tx, values);
    const { rejected, ...counts } = outcome;
    if (counts.fresh + counts.changed > 0) {
      await tx.jobs.publish(itemsPosted, {}, tx.actor);
      await audit(tx, {
        action: 'items.posted',
        subject: `${values.length} items`,
        after: { ...counts, rejected: rejected.length },
      });
    }
    return outcome;
  });
}

/** The same inside another operation's transaction. */
export async function storeJsonItems(
  tx: Ctx,
  values: readonly unknown[],
  options: { demo?: boolean } = {},
): Promise<ItemsResponse> {
  const items: CleanItem[] = [];
  const rejected: ItemsResponse['rejected'] = [];
  const now = tx.clock.now().getTime();
  for (const [index, value] of values.entries()) {
    const checked = checkItem(value, index, now);
    if ('item' in checked) items.push(checked.item);
    else rejected.push({ index, ...checked });
  }
  const accounts = await accountBookFor(tx.db, identitiesOf(items));
  return { ...(await writeBatch(tx.db, stageItems(items, accounts), options)), rejected };
}

function checkItem(
  value: unknown,
  index: number,
  now: number,
): { item: CleanItem } | { code: string; reason: string } {
  const parsed = ItemInput.safeParse(value);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => saidOfIssue(issue, 'The item'));
    return { code: 'bad-item', reason: `${wrong.join('; ')}. Mend it and send it again.` };
  }
  const { metadata, ...fields } = parsed.data;
  const outcome = itemFromJson({ ...fields, ...(metadata ? { metadata } : {}) }, index + 1, {
    source: parsed.data.source,
    now,
  });
  if ('item' in outcome) return { item: outcome.item };
  return { code: outcome.rejected.code, reason: outcome.rejected.reason };
}
