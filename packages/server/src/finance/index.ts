// Revenue: what subscriptions and invoices add up to, month by month, in every currency, for each product;
// marketing: what channels cost and brought; cash: statement, scenarios, forecast.
// Tables: revenue_generation, mrr_change, account_revenue, mrr_cell, mrr_closing, revenue_life, revenue_history,
// revenue_breach, revenue_problem, marketing_month, ledger_line, cash_balance, cash_sections, cash_scenario.
// Publishes `finance.revenue-counted` {}.
import { booksChanged } from '../customers/index.js';
import { financeTables } from '../migrations/0050-finance.js';
import { revenueLife } from '../migrations/0051-revenue-life.js';
import { revenueHistory } from '../migrations/0052-revenue-history.js';
import { marketingAndCash } from '../migrations/0054-marketing-and-cash.js';
import { cashScenarios } from '../migrations/0055-cash-scenarios.js';
import type { Slice } from '../platform/index.js';
import { cashRoutes } from './cash/routes.js';
import { balancesSink, ledgerSink } from './cash/sinks.js';
import { followBooksJob, recountJob } from './jobs.js';
import { marketingRoutes } from './marketing/routes.js';
import { marketingSink } from './marketing/sink.js';
import { warmHistories } from './read-history.js';
import { financeRoutes } from './routes.js';
import './tables.js';

export { checkBooks, type BookBreach, type BooksCheck, type CheckedSeries } from './check-books.js';

export const finance: Slice = {
  name: 'finance',
  books: [marketingSink, ledgerSink, balancesSink],
  migrations: [financeTables, revenueLife, revenueHistory, marketingAndCash, cashScenarios],
  routes: [...financeRoutes, ...marketingRoutes, ...cashRoutes],
  jobs: [recountJob, followBooksJob],
  subscriptions: [{ when: booksChanged, start: followBooksJob }],
  serve: (ctx) => {
    warmHistories(ctx).catch((error: unknown) =>
      ctx.log.info({ err: error }, 'The history of revenue was not read ahead'),
    );
    return async () => undefined;
  },
};
