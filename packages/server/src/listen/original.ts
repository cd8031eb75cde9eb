import type { ItemOriginal } from '@headwater/contract';
import type { z } from 'zod';
import { audit, inTransaction, notFound, type Ctx } from '../platform/index.js';

/** The text as it came in, with personal data. Who looked is written down. */
export async function readOriginal(ctx: Ctx, id: string): Promise<z.input<typeof ItemOriginal>> {
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('item')
      .leftJoin('item_raw', 'item_raw.item_id', 'item.id')
      .select(['item.id', 'item.title', 'item.text', 'item_raw.text as raw', 'item_raw.fields'])
      .where('item.id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('item');
    await audit(tx, { action: 'item.original-read', subject: `item ${id}` });
    const { title = row.title, ...fields } = row.fields ?? {};
    return { id: row.id, text: row.raw ?? row.text, title, fields };
  });
}
