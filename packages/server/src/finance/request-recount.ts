import type { JobView } from '@headwater/contract';
import type { z } from 'zod';
import { audit, inTransaction, notFound, presentJob, type Ctx } from '../platform/index.js';
import { recountJob } from './jobs.js';

/** For people who would rather not wait, or who have changed the books by hand. */
export async function requestRecount(ctx: Ctx): Promise<z.input<typeof JobView>> {
  return inTransaction(ctx, async (tx) => {
    const id = await tx.jobs.start(recountJob, {}, tx.actor, { key: 'all' });
    await audit(tx, { action: 'finance.recount-requested', subject: 'finance' });
    const row = await tx.db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound('job');
    return presentJob(row);
  });
}
