export type { Cost } from './cost.js';
export {
  marketingReport,
  type ChannelFigures,
  type MarketingOptions,
  type MarketingProblem,
  type MarketingReport,
} from './report.js';
export type { MarketingRow } from './rows.js';
