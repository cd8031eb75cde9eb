export { compareThemes, type GroupShares, type ThemeComparison, type Trend } from './compare.js';
export type { GapTable, Group, GroupTotals, KindCounts, Moments, ThemeCounts } from './counts.js';
export {
  findGaps,
  weighGaps,
  type Gap,
  type GapLook,
  type GapReport,
  type GapSearch,
} from './find.js';
export { gapDefinitions, gapKinds, type GapEvidence, type GapKind } from './kinds.js';
export { gapDefaults, type GapSettings } from './settings.js';
export { meanInterval, type MeanDifference } from './welch.js';
