import { middle95 } from '../bootstrap/middle.js';
import type { Interval } from '../interval.js';
import { poissonDraw, normalDraw } from '../draw.js';
import type { Random } from '../random.js';
import { z95 } from '../share.js';
import {
  byTime,
  kaplanMeier,
  restrictedMean,
  survivalAt,
  type SurvivalRow,
} from './kaplan-meier.js';

export interface LifetimeOptions {
  /** What an account pays a month, minor units; with its interval where that is uncertain too. */
  readonly arpaMinor: number | Interval;
  /** Share of it that is left after the cost of serving, 0–1. */
  readonly grossMargin: number;
  readonly random: Random;
  readonly draws?: number;
}

export type LifetimeValue =
  | {
      readonly ok: true;
      /** months × ARPA × gross margin, in minor units. */
      readonly valueMinor: Interval;
      /** Expected paid months of an account. */
      readonly months: Interval;
      /** Months within the horizon: seen, not assumed. */
      readonly seenMonths: number;
      /** Months after the horizon, by the exponential tail. */
      readonly tailMonths: number;
      /** tailMonths / months: how much of the value is assumed. */
      readonly tailShare: number;
      /** The last month at which at least twenty accounts (or all) were still watched. */
      readonly horizon: number;
      /** The tail's churn a month: events / account-months after `tailFrom`, up to the horizon. */
      readonly tailChurn: number;
      readonly tailFrom: number;
      readonly accounts: number;
      readonly events: number;
    }
  | {
      readonly ok: false;
      readonly code: 'too-few-events';
      readonly message: string;
      readonly accounts: number;
      readonly events: number;
    };

const fewestEvents = 10;
const fewestWatched = 20;
const usualDraws = 1000;

/**
 * What an account brings over its life: expected paid months × ARPA × gross margin. The months are the area
 * under the survival curve up to the horizon, plus a tail that goes on with the churn of the last third of
 * it (a longer part where that has fewer than ten events). Intervals are percentiles of a bootstrap over
 * accounts. Not 1 / churn: that takes the churn of the youngest for everybody's.
 *
 * It takes what an account pays as the same at every age. Nothing is discounted.
 */
export function lifetimeValue(
  rows: Iterable<SurvivalRow>,
  options: LifetimeOptions,
): LifetimeValue {
  const all = [...rows];
  const curve = kaplanMeier(all);
  const { accounts, events } = curve;
  const watched = Math.min(fewestWatched, accounts);
  const horizon = curve.steps.findLast(({ atRisk }) => atRisk >= watched)?.time ?? 0;
  const tailFrom = startOfTail(all, horizon);
  if (tailFrom === undefined) {
    const message = `Only ${eventsBetween(all, 0, horizon)} accounts left within ${horizon} months in which at least ${watched} were watched: a lifetime needs ${fewestEvents}.`;
    return { ok: false, code: 'too-few-events', message, accounts, events };
  }
  const here = expectedMonths(all, horizon, tailFrom);
  const { arpaMinor, grossMargin, random, draws = usualDraws } = options;
  const arpa = typeof arpaMinor === 'number' ? arpaMinor : arpaMinor.value;
  const spread = typeof arpaMinor === 'number' ? 0 : (arpaMinor.high - arpaMinor.low) / (2 * z95);
  const months = new Float64Array(draws);
  const values = new Float64Array(draws);
  for (let i = 0; i < draws; i += 1) {
    const drawn = all.map((row) => ({ ...row, count: poissonDraw(row.count ?? 1, random) }));
    const { seen, tail } = expectedMonths(drawn, horizon, tailFrom);
    months[i] = seen + tail;
    values[i] = (seen + tail) * Math.max(0, arpa + spread * normalDraw(random)) * grossMargin;
  }
  const total = here.seen + here.tail;
  return {
    ok: true,
    valueMinor: { value: total * arpa * grossMargin, ...middle95(values) },
    months: { value: total, ...middle95(months) },
    seenMonths: here.seen,
    tailMonths: here.tail,
    tailShare: here.tail / total,
    horizon,
    tailChurn: here.churn,
    tailFrom,
    accounts,
    events,
  };
}

/** The last third, or as much more as it takes to see ten events; undefined where there are not so many. */
function startOfTail(rows: readonly SurvivalRow[], horizon: number): number | undefined {
  let from = Math.floor((horizon * 2) / 3);
  while (from > 0 && eventsBetween(rows, from, horizon) < fewestEvents) from -= 1;
  return eventsBetween(rows, from, horizon) < fewestEvents ? undefined : from;
}

const eventsBetween = (rows: readonly SurvivalRow[], from: number, to: number): number =>
  byTime(rows).reduce(
    (sum, { time, events }) => (time > from && time <= to ? sum + events : sum),
    0,
  );

function expectedMonths(rows: readonly SurvivalRow[], horizon: number, tailFrom: number) {
  const curve = kaplanMeier(rows);
  const seen = restrictedMean(curve, horizon).value;
  let events = 0;
  let exposure = 0;
  for (const { duration, event, count = 1 } of rows) {
    exposure += count * Math.max(0, Math.min(duration, horizon) - tailFrom);
    if (event && duration > tailFrom && duration <= horizon) events += count;
  }
  const churn = events / exposure;
  const left = survivalAt(curve, horizon).value;
  return { seen, churn, tail: left === 0 ? 0 : left / churn };
}
