import type { Ctx, Slice } from '../../platform/index.js';
import { matchJob, type MatchJob } from './match-job.js';
import { matchRoutes } from './routes.js';

interface MatchParts {
  /** Events after which there may be voices or accounts that were not there before. */
  readonly after: readonly string[];
}

const hourMs = 3_600_000;

/** Whose feedback it is: matched when feedback or accounts come in and once a day, decided by people. */
export function matchesSlice({ after }: MatchParts): Slice {
  const job = matchJob();
  return {
    name: 'matches',
    jobs: [job],
    // Without a key: one that comes while another runs must not be lost. A job with nothing to do ends at once.
    subscriptions: after.map((when) => ({ when, start: job })),
    routes: matchRoutes,
    serve: (ctx) => {
      const timer = setInterval(() => start(ctx, job), hourMs);
      timer.unref();
      start(ctx, job);
      return async () => clearInterval(timer);
    },
  };
}

/** A new day may have ended subscriptions. */
function start(ctx: Ctx, job: MatchJob): void {
  ctx.jobs
    .start(job, {}, ctx.actor, { key: 'daily' })
    .catch((error: unknown) => ctx.log.warn({ err: error }, 'Matching was not begun'));
}
