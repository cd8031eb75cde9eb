export { worthJob, worthDaily } from './jobs.js';
export { readWorth, type ThemeWorths } from './read-worth.js';
export { worthRoutes } from './routes.js';
export type { BlockedDeal, BlockedDeals } from './stakes.js';
export type { WorthSizes } from './weigh.js';
