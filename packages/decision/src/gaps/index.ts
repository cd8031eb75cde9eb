export { compareThemes, type GroupShares, type ThemeComparison } from './compare.js';
export type { GapTable, Group, GroupTotals, KindCounts, Moments, ThemeCounts } from './counts.js';
export { findGaps, type Gap, type GapReport } from './find.js';
export type { Growth } from './growth.js';
export { gapDefinitions, type GapEvidence, type GapKind } from './kinds.js';
export { gapDefaults, type GapSettings } from './settings.js';
export type { MeanDifference } from './welch.js';
