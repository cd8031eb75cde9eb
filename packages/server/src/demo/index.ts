// The demo company: generated from a seed, loaded through the same door as real feedback, removed by
// one request. Tables: none of its own; the rows of others carry its mark.
// Publishes nothing.
import { DemoState, JobView } from '@headwater/contract';
import { z } from 'zod';
import {
  AppError,
  audit,
  defineJob,
  inTransaction,
  notFound,
  presentJob,
  route,
  type BookSink,
  type Ctx,
  type Job,
  type Slice,
} from '../platform/index.js';
import type { AnalysisJobs } from '../understand/index.js';
import { demoState, removeDemo } from './remove-demo.js';

const path = '/api/v1/demo';
const permission = 'demo:manage';
const payload = z.object({ end: z.number() });

/** `analyze` is the job that an analysis runs as; `sinks` take the demo's books in. */
export function demoSlice(analyze: AnalysisJobs['analyze'], sinks: readonly BookSink[]): Slice {
  const load = defineJob({
    name: 'demo.load',
    payload,
    load: async () => (await import('./load-demo.js')).loadDemo(analyze, sinks),
  });
  return {
    name: 'demo',
    jobs: [load],
    routes: [
      route(
        {
          method: 'get',
          path,
          permission,
          summary: 'Whether demo data is here',
          response: DemoState,
        },
        (ctx) => demoState(ctx),
      ),
      route(
        {
          method: 'post',
          path,
          permission,
          summary: 'Load the demo company and analyse it',
          response: JobView,
          status: 202,
        },
        (ctx) => startDemo(ctx, load),
      ),
      route(
        {
          method: 'delete',
          path,
          permission,
          summary: 'Remove everything that the demo brought',
          response: DemoState,
        },
        (ctx) => removeDemo(ctx, sinks),
      ),
    ],
  };
}

async function startDemo(ctx: Ctx, load: Job<z.infer<typeof payload>>): Promise<JobView> {
  return inTransaction(ctx, async (tx) => {
    const id = await tx.jobs.start(load, { end: tx.clock.now().getTime() }, tx.actor, {
      key: 'demo',
    });
    const job = await tx.db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
    if (!job) throw notFound('job');
    const begun = job.created_at.getTime() < tx.clock.now().getTime() - 1000;
    if (!begun && (await demoState(tx)).loaded) {
      throw new AppError({
        code: 'demo-loaded',
        status: 409,
        message: 'The demo data is here already. Remove it first to load it anew.',
      });
    }
    await audit(tx, { action: 'demo.loaded', subject: 'demo data' });
    return presentJob(job);
  });
}
