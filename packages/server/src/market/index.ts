// Competitors and whose feedback is about them, what is counted of us and of them, gaps in the market, deals.
// Tables: competitor, market_run, market_count, market_compare, market_opportunity, gap, gap_step, gap_note,
//   gap_event, deal.
// Publishes nothing.
import { booksChanged } from '../customers/index.js';
import { market as marketTables } from '../migrations/0062-market.js';
import { deals } from '../migrations/0063-deals.js';
import type { Slice } from '../platform/index.js';
import { runEnded, themesChanged } from '../understand/index.js';
import { dealRoutes } from './deal-routes.js';
import { dealsSink } from './deal-sink.js';
import { matchDealsJob, recountJob } from './jobs.js';
import { marketRoutes } from './routes.js';
import './tables.js';

export { blockedDeals } from './blocked-deals.js';

export const market: Slice = {
  name: 'market',
  books: [dealsSink],
  migrations: [marketTables, deals],
  jobs: [recountJob, matchDealsJob],
  subscriptions: [
    ...[runEnded, themesChanged].map((when) => ({ when, start: recountJob, key: 'market' })),
    { when: booksChanged, start: matchDealsJob },
  ],
  routes: [...marketRoutes, ...dealRoutes],
};
