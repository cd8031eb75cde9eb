import { compileColumns, type ColumnFormula } from '../formula/columns.js';
import type { FormulaProblem } from '../formula/problems.js';

/** A way of scoring: what is asked of each option, and what is made of it. */
export interface ScoreModel {
  readonly name: string;
  /** Where it comes from. */
  readonly source: string;
  readonly inputs: readonly ScoreInput[];
  readonly formula: string;
  /** The scores of columns that are given in the order of the inputs. */
  readonly columns: ColumnFormula;
}

export interface ScoreInput {
  readonly name: string;
  readonly means: string;
}

const input = (name: string, means: string): ScoreInput => ({ name, means });

function built(name: string, source: string, formula: string, inputs: ScoreInput[]): ScoreModel {
  const compiled = compileColumns(formula, inputs);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  return { name, source, formula, inputs, columns: compiled.formula };
}

/** Reach × impact × confidence ÷ effort. */
export const rice = built(
  'RICE',
  'McBride, Intercom 2016',
  'reach * impact * confidence / effort',
  [
    input('reach', 'customers or events touched in a period'),
    input('impact', '0.25 minimal, 0.5 low, 1 medium, 2 high, 3 massive'),
    input('confidence', '0–1: how sure the other numbers are'),
    input('effort', 'person-months'),
  ],
);

/** Impact × confidence × ease. */
export const ice = built('ICE', 'Ellis & Brown 2017', 'impact * confidence * ease', [
  input('impact', '1–10'),
  input('confidence', '1–10'),
  input('ease', '1–10'),
]);

/** Weighted shortest job first: cost of delay in points ÷ size. */
export const wsjf = built(
  'WSJF',
  'Leffingwell, SAFe; after Reinertsen 2009',
  '(value + urgency + risk) / size',
  [
    input('value', 'to users and the business, relative points'),
    input('urgency', 'how fast the value decays, relative points'),
    input('risk', 'risk reduced or opportunity opened, relative points'),
    input('size', 'of the job, relative points'),
  ],
);

/** Cost of delay ÷ duration: what waits most expensively a week of work comes first. */
export const costOfDelay = built(
  'Cost of delay',
  'Reinertsen 2009 (CD3)',
  'costOfDelay / duration',
  [
    input('costOfDelay', 'money lost for each week of waiting'),
    input('duration', 'weeks that it takes'),
  ],
);

/** Value ÷ effort. */
export const valueEffort = built('Value and effort', 'common', 'value / effort', [
  input('value', 'in any unit that is the same for all options'),
  input('effort', 'in any unit that is the same for all options'),
]);

/** All ways of scoring that come along. */
export const scoreModels: readonly ScoreModel[] = [rice, ice, wsjf, costOfDelay, valueEffort];

/** A way of scoring of one's own, or what is wrong with its formula and where. */
export function ownModel(
  name: string,
  inputs: readonly ScoreInput[],
  formula: string,
):
  | { readonly ok: true; readonly model: ScoreModel }
  | { readonly ok: false; readonly problem: FormulaProblem } {
  const compiled = compileColumns(formula, inputs);
  if (!compiled.ok) return compiled;
  return { ok: true, model: { name, source: 'own', inputs, formula, columns: compiled.formula } };
}
