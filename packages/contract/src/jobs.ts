import { z } from 'zod';
import { JobId } from './ids.js';
import { Instant } from './units.js';

export const JobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** A row of progress, also sent as `event: progress` on `GET /api/v1/jobs/{id}/events`. */
export const JobView = z.object({
  id: JobId,
  name: z.string(),
  state: JobState,
  /** Units finished and in all; `total` null while unknown. */
  done: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
  unit: z.string(),
  /** What it does right now, in words. */
  message: z.string(),
  /** What went wrong and what to do; null unless failed. */
  error: z.string().nullable(),
  /** Units a second over the last seconds; null while unknown. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
export type JobView = z.infer<typeof JobView>;
