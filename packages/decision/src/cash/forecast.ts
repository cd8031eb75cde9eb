import { wilson } from '../share.js';
import type { Interval } from '../interval.js';
import { monthOf, type Month } from '../month.js';
import { quantileOfSorted, spreadOf, type Spread } from '../quantile.js';
import type { CashDrivers } from './drivers.js';
import {
  drawDrivers,
  horizonOf,
  refuseDrivers,
  runDrivers,
  type CashPaths,
  type HorizonOptions,
} from './simulate.js';

export interface ForecastOptions extends HorizonOptions {
  /** Paths drawn. Default 10,000. */
  readonly draws?: number;
  /** Default 1. The same seed gives two scenarios the same luck. */
  readonly seed?: number;
}

export interface ForecastMonth {
  readonly month: Month;
  /** Minor units, rounded. */
  readonly cashMinor: Spread;
  readonly mrrMinor: Spread;
}

/** Months until there is no cash; null beyond the forecast's end. Months count in fractions. */
export interface Runway {
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Chance of having run out by the end of so many months, with the interval of drawing. */
  readonly runOut: readonly { readonly withinMonths: number; readonly chance: Interval }[];
}

export interface CashForecast {
  readonly months: readonly ForecastMonth[];
  readonly runway: Runway;
  readonly draws: number;
}

const runOutMonths = [6, 12, 24];

/**
 * Cash and recurring revenue month by month, as far as the drivers are known: Monte Carlo over them.
 *
 * @throws RangeError naming each driver that is wrong.
 */
export function forecastCash(drivers: CashDrivers, options: ForecastOptions): CashForecast {
  return summary(pathsOf(drivers, options), options);
}

function pathsOf(drivers: CashDrivers, options: ForecastOptions): CashPaths {
  const { draws = 10_000, seed = 1 } = options;
  if (!Number.isInteger(draws) || draws < 1) {
    throw new RangeError(`Draws must be a whole number from 1 on; ${draws} is none.`);
  }
  refuseDrivers(drivers);
  return runDrivers(drivers, drawDrivers(drivers, draws, seed), options, seed);
}

function summary(paths: CashPaths, options: ForecastOptions): CashForecast {
  const { first, months } = horizonOf(options);
  const runways = runwaysOf(paths).sort();
  const beyond = (p: number): number | null => {
    const months = quantileOfSorted(runways, p);
    return Number.isFinite(months) ? months : null;
  };
  return {
    months: Array.from({ length: months }, (_, t) => ({
      month: monthOf(first + t),
      cashMinor: rounded(spreadOf(paths.cash[t] ?? new Float64Array(0))),
      mrrMinor: rounded(spreadOf(paths.mrr[t] ?? new Float64Array(0))),
    })),
    runway: {
      p10: beyond(0.1),
      p50: beyond(0.5),
      p90: beyond(0.9),
      runOut: runOutMonths
        .filter((within) => within <= months)
        .map((within) => ({
          withinMonths: within,
          chance: wilson(runways.filter((runway) => runway <= within).length, paths.draws),
        })),
    },
    draws: paths.draws,
  };
}

const rounded = ({ p10, p50, p90 }: Spread): Spread => ({
  p10: Math.round(p10),
  p50: Math.round(p50),
  p90: Math.round(p90),
});

/** Months until cash first falls below 0, straight within the month; Infinity where it doesn't. */
export function runwaysOf({ opening, cash, draws, months }: CashPaths): Float64Array {
  const runways = new Float64Array(draws).fill(Infinity);
  for (let t = 0; t < months; t += 1) {
    for (let i = 0; i < draws; i += 1) {
      const now = cash[t]?.[i] ?? 0;
      if (now >= 0 || Number.isFinite(runways[i])) continue;
      const before = (t === 0 ? opening : cash[t - 1])?.[i] ?? 0;
      runways[i] = before <= 0 ? t : t + before / (before - now);
    }
  }
  return runways;
}

export interface CashDifference {
  readonly base: CashForecast;
  readonly other: CashForecast;
  /** Other less base, path by path under the same luck. */
  readonly months: readonly ForecastMonth[];
  /** Chance that the other has more cash at the end. */
  readonly moreAtEnd: Interval;
}

/**
 * What a plan does to cash: the forecast with it less the forecast without it. Both meet the same luck
 * (common random numbers), so what they share cancels path by path.
 */
export function compareForecasts(
  base: CashDrivers,
  other: CashDrivers,
  options: ForecastOptions,
): CashDifference {
  const [without, withIt] = [pathsOf(base, options), pathsOf(other, options)];
  const differ = (a: Float64Array | undefined, b: Float64Array | undefined): Float64Array =>
    (a ?? new Float64Array(0)).map((value, i) => value - (b?.[i] ?? 0));
  const { first, months } = horizonOf(options);
  const cash = withIt.cash.map((of, t) => differ(of, without.cash[t]));
  const mrr = withIt.mrr.map((of, t) => differ(of, without.mrr[t]));
  const last = cash[months - 1] ?? new Float64Array(0);
  return {
    base: summary(without, options),
    other: summary(withIt, options),
    months: cash.map((of, t) => ({
      month: monthOf(first + t),
      cashMinor: rounded(spreadOf(of)),
      mrrMinor: rounded(spreadOf(mrr[t] ?? new Float64Array(0))),
    })),
    moreAtEnd: wilson(last.filter((more) => more > 0).length, last.length),
  };
}
