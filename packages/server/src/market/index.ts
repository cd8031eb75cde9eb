// Competitors and whose feedback is about them, what is counted of us and of them, gaps in the market.
// Tables: competitor, market_run, market_count, market_opportunity, gap, gap_step, gap_note, gap_event.
// Publishes nothing.
import { market as marketTables } from '../migrations/0062-market.js';
import type { Slice } from '../platform/index.js';
import { runEnded, themesChanged } from '../understand/index.js';
import { recountJob } from './jobs.js';
import { marketRoutes } from './routes.js';
import './tables.js';

export const market: Slice = {
  name: 'market',
  migrations: [marketTables],
  jobs: [recountJob],
  subscriptions: [runEnded, themesChanged].map((when) => ({
    when,
    start: recountJob,
    key: 'market',
  })),
  routes: marketRoutes,
};
