import { quantileOfSorted } from '../quantile.js';
import type { Random } from '../random.js';
import { fitConcave, knotsOf, valueAt } from './concave.js';
import { isSound } from './sound.js';
import { lagged, monthlySeries, type MarketingRow } from './rows.js';

/** What the last customers cost: of the last fifth of today's spend. */
export interface MarginalCost {
  readonly kind: 'found';
  /** Mean of the last three months with spend, minor units. */
  readonly spendMinor: number;
  /** Minor units a customer; null where the last fifth brings none that can be seen. */
  readonly costMinor: number | null;
  /** 95 % interval; an end is null where the last fifth brings none even so. */
  readonly lowMinor: number | null;
  readonly highMinor: number | null;
  /** All spend over all customers at the same level, for comparison; null where none come. */
  readonly averageMinor: number | null;
  readonly months: number;
}

export interface MarginalRefusal {
  readonly kind: 'refused';
  readonly reason: string;
}

export interface MarginalOptions {
  readonly random: Random;
  /** Months between the spend and the customers that it brings. Default 0. */
  readonly lagMonths?: number;
  /** Draws of the bootstrap. Default 500. */
  readonly draws?: number;
}

const leastMonths = 10;
const leastCustomers = 20;
const leastLower = 3;
/** The part of the spend that the last customers are asked of. */
const lastPart = 0.2;

/**
 * What the last customers of one channel cost: customers as a rising concave curve of the month's spend,
 * and of it the piece between 80 and 100 % of today's spend. The interval is a bootstrap over months.
 *
 * @param rows Of one channel.
 */
export function marginalCost(
  rows: readonly MarketingRow[],
  options: MarginalOptions,
): MarginalCost | MarginalRefusal {
  const { random, lagMonths = 0, draws = 500 } = options;
  const series = lagged(monthlySeries(rows.filter((row) => isSound(row))), lagMonths);
  const points = series.spend.flatMap((spend, i) =>
    spend > 0 ? { spend, customers: series.customers[i] ?? 0 } : [],
  );
  const spends = points.map(({ spend }) => spend);
  const today = mean(spends.slice(-3));
  const refusal = refusalOf(points, today);
  if (refusal !== null) return { kind: 'refused', reason: refusal };
  const knots = knotsOf(spends);
  const lower = (1 - lastPart) * today;
  const last = (of: readonly Point[]): number => {
    const curve = curveOf(of, knots);
    return valueAt(curve, today) - valueAt(curve, lower);
  };
  const drawn = new Float64Array(draws);
  for (let i = 0; i < draws; i += 1) drawn[i] = last(resample(points, random));
  drawn.sort();
  const cost = (customers: number): number | null =>
    customers > least ? (today - lower) / customers : null;
  const here = valueAt(curveOf(points, knots), today);
  return {
    kind: 'found',
    spendMinor: Math.round(today),
    costMinor: cost(last(points)),
    lowMinor: cost(quantileOfSorted(drawn, 0.975)),
    highMinor: cost(quantileOfSorted(drawn, 0.025)),
    averageMinor: here > 0 ? today / here : null,
    months: points.length,
  };
}

/** Fewer customers than this are none: a trace left by rounding. */
const least = 1e-9;

interface Point {
  readonly spend: number;
  readonly customers: number;
}

function refusalOf(points: readonly Point[], today: number): string | null {
  if (points.length < leastMonths) {
    return `Only ${points.length} months with spend; ${leastMonths} are needed.`;
  }
  const customers = points.reduce((sum, point) => sum + point.customers, 0);
  if (customers < leastCustomers) {
    return `Only ${customers} customers; ${leastCustomers} are needed.`;
  }
  const lower = points.filter(({ spend }) => spend <= (1 - lastPart) * today).length;
  return lower < leastLower
    ? `The spend was hardly ever lower: ${lower} months at 80 % of today’s or less, ${leastLower} are needed.`
    : null;
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

/** Counts scatter with their mean, taken as in proportion to the spend: larger months weigh less. */
function curveOf(
  points: readonly Point[],
  knots: readonly number[],
): ReturnType<typeof fitConcave> {
  const spends = points.map(({ spend }) => spend);
  return fitConcave(
    spends,
    points.map(({ customers }) => customers),
    spends.map((spend) => 1 / spend),
    knots,
  );
}

const resample = (points: readonly Point[], random: Random): Point[] =>
  points.flatMap(() => points[Math.floor(random() * points.length)] ?? []);
