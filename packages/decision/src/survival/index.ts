export {
  kaplanMeier,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type SurvivalCurve,
  type SurvivalRow,
  type SurvivalStep,
  type TimeInterval,
} from './kaplan-meier.js';
export { lifetimeValue, type LifetimeOptions, type LifetimeValue } from './lifetime-value.js';
export { logRank, type LogRank } from './log-rank.js';
export { groupRows, payingSpells, survivalRow, type Spell } from './spells.js';
