import { findAccount, identityOf } from '@headwater/intake';
import type { ItemAccountRequest } from '@headwater/contract';
import type { z } from 'zod';
import { AppError, inTransaction, itemsInTurn, notFound, type Ctx } from '../../platform/index.js';
import { accountBookFor } from './account-book.js';
import { countVoices } from './count-voices.js';
import { decideMatch } from './decide.js';
import { rememberVoices } from './remember.js';
import type { View } from './views.js';

/** Says whose feedback an item is: a decision about its voice, and so about all that this voice said. */
export function decideItemAccount(
  ctx: Ctx,
  input: { id: string } & z.infer<typeof ItemAccountRequest>,
): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    await itemsInTurn(tx.db);
    const id = await voiceOfItem(tx, input.id);
    const { version } = await tx.db
      .selectFrom('account_match')
      .select('version')
      .where('identity', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const decision =
      input.account === null
        ? ({ decision: 'reject' } as const)
        : ({ decision: 'correct', account: input.account } as const);
    return decideMatch(tx, { id, version, decision });
  });
}

/** The voice of an item; people are written down when somebody decides about them. */
async function voiceOfItem(tx: Ctx, itemId: string): Promise<string> {
  const item = await tx.db
    .selectFrom('item')
    .leftJoin('item_raw', 'item_raw.item_id', 'item.id')
    .select(['item.account_name', 'item.customer', 'item_raw.fields'])
    .where('item.id', '=', itemId)
    .executeTakeFirst();
  if (!item) throw notFound('item');
  const identity = identityOf({
    account: item.fields?.['account'] ?? item.account_name,
    customer: item.fields?.['customer'] ?? item.customer,
    shownCustomer: item.customer,
  });
  if (identity === null) {
    throw new AppError({
      code: 'nobody-named',
      status: 409,
      message:
        'This item names neither a customer nor an account, so there is nobody to be matched. Import it again with a column that names one.',
    });
  }
  const found = findAccount(await accountBookFor(tx.db, [identity]), identity);
  await rememberVoices(tx.db, [{ ...identity, found }]);
  await countVoices(tx, [identity.id]);
  return identity.id;
}
