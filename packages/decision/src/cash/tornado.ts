import { estimateQuantile } from '../estimate/index.js';
import { namedDrivers, type CashDrivers, type NamedDriver } from './drivers.js';
import { runwaysOf, type ForecastOptions } from './forecast.js';
import { drawDrivers, refuseDrivers, runDrivers, type DriverValues } from './simulate.js';

/** Where cash ends up with one driver moved and the others in their middle. */
export interface TornadoEnd {
  /** The driver's value. */
  readonly at: number;
  readonly endCashMinor: number;
  /** Null beyond the forecast's end. */
  readonly runwayMonths: number | null;
}

export interface TornadoBar {
  readonly key: string;
  readonly label: string;
  /** At the driver's P10 and P90. */
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  /** Between the two ends, minor units of cash. */
  readonly swingMinor: number;
  /** The share of the variance of cash at the end that goes with this driver alone (first order, 0–1). */
  readonly varianceShare: number;
}

export interface Tornado {
  /** All drivers in their middle. */
  readonly middle: Omit<TornadoEnd, 'at'>;
  /** Drivers that are not points, the one that moves cash most first. */
  readonly bars: readonly TornadoBar[];
}

/** Slices of a driver within which the mean of the outcome is taken. */
const slices = 40;

/** Which driver matters most: each at its P10 and P90 with the others at their medians. */
export function cashTornado(drivers: CashDrivers, options: ForecastOptions): Tornado {
  refuseDrivers(drivers);
  const named = namedDrivers(drivers);
  const middle = new Map(named.map(({ key, estimate }) => [key, estimateQuantile(estimate, 0.5)]));
  const moving = named.filter(({ estimate }) => estimate.kind !== 'point');
  // All runs at once: the middle, then two for each driver.
  const settings = [
    middle,
    ...moving.flatMap(({ key, estimate }) =>
      [0.1, 0.9].map((p) => new Map(middle).set(key, estimateQuantile(estimate, p))),
    ),
  ];
  const values: DriverValues = new Map(
    named.map(({ key }) => [key, Float64Array.from(settings, (setting) => setting.get(key) ?? 0)]),
  );
  const paths = runDrivers(drivers, values, options, null);
  const runways = runwaysOf(paths);
  const end = (run: number): Omit<TornadoEnd, 'at'> => {
    const months = runways[run] ?? Infinity;
    return {
      endCashMinor: Math.round(paths.cash.at(-1)?.[run] ?? 0),
      runwayMonths: Number.isFinite(months) ? months : null,
    };
  };
  const shares = varianceShares(drivers, moving, options);
  const bars = moving.map(({ key, label }, i) => {
    const at = (run: number): TornadoEnd => ({ at: settings[run]?.get(key) ?? 0, ...end(run) });
    const [low, high] = [at(1 + 2 * i), at(2 + 2 * i)];
    const swingMinor = Math.abs(high.endCashMinor - low.endCashMinor);
    return { key, label, low, high, swingMinor, varianceShare: shares[i] ?? 0 };
  });
  bars.sort((a, b) => b.swingMinor - a.swingMinor || (a.key < b.key ? -1 : 1));
  return { middle: end(0), bars };
}

/**
 * First-order indices (Sobol' 1993): the variance of the outcome's mean given the driver over all of its
 * variance, by slices of the driver (Plischke 2012), less what slices of nothing would show.
 */
function varianceShares(
  drivers: CashDrivers,
  moving: readonly NamedDriver[],
  options: ForecastOptions,
): number[] {
  const { draws = 10_000, seed = 1 } = options;
  const values = drawDrivers(drivers, draws, seed);
  const outcome = runDrivers(drivers, values, options, seed).cash.at(-1) ?? new Float64Array(0);
  const mean = outcome.reduce((a, b) => a + b, 0) / draws;
  const all = outcome.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return moving.map(({ key }) => {
    const of = values.get(key);
    if (!of || all === 0) return 0;
    const order = Uint32Array.from(of.keys()).sort((a, b) => (of[a] ?? 0) - (of[b] ?? 0));
    const count = Math.min(slices, Math.floor(draws / 2));
    let between = 0;
    for (let slice = 0; slice < count; slice += 1) {
      const from = Math.floor((slice * draws) / count);
      const to = Math.floor(((slice + 1) * draws) / count);
      let sum = 0;
      for (let i = from; i < to; i += 1) sum += outcome[order[i] ?? 0] ?? 0;
      between += (to - from) * (sum / (to - from) - mean) ** 2;
    }
    const chance = ((all - between) / (draws - count)) * (count - 1);
    return Math.min(1, Math.max(0, (between - chance) / all));
  });
}
