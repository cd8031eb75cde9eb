export type { Cost } from './cost.js';
export {
  marketingReport,
  type ChannelFigures,
  type MarketingOptions,
  type MarketingReport,
} from './report.js';
export type { MarketingRow } from './rows.js';
export type { MarketingProblem } from './sound.js';
export {
  marginalCost,
  type MarginalCost,
  type MarginalOptions,
  type MarginalRefusal,
} from './marginal.js';
