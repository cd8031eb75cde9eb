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
