export { compileFormula, type Compiled, type Formula, type FormulaCall } from './compile.js';
export {
  formulaLanguage,
  type FormulaFunction,
  type FormulaLanguage,
  type FormulaType,
  type FormulaValue,
  type FormulaVariable,
  type LanguageOptions,
} from './language.js';
export type { FormulaProblem } from './problems.js';
