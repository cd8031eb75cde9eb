import type { Ctx, Slice } from '../../platform/index.js';
import { figuresJob, type FiguresJob } from '../health/figures-job.js';
import { accountRoutes } from './routes.js';

interface AccountParts {
  /** Events after which what accounts say, or how they fare, may be otherwise. */
  readonly after: readonly string[];
}

const hourMs = 3_600_000;

/** The list of customers and the page of each, with figures that are counted when something has changed. */
export function accountsSlice({ after }: AccountParts): Slice {
  const job = figuresJob();
  return {
    name: 'accounts',
    jobs: [job],
    // Without a key: one that comes while another runs must not be lost. A job with nothing to do ends at once.
    subscriptions: after.map((when) => ({ when, start: job })),
    routes: accountRoutes,
    serve: (ctx) => {
      const timer = setInterval(() => start(ctx, job), hourMs);
      timer.unref();
      start(ctx, job);
      return async () => clearInterval(timer);
    },
  };
}

/** Health asks for time: with a new day it may be another. */
function start(ctx: Ctx, job: FiguresJob): void {
  ctx.jobs
    .start(job, {}, ctx.actor, { key: 'daily' })
    .catch((error: unknown) => ctx.log.warn({ err: error }, 'Counting accounts was not begun'));
}
