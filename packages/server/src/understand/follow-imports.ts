import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Ctx, JobHandler } from '../platform/index.js';
import { mayArrive } from './arrivals/may-arrive.js';
import type { AnalysisJobs } from './jobs.js';
import { requestAnalysis } from './request-analysis.js';
import type { UnderstandSettings } from './settings.js';

const restMs = 3000;
const pollMs = 500;

/** Several files dropped at once are analysed once: when nothing has come in for a few seconds. */
export function followImports(
  analyze: AnalysisJobs['analyze'],
  arrive: AnalysisJobs['arrive'],
  { modelDir }: UnderstandSettings,
): JobHandler<Record<string, never>> {
  return async ({ ctx, signal }) => {
    for (;;) {
      const { busy, analysing, waiting } = await look(ctx);
      if (!waiting) return;
      if (!busy && !analysing) break;
      await delay(pollMs, undefined, { signal });
    }
    // A sentence model is for corpora that are analysed anew each time.
    if (modelDir === null && (await mayArrive(ctx)))
      await ctx.jobs.start(arrive, {}, ctx.actor, { key: 'all' });
    else await requestAnalysis(ctx, analyze);
  };
}

async function look(ctx: Ctx): Promise<{ busy: boolean; analysing: boolean; waiting: boolean }> {
  const { rows } = await sql<{ busy: boolean; analysing: boolean; waiting: boolean }>`
    select
      exists (select from job where name = 'listen.import' and state in ('waiting', 'running'))
        or exists (select from item_batch
          where committed_at > now() - ${restMs} * interval '1 millisecond') as busy,
      exists (select from job where name in ('understand.analyze', 'understand.arrive') and state in ('waiting', 'running'))
        as analysing,
      exists (select from analysis_run where current and stale)
        or exists (select from item_batch where id > coalesce(
          (select through_batch from analysis_run where current), 0)) as waiting`.execute(ctx.db);
  return rows[0] ?? { busy: false, analysing: false, waiting: false };
}
