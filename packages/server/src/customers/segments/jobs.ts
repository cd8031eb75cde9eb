import { z } from 'zod';
import { defineJob, type Job } from '../../platform/index.js';
import { countSegments, type SpokenBy } from './count.js';

// Whatever the event says, every segment is counted anew.
const payload = z.object({}).loose();

export type SegmentJob = Job<z.infer<typeof payload>>;

/** Counts every segment anew: when accounts came in, an analysis ended, or a day began. */
export const segmentJob = (spokenBy: SpokenBy): SegmentJob =>
  defineJob({
    name: 'customers.count-segments',
    payload,
    load:
      async () =>
      async ({ ctx, report }) => {
        await report({ unit: 'segments', message: 'Counting segments' });
        await countSegments(ctx, spokenBy);
      },
  });
