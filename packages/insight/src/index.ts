export { analyze } from './analyze.js';
export {
  analyzeStream,
  type StreamAnalysis,
  type StreamedBatch,
  type StreamOptions,
} from './stream.js';
export {
  assignToThemes,
  searchVectors,
  type Assignment,
  type FoundRow,
  type NewStatement,
} from './assign.js';
export {
  assignItems,
  type AssignedItems,
  type AssignOptions,
  type Learnt,
} from './assign-items.js';
export { indexAnalysis } from './search/index-analysis.js';
export { markWords, type TextSpan } from './search/marks.js';
export { decodeSearchIndex, encodeSearchIndex } from './search/search-file.js';
export {
  createSearchIndex,
  type LookedFor,
  type SearchAnswer,
  type SearchHit,
  type SearchIndex,
  type SearchIndexBuilder,
  type SearchIndexOptions,
  type SearchOptions,
} from './search/search-index.js';
export {
  explainMembership,
  sharedWords,
  type ExplainedStatement,
  type Membership,
} from './explain.js';
export {
  severityEvidence,
  severityLevel,
  severityLevels,
  type SeverityEvidence,
  type SeverityLevel,
  type SeveritySays,
} from './kinds/severity.js';
export { collectItems, loadModel, type CollectOptions, type ItemSource } from './items.js';
export type { ModelFile, ModelSource, ModelSources } from './platform/platform.js';
export { analysisParts, parseAnalysis, serializeAnalysis } from './serialize.js';
export { aspectPolarity, type AspectPolarity, type AspectTone } from './kinds/aspect.js';
export { languageFaults } from './kinds/vocabulary.js';
export { findNewThemes, type FindNewThemesOptions, type NewTheme, type NewThemes } from './pool.js';
export { themeSeeds } from './seeds.js';
export {
  bicPenalty,
  binarySegmentation,
  changePoints,
  modifiedBic,
  negativeBinomialCost,
  noiseVariance,
  normalCost,
  normalLineCost,
  normalMeanCost,
  pelt,
  poissonCost,
  type PeltOptions,
  type SegmentCost,
  type SegmentationOptions,
} from './trends/change-points.js';
export {
  npsScore,
  whatMoved,
  type Contribution,
  type PartOfPeriod,
  type RatedFeedback,
  type WhatMoved,
  type WhatMovedOptions,
} from './trends/what-moved.js';
export { trendsOfWeeks, type KeptWeeks } from './trends/of-weeks.js';
export type * from './types.js';
export { kinds } from './types.js';
export type { SentenceModel } from './vectors/model.js';
export type { VectorSpace } from './vectors/space.js';
export { vectorsVersion } from './vectors/version.js';
export { decodeSpace, encodeSpace } from './vectors/space-file.js';
