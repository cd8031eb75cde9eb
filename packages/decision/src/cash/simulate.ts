import { drawFrom, sharesFor } from '../estimate/index.js';
import { monthNumber, type Month } from '../month.js';
import { driverProblems, namedDrivers, type CashDrivers, type LevelKey } from './drivers.js';

export interface HorizonOptions {
  /** The first month forecast. */
  readonly start: Month;
  /** Default 24. */
  readonly months?: number;
}

/** Values of all drivers for one path or many: by key, one value a path. */
export type DriverValues = ReadonlyMap<string, Float64Array>;

/** Cash and recurring revenue at the end of each month, path after path within a month. */
export interface CashPaths {
  readonly months: number;
  readonly draws: number;
  /** Cash before the first month. */
  readonly opening: Float64Array;
  readonly cash: readonly Float64Array[];
  readonly mrr: readonly Float64Array[];
}

const daysAMonth = 365.25 / 12;
const maxMonths = 120;

export function horizonOf({ start, months = 24 }: HorizonOptions): {
  first: number;
  months: number;
} {
  if (!Number.isInteger(months) || months < 1 || months > maxMonths) {
    throw new RangeError(`A forecast runs over 1 to ${maxMonths} months, not ${months}.`);
  }
  return { first: monthNumber(start), months };
}

/** @throws RangeError with all that is wrong. */
export function refuseDrivers(drivers: CashDrivers): void {
  const problems = driverProblems(drivers);
  if (problems.length > 0) throw new RangeError(problems.join('\n'));
}

/** The luck of each driver: the same for a seed and key in every scenario. */
export function drawDrivers(drivers: CashDrivers, draws: number, seed: number): DriverValues {
  return new Map(
    namedDrivers(drivers).map(({ key, estimate }) => {
      if (estimate.kind === 'point') return [key, new Float64Array(draws).fill(estimate.value)];
      const draw = drawFrom(estimate);
      return [key, sharesFor(key, draws, seed).map((share) => draw(share))];
    }),
  );
}

/**
 * Runs the drivers month by month:
 * recurring revenue = (last month's × (1 − churn + expansion) + new) × price changes of the month;
 * cash = last month's + revenue collected after its delay − cost of serving − spend − other costs − hires
 * + payments. Before the start, revenue is taken to have been the opening one.
 */
export function runDrivers(
  drivers: CashDrivers,
  values: DriverValues,
  options: HorizonOptions,
  scatterSeed: number | null,
): CashPaths {
  const { first, months } = horizonOf(options);
  const of = (key: LevelKey): Float64Array => values.get(key) ?? new Float64Array(0);
  const [churn, expansion, growth] = [of('churnRate'), of('expansionRate'), of('newMrrGrowth')];
  const [serving, delay] = [of('costOfServing'), of('collectionDays')];
  const [spend, costs] = [of('spendMinor'), of('otherCostsMinor')];
  const draws = of('openingCashMinor').length;
  const cash = of('openingCashMinor').slice();
  const mrr = of('openingMrrMinor').map((minor) => Math.max(0, minor));
  const won = of('newMrrMinor').slice();
  const price = new Float64Array(draws).fill(1);
  const monthly = { cash: [] as Float64Array[], mrr: [] as Float64Array[] };
  const mrrBefore = mrr.slice();
  const scatter = drivers.newMrrScatter ?? 0;
  for (let t = 0; t < months; t += 1) {
    const luck = scatterSeed === null ? null : monthLuck(scatter, t, draws, scatterSeed);
    const { priceChange, fixed } = eventsOf(drivers, values, first + t, first, draws);
    const revenueBefore = (ago: number): Float64Array =>
      ago < 0 ? mrrBefore : (monthly.mrr[ago] ?? mrr);
    for (let i = 0; i < draws; i += 1) {
      const dearer = Math.max(0, 1 + (priceChange[i] ?? 0));
      price[i] = (price[i] ?? 1) * dearer;
      const kept = 1 - share(churn[i]) + Math.max(-1, expansion[i] ?? 0);
      const stayed = (mrr[i] ?? 0) * Math.max(0, kept) * dearer;
      const gained = Math.max(0, won[i] ?? 0) * (luck?.[i] ?? 1) * (price[i] ?? 1);
      mrr[i] = stayed + gained;
      won[i] = (won[i] ?? 0) * (1 + (growth[i] ?? 0));
    }
    monthly.mrr.push(mrr.slice());
    for (let i = 0; i < draws; i += 1) {
      const late = Math.max(0, delay[i] ?? 0) / daysAMonth;
      const whole = Math.floor(late);
      const rest = late - whole;
      const collected =
        (1 - rest) * (revenueBefore(t - whole)[i] ?? 0) +
        rest * (revenueBefore(t - whole - 1)[i] ?? 0);
      cash[i] =
        (cash[i] ?? 0) +
        collected -
        share(serving[i]) * (mrr[i] ?? 0) -
        (spend[i] ?? 0) -
        (costs[i] ?? 0) +
        (fixed[i] ?? 0);
    }
    monthly.cash.push(cash.slice());
  }
  return { months, draws, opening: of('openingCashMinor'), ...monthly };
}

const share = (value: number | undefined): number => Math.min(1, Math.max(0, value ?? 0));

/** Price change of the month, and the payments and hires due in it, path by path. */
function eventsOf(
  drivers: CashDrivers,
  values: DriverValues,
  month: number,
  first: number,
  draws: number,
): { priceChange: Float64Array; fixed: Float64Array } {
  const priceChange = new Float64Array(draws);
  const fixed = new Float64Array(draws);
  const add = (to: Float64Array, key: string, sign: number): void => {
    const of = values.get(key);
    if (of) for (let i = 0; i < draws; i += 1) to[i] = (to[i] ?? 0) + sign * (of[i] ?? 0);
  };
  for (const change of drivers.priceChanges ?? []) {
    if (monthNumber(change.month) === month) add(priceChange, `price ${change.month}`, 1);
  }
  for (const hire of drivers.hires ?? []) {
    // Who begins before the forecast is paid from its first month on.
    if (Math.max(first, monthNumber(hire.month)) <= month) add(fixed, `hire ${hire.name}`, -1);
  }
  for (const payment of drivers.payments ?? []) {
    if (monthNumber(payment.month) === month) add(fixed, `payment ${payment.name}`, 1);
  }
  return { priceChange, fixed };
}

/** Factors of mean 1 for one month. */
function monthLuck(scatter: number, t: number, draws: number, seed: number): Float64Array | null {
  if (scatter <= 0) return null;
  const spread = Math.sqrt(Math.log1p(scatter * scatter));
  const middle = -(spread * spread) / 2;
  const z90 = 1.2815515655446004;
  const draw = drawFrom({
    kind: 'range',
    p10: Math.exp(middle - z90 * spread),
    p90: Math.exp(middle + z90 * spread),
    shape: 'lognormal',
  });
  return sharesFor(`new MRR of month ${t}`, draws, seed).map((share) => draw(share));
}
