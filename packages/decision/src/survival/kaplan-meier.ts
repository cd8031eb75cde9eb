import type { Interval } from '../interval.js';
import { wilson, z95 } from '../share.js';

/** So many accounts that were watched for the same time and ended in the same way. */
export interface SurvivalRow {
  /** How long they were seen, in months (or any other unit), from their own beginning; > 0. */
  readonly duration: number;
  /** Whether they left then; else they were still there when last seen (censored). */
  readonly event: boolean;
  /** 1 where it is not given. */
  readonly count?: number;
}

export interface SurvivalStep {
  readonly time: number;
  /** Seen up to just before this time. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** Share that stays longer than `time`, with its 95 % interval on the log(−log) scale. */
  readonly survival: Interval;
  /** Greenwood's standard error of it. */
  readonly standardError: number;
}

/** A time by which a share has left; `null` where the curve does not reach so far. */
export interface TimeInterval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface SurvivalCurve {
  readonly accounts: number;
  readonly events: number;
  /** One for each time at which somebody left or was last seen, ascending. Before the first, survival is 1. */
  readonly steps: readonly SurvivalStep[];
  /** When half have left; the interval is where those of the curve cross one half (Brookmeyer and Crowley 1982). */
  readonly median: TimeInterval;
}

/**
 * The survival curve of Kaplan and Meier (1958) with Greenwood's variance and 95 % intervals on the
 * log(−log) scale (Kalbfleisch and Prentice 1980), which stay within 0–1. Who is last seen at a time at which
 * others leave counts as at risk then. Throws RangeError for a duration that is not above 0 or a count below 0.
 */
export function kaplanMeier(rows: Iterable<SurvivalRow>): SurvivalCurve {
  const times = byTime(rows);
  let atRisk = times.reduce((sum, { events, censored }) => sum + events + censored, 0);
  const accounts = atRisk;
  let survival = 1;
  let greenwood = 0;
  let before: Interval = { value: 1, low: 1, high: 1 };
  const steps = times.map(({ time, events, censored }) => {
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
    }
    // Where nobody has left yet the formula has no width; Wilson's lower end says what so few can tell.
    const interval =
      survival === 1
        ? { value: 1, low: wilson(atRisk, atRisk).low, high: 1 }
        : logLog(survival, greenwood, before);
    before = interval;
    const standardError = survival > 0 ? survival * Math.sqrt(greenwood) : 0;
    const step = { time, atRisk, events, censored, survival: interval, standardError };
    atRisk -= events + censored;
    return step;
  });
  return {
    accounts,
    events: times.reduce((sum, { events }) => sum + events, 0),
    steps,
    median: survivalQuantile(steps, 0.5),
  };
}

function logLog(survival: number, greenwood: number, before: Interval): Interval {
  // At 0 the scale ends; what could be true just before still can.
  if (survival <= 0) return { value: 0, low: 0, high: before.high };
  const log = Math.log(survival);
  const width = Math.exp((z95 * Math.sqrt(greenwood)) / -log);
  return { value: survival, low: Math.exp(log * width), high: Math.exp(log / width) };
}

/** The time by which `left` of all have left: the first at which survival is at most 1 − left. */
export function survivalQuantile(steps: readonly SurvivalStep[], left: number): TimeInterval {
  const reached = (end: keyof Interval): number | null =>
    // A hair of room: products of fractions that are one half may come out a bit above it.
    steps.find(({ events, survival }) => events > 0 && survival[end] <= 1 - left + 1e-12)?.time ??
    null;
  return { value: reached('value'), low: reached('low'), high: reached('high') };
}

/** Survival at a time: the share that stays longer. */
export function survivalAt(curve: Pick<SurvivalCurve, 'steps'>, time: number): Interval {
  const step = curve.steps.findLast((one) => one.time <= time);
  return step?.survival ?? { value: 1, low: 1, high: 1 };
}

/**
 * Mean time stayed within the first `horizon` (the area under the curve) with its normal 95 % interval
 * (Irwin 1949; variance as in Klein and Moeschberger 2003, 4.5.2).
 */
export function restrictedMean(curve: Pick<SurvivalCurve, 'steps'>, horizon: number): Interval {
  const steps = curve.steps.filter(({ time, events }) => events > 0 && time < horizon);
  const areas: number[] = [];
  let from = 0;
  let height = 1;
  for (const { time, survival } of steps) {
    areas.push((time - from) * height);
    from = time;
    height = survival.value;
  }
  areas.push((horizon - from) * height);
  const mean = areas.reduce((sum, area) => sum + area, 0);
  let after = mean;
  let variance = 0;
  steps.forEach(({ atRisk, events }, index) => {
    after -= areas[index] ?? 0;
    if (atRisk > events) variance += (after * after * events) / (atRisk * (atRisk - events));
  });
  const half = z95 * Math.sqrt(variance);
  return { value: mean, low: Math.max(0, mean - half), high: Math.min(horizon, mean + half) };
}

interface Counts {
  readonly time: number;
  events: number;
  censored: number;
}

/** Events and last sights by time, ascending. */
export function byTime(rows: Iterable<SurvivalRow>): Counts[] {
  const times = new Map<number, Counts>();
  for (const { duration, event, count = 1 } of rows) {
    if (!(duration > 0) || !(count >= 0)) {
      throw new RangeError(`A duration is above 0 and a count not below: ${duration}, ${count}.`);
    }
    const own = times.get(duration) ?? { time: duration, events: 0, censored: 0 };
    times.set(duration, own);
    if (event) own.events += count;
    else own.censored += count;
  }
  return [...times.values()]
    .filter(({ events, censored }) => events + censored > 0)
    .toSorted((a, b) => a.time - b.time);
}
