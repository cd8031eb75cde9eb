export { worthJob, worthDaily } from './jobs.js';
export { readWorth } from './read-worth.js';
export { worthRoutes } from './routes.js';
export type { BlockedDeal, BlockedDeals } from './stakes.js';
