export {
  opportunityFromFeedback,
  opportunityFromSurvey,
  opportunityScore,
  type NeedCounts,
  type OpportunityAnswer,
  type OpportunityOptions,
  type OpportunityScore,
  type SatisfactionCount,
} from './opportunity.js';
export type { InputInformation } from './information.js';
export {
  kano,
  kanoAnswers,
  kanoCategory,
  type KanoAnswer,
  type KanoCategory,
  type KanoPair,
  type KanoResult,
} from './kano.js';
export {
  costOfDelay,
  ice,
  ownModel,
  rice,
  scoreModels,
  valueEffort,
  wsjf,
  type ScoreInput,
  type ScoreModel,
} from './models.js';
export {
  rankOptions,
  type OptionScore,
  type Ranking,
  type RankOptions,
  type ScoredOption,
  type ScoreProblem,
} from './rank.js';
