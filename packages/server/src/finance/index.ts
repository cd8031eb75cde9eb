// Revenue: what subscriptions and invoices add up to, month by month, in every currency, for each product.
// Tables: revenue_generation, mrr_change, account_revenue, mrr_cell, mrr_closing, revenue_breach, revenue_problem.
// Publishes `finance.revenue-counted` {}.
import { booksChanged } from '../customers/index.js';
import { financeTables } from '../migrations/0050-finance.js';
import type { Slice } from '../platform/index.js';
import { followBooksJob, recountJob } from './jobs.js';
import { financeRoutes } from './routes.js';
import './tables.js';

export { revenueCounted } from './events.js';

export const finance: Slice = {
  name: 'finance',
  migrations: [financeTables],
  routes: financeRoutes,
  jobs: [recountJob, followBooksJob],
  subscriptions: [{ when: booksChanged, start: followBooksJob }],
};
