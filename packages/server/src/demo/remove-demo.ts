import type { DemoState } from '@headwater/contract';
import type { z } from 'zod';
import { countDemoAccounts, removeDemoCustomers } from '../customers/index.js';
import { countDemoItems, removeDemoItems } from '../listen/index.js';
import { audit, inTransaction, removeSetting, type BookSink, type Ctx } from '../platform/index.js';
import { forgetItems } from '../understand/index.js';

/** What of the demo company is here. */
export async function demoState(ctx: Ctx): Promise<z.input<typeof DemoState>> {
  const [items, accounts] = await Promise.all([countDemoItems(ctx), countDemoAccounts(ctx)]);
  return { loaded: items > 0, items, accounts };
}

/** Takes out everything that the demo brought, and nothing else. */
export async function removeDemo(
  ctx: Ctx,
  sinks: readonly BookSink[],
): Promise<z.input<typeof DemoState>> {
  return inTransaction(ctx, async (tx) => {
    const before = await demoState(tx);
    const loading = await tx.db
      .selectFrom('job')
      .select('id')
      .where('name', '=', 'demo.load')
      .where('state', 'in', ['waiting', 'running'])
      .execute();
    for (const { id } of loading) await tx.jobs.cancel(id);
    const items = await removeDemoItems(tx);
    for (const sink of sinks) await sink.removeDemo?.(tx);
    await removeDemoCustomers(tx);
    await forgetItems(tx, items);
    await removeSetting(tx, 'demo');
    await audit(tx, { action: 'demo.removed', subject: 'demo data', before });
    return demoState(tx);
  });
}
