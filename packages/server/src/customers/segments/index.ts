import { segments } from '../../migrations/0045-segments.js';
import type { Slice } from '../../platform/index.js';
import type { SpokenBy } from './count.js';
import { segmentJob, type SegmentJob } from './jobs.js';
import { segmentRoutes } from './routes.js';

interface SegmentParts {
  readonly spokenBy: SpokenBy;
  /** Events after which memberships may be others. */
  readonly after: readonly string[];
}

const hourMs = 3_600_000;

/** Segments by a rule. They are counted after what they rest on has changed, and once a day: rules ask for time, too. */
export function segmentsSlice({ spokenBy, after }: SegmentParts): Slice {
  const job = segmentJob(spokenBy);
  return {
    name: 'segments',
    migrations: [segments],
    jobs: [job],
    subscriptions: after.map((when) => ({ when, start: job, key: 'segments' })),
    routes: segmentRoutes(spokenBy),
    serve: (ctx) => {
      const timer = setInterval(() => {
        countDaily(ctx, job).catch((error: unknown) =>
          ctx.log.warn({ err: error }, 'Counting segments failed'),
        );
      }, hourMs);
      timer.unref();
      return async () => clearInterval(timer);
    },
  };
}

type Ctx = Parameters<NonNullable<Slice['serve']>>[0];

async function countDaily(ctx: Ctx, job: SegmentJob): Promise<void> {
  const midnight = new Date(ctx.clock.now());
  midnight.setUTCHours(0, 0, 0, 0);
  const stale = await ctx.db
    .selectFrom('segment')
    .select('id')
    .where((eb) => eb.or([eb('counted_at', 'is', null), eb('counted_at', '<', midnight)]))
    .limit(1)
    .executeTakeFirst();
  if (stale) await ctx.jobs.start(job, {}, ctx.actor, { key: 'segments' });
}
