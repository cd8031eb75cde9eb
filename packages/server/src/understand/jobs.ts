import { z } from 'zod';
import { defineJob, type Job } from '../platform/index.js';
import type { UnderstandSettings } from './settings.js';

const analyzePayload = z.object({ runId: z.uuid() });
const followPayload = z.object({});
const recountPayload = z.object({});

export interface AnalysisJobs {
  readonly analyze: Job<z.infer<typeof analyzePayload>>;
  /** Waits until imports have come to rest, then has the new items analysed. */
  readonly follow: Job<z.infer<typeof followPayload>>;
  /** Gives what came in its place in the themes there are. */
  readonly arrive: Job<z.infer<typeof followPayload>>;
  /** Counts the current run anew where whose feedback it is has changed. */
  readonly recount: Job<z.infer<typeof recountPayload>>;
}

export function analysisJobs(settings: UnderstandSettings): AnalysisJobs {
  const analyze = defineJob({
    name: 'understand.analyze',
    payload: analyzePayload,
    load: async () => (await import('./run-analysis.js')).runAnalysis(settings),
  });
  const arrive = defineJob({
    name: 'understand.arrive',
    payload: followPayload,
    load: async () => (await import('./arrivals/arrive.js')).takeIn(settings, analyze),
  });
  const follow = defineJob({
    name: 'understand.follow',
    payload: followPayload,
    load: async () =>
      (await import('./follow-imports.js')).followImports(analyze, arrive, settings),
  });
  const recount = defineJob({
    name: 'understand.recount',
    payload: recountPayload,
    load: async () => (await import('./recount-run.js')).recountRun,
  });
  return { analyze, arrive, follow, recount };
}
