// Analysis runs, statements, themes and their curation, the inbox, Today.
// Tables: analysis_run, statement, statement_vector, statement_theme, theme, theme_run, theme_figure,
//   theme_week, theme_event, run_dimension, kind_correction.
// Publishes `understand.run-ended` { runId }.
import { importEnded, itemsPosted } from '../listen/index.js';
import { understandTables } from '../migrations/0030-understand.js';
import type { Slice } from '../platform/index.js';
import { analysisJobs } from './jobs.js';
import { understandRoutes } from './routes.js';
import type { UnderstandSettings } from './settings.js';
import { runEnded } from './store-run.js';
import './tables.js';

export function understandSlice(settings: UnderstandSettings): Slice {
  const jobs = analysisJobs(settings);
  return {
    name: 'understand',
    migrations: [understandTables],
    jobs: [jobs.analyze, jobs.follow],
    subscriptions: [importEnded, itemsPosted, runEnded].map((when) => ({
      when,
      start: jobs.follow,
      key: 'follow',
    })),
    routes: understandRoutes(jobs),
  };
}
