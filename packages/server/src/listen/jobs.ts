import { z } from 'zod';
import { defineJob, type Job } from '../platform/index.js';
import type { Sinks } from './import-books.js';
import type { ListenSettings } from './settings.js';

const payload = z.object({ importId: z.uuid() });
type Payload = z.infer<typeof payload>;

export interface ImportJobs {
  /** Counts what an import would do. */
  readonly check: Job<Payload>;
  /** Does it. */
  readonly import: Job<Payload>;
}

export function importJobs(settings: ListenSettings, sinks: Sinks): ImportJobs {
  return {
    check: defineJob({
      name: 'listen.check',
      payload,
      load: async () => (await import('./run-check.js')).runCheck(settings, sinks),
    }),
    import: defineJob({
      name: 'listen.import',
      payload,
      load: async () => (await import('./run-import.js')).runImport(settings, sinks),
    }),
  };
}
