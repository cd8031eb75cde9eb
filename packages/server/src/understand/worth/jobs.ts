import { z } from 'zod';
import { defineJob, type Ctx, type Job } from '../../platform/index.js';
import type { BlockedDeals } from './stakes.js';

// Whatever the event says, the current run is weighed anew.
const payload = z.object({}).loose();

type WorthJob = Job<z.infer<typeof payload>>;

export const worthJob = (blockedDeals: BlockedDeals): WorthJob =>
  defineJob({
    name: 'understand.weigh',
    payload,
    load: async () => {
      const { storeWorth } = await import('./store-worth.js');
      return async ({ ctx, report }) => {
        await report({ unit: 'themes', message: 'Weighing themes' });
        await storeWorth(ctx, blockedDeals);
      };
    },
  });

const hourMs = 3_600_000;

/** Renewals come nearer by themselves: weighs anew in the first hour of each UTC day. Returns what ends it. */
export function worthDaily(ctx: Ctx, job: WorthJob): () => void {
  const timer = setInterval(() => {
    weighDaily(ctx, job).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'Weighing themes failed'),
    );
  }, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function weighDaily(ctx: Ctx, job: WorthJob): Promise<void> {
  const midnight = new Date(ctx.clock.now());
  midnight.setUTCHours(0, 0, 0, 0);
  const stale = await ctx.db
    .selectFrom('theme_worth')
    .innerJoin('analysis_run', 'analysis_run.id', 'theme_worth.run_id')
    .select('theme_worth.run_id')
    .where('analysis_run.current', '=', true)
    .where('counted_at', '<', midnight)
    .limit(1)
    .executeTakeFirst();
  if (stale) await ctx.jobs.start(job, {}, ctx.actor, { key: 'weigh' });
}
