import { lowerGamma } from '../distributions.js';
import type { Interval } from '../interval.js';
import { z95 } from '../share.js';
import type { AccountMonths, HazardCell } from './account-months.js';
import { chooseControls, eventsPerParameter, parametersOf, type Controls } from './controls.js';
import { independentColumns, logistic, type LogisticFit, type LogisticRows } from './logistic.js';

/** Account-months and those in which the account churned. */
export interface Exposure {
  readonly accountMonths: number;
  readonly events: number;
}

interface Counts extends Exposure {
  readonly accounts: number;
  /** Months in which the account had said the theme by the end of the month before. */
  readonly said: Exposure & { readonly accounts: number };
  readonly unsaid: Exposure;
}

export type ThemeChurnRefusal =
  | 'too-few-events-said'
  | 'too-few-events-unsaid'
  | 'too-few-events'
  | 'separation'
  | 'collinear';

export type ThemeAndChurn = Counts &
  (
    | {
        readonly ok: true;
        /** Odds of churning in a month, said against not, all controls alike; Wald's 95 % interval. */
        readonly oddsRatio: Interval;
        /** The likelihood-ratio 95 % interval (profile), better where events are few. */
        readonly profile: Interval;
        /** Of the likelihood-ratio test. */
        readonly p: number;
        readonly waldP: number;
        /** Parameters that were fitted. */
        readonly parameters: number;
        readonly controls: Controls;
        /** One sentence for people. It says "goes with", never "causes". */
        readonly words: string;
      }
    | { readonly ok: false; readonly code: ThemeChurnRefusal; readonly message: string }
  );

const fewestEvents = 10;

/**
 * Does a theme go with churn? A discrete-time survival model (Cox 1972; Allison 1982): logistic regression on
 * account-months, the event being churn in that month, with "had said the theme by the end of the month
 * before", tenure, plan, calendar quarter and, where known, "had spoken at all". The odds ratio is close to
 * the hazard ratio while monthly churn is low, and farther from 1 than it otherwise.
 *
 * Refuses, as a result and with the reason, below ten events with the theme, ten without, ten for each
 * parameter, or where the data cannot tell the theme from a control.
 */
export function themeAndChurn(input: AccountMonths): ThemeAndChurn {
  const counts = countsOf(input);
  const refuse = (code: ThemeChurnRefusal, message: string): ThemeAndChurn => ({
    ...counts,
    ok: false,
    code,
    message,
  });
  const { said, unsaid } = counts;
  if (said.events < fewestEvents) {
    return refuse(
      'too-few-events-said',
      `Only ${said.events} of ${said.accounts} accounts that said this churned afterwards; it takes ${fewestEvents} to say anything.`,
    );
  }
  if (unsaid.events < fewestEvents) {
    return refuse(
      'too-few-events-unsaid',
      `Only ${unsaid.events} accounts churned without having said this; it takes ${fewestEvents} to compare.`,
    );
  }
  if (said.events === said.accountMonths || unsaid.events === unsaid.accountMonths) {
    return refuse(
      'separation',
      `Every account ${unsaid.events === unsaid.accountMonths ? 'that had not said' : 'that had said'} this churned in its first month at risk: a ratio would have no bounds.`,
    );
  }
  const controls = chooseControls(input.cells);
  const parameters = parametersOf(controls);
  if (counts.events < parameters * eventsPerParameter) {
    return refuse(
      'too-few-events',
      `${counts.events} accounts churned; a model of ${parameters} parameters takes ${parameters * eventsPerParameter}.`,
    );
  }
  const rows = design(input.cells, controls);
  if (rows === undefined) {
    return refuse(
      'collinear',
      'Who said this and who did not differ so wholly in plan, tenure or time that the theme cannot be told from them.',
    );
  }
  const fit = logistic(rows, 2);
  if (!fit.ok) {
    return refuse(
      'separation',
      'Within groups of the same plan, tenure and time the theme alone decides who churned: a ratio would have no bounds.',
    );
  }
  const beta = fit.coefficients[1] ?? 0;
  const error = fit.standardErrors[1] ?? Number.NaN;
  const ratio = Math.exp(beta);
  const profile = {
    value: ratio,
    low: Math.exp(profileEnd(rows, fit, z95)),
    high: Math.exp(profileEnd(rows, fit, -z95)),
  };
  return {
    ...counts,
    ok: true,
    oddsRatio: {
      value: ratio,
      low: Math.exp(beta - z95 * error),
      high: Math.exp(beta + z95 * error),
    },
    profile,
    p: twoSided(signedRoot(rows, fit, 0)),
    waldP: twoSided(beta / error),
    parameters: rows.columns.length,
    controls,
    words: wordsFor(profile, counts),
  };
}

function countsOf({ cells, accounts, accountsSaid }: AccountMonths): Counts {
  const sum = (of: readonly HazardCell[]): Exposure => ({
    accountMonths: of.reduce((total, cell) => total + cell.months, 0),
    events: of.reduce((total, cell) => total + cell.events, 0),
  });
  return {
    accounts,
    ...sum(cells),
    said: { accounts: accountsSaid, ...sum(cells.filter((cell) => cell.said)) },
    unsaid: sum(cells.filter((cell) => !cell.said)),
  };
}

/**
 * Columns: intercept, theme, spoke, then a 0/1 column for each group of a control but its first. Columns of
 * controls that others make up are left out (all accounts of one month: tenure is time); `undefined` where
 * controls make up the theme.
 */
function design(cells: readonly HazardCell[], controls: Controls): LogisticRows | undefined {
  const place = <T>(groups: readonly (readonly T[])[]): Map<T, number> =>
    new Map(groups.flatMap((group, index) => group.map((value) => [value, index] as const)));
  const tenure = place(controls.tenure);
  const plan = place(controls.plan);
  const quarter = place(controls.quarter);
  const grouped = new Map<string, { x: number[]; months: number; events: number }>();
  const dummies = (groups: readonly unknown[], own: number | undefined): number[] =>
    groups.slice(1).map((_, index) => (own === index + 1 ? 1 : 0));
  for (const cell of cells) {
    const groups = [tenure.get(cell.tenure), plan.get(cell.plan), quarter.get(cell.quarter)];
    const spoke = controls.spoke && cell.spoke;
    const key = `${groups.join('/')}/${cell.said}/${spoke}`;
    let row = grouped.get(key);
    if (row === undefined) {
      const x = [
        1,
        cell.said ? 1 : 0,
        ...(controls.spoke ? [spoke ? 1 : 0] : []),
        ...dummies(controls.tenure, groups[0]),
        ...dummies(controls.plan, groups[1]),
        ...dummies(controls.quarter, groups[2]),
      ];
      row = { x, months: 0, events: 0 };
      grouped.set(key, row);
    }
    row.months += cell.months;
    row.events += cell.events;
  }
  const rows = [...grouped.values()];
  const [intercept, theme, ...others] = Array.from({ length: parametersOf(controls) }, (_, j) =>
    Float64Array.from(rows, ({ x }) => x[j] ?? 0),
  );
  if (intercept === undefined || theme === undefined) return undefined;
  const counts = Float64Array.from(rows, ({ months }) => months);
  const events = Float64Array.from(rows, (row) => row.events);
  const told = independentColumns({ columns: [intercept, ...others, theme], counts, events });
  if (told.at(-1) !== true) return undefined;
  const kept = others.filter((_, j) => told[j + 1] === true);
  return { columns: [intercept, theme, ...kept], counts, events };
}

/** Smaller chances than the precision of numbers are told as that. */
const twoSided = (z: number): number => Math.max(Number.EPSILON, 1 - lowerGamma(0.5, (z * z) / 2));

type Fitted = Extract<LogisticFit, { ok: true }>;

/** How far the best log-likelihood falls with the theme's coefficient held fixed, as the signed root of the deviance. */
function signedRoot(rows: LogisticRows, fit: Fitted, at: number): number {
  const [intercept, theme, ...others] = rows.columns;
  if (intercept === undefined || theme === undefined) return Number.NaN;
  const offset = theme.map((value) => value * at);
  const start = fit.coefficients.filter((_, j) => j !== 1);
  const held = logistic({ ...rows, columns: [intercept, ...others], offset }, 1, start);
  if (!held.ok) return Number.NaN;
  const fallen = Math.max(0, 2 * (fit.logLikelihood - held.logLikelihood));
  return Math.sign((fit.coefficients[1] ?? 0) - at) * Math.sqrt(fallen);
}

/** Where the signed root reaches `goal` (−z95, z95): by secants, since it is nearly a straight line. */
function profileEnd(rows: LogisticRows, fit: Fitted, goal: number): number {
  const beta = fit.coefficients[1] ?? 0;
  const error = fit.standardErrors[1] ?? 0;
  let [near, nearRoot] = [beta, 0];
  let far = beta - goal * error;
  for (let i = 0; i < 25; i += 1) {
    const farRoot = signedRoot(rows, fit, far);
    if (Math.abs(farRoot - goal) < 1e-7 || farRoot === nearRoot) break;
    // No step of more than four errors: far out the line bends.
    const step = ((goal - farRoot) * (far - near)) / (farRoot - nearRoot);
    const most = 4 * error;
    [near, nearRoot] = [far, farRoot];
    far += Math.max(-most, Math.min(most, step));
  }
  return far;
}

function wordsFor(ratio: Interval, { said, events, accounts }: Counts): string {
  const bounds = `${times(ratio.low)} to ${times(ratio.high)}, 95 %`;
  const base = `${said.accounts} of ${accounts} accounts said it, and ${said.events} of ${events} that churned had said it by then`;
  if (ratio.low > 1) {
    return `Goes with churn: the odds of leaving in a month are ${times(ratio.value)} times as high (${bounds}) after saying this, with tenure, plan and time alike. ${base}. It does not show that it is the reason.`;
  }
  if (ratio.high < 1) {
    return `Goes with staying: the odds of leaving in a month are ${times(ratio.value)} times as high (${bounds}) after saying this, with tenure, plan and time alike. ${base}. It does not show that it is the reason.`;
  }
  return `Not told to go with churn: the odds of leaving in a month are ${times(ratio.value)} times as high (${bounds}) after saying this, which includes 1. ${base}.`;
}

const times = (ratio: number): string => ratio.toFixed(ratio < 10 ? 2 : 0);
