export {
  accountMonths,
  type AccountMonths,
  type HazardCell,
  type HazardSpell,
} from './account-months.js';
export type { Controls, Groups } from './controls.js';
export {
  themeAndChurn,
  type Exposure,
  type ThemeAndChurn,
  type ThemeChurnRefusal,
} from './theme-and-churn.js';
