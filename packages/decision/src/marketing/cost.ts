import { poissonInterval, studentQuantile } from '../distributions.js';
import { z95 } from '../share.js';

/**
 * What one unit costs. `value` is null where nothing came for the money, `high` where the cost has no upper
 * bound that the data show.
 */
export interface Cost {
  readonly value: number | null;
  readonly low: number;
  readonly high: number | null;
  /** Variance over mean of what came by month, at least 1: how much less the months say than independent counts. */
  readonly scatter: number;
  /** What came, in units: customers, or customers' worth of revenue. */
  readonly units: number;
}

/** Fewer months can't show their scatter, which is then taken as that of chance. */
const monthsForScatter = 4;

/**
 * Spend over what it brought, with a 95 % interval: what came is taken as a Poisson count (Garwood 1936)
 * divided by its scatter from month to month around "in proportion to the spend" (quasi-Poisson,
 * McCullagh & Nelder 1989), as if so many times fewer had come.
 *
 * @param spend By month.
 * @param brought By month, of the same length: customers, or revenue.
 * @param unit What one unit is worth in `brought`: 1 for customers, the average revenue of a customer.
 */
export function costPer(spend: readonly number[], brought: readonly number[], unit: number): Cost {
  const [spent, came] = [sum(spend), sum(brought)];
  const units = unit > 0 ? came / unit : 0;
  const { scatter, months } =
    units > 0 ? scatterOf(spend, brought, unit) : { scatter: 1, months: 0 };
  // Scatter told from few months is unsure itself: as much wider as Student's t is.
  const unsure = scatter > 1 ? scatter * (studentQuantile(0.975, months - 1) / z95) ** 2 : 1;
  const counted = poissonInterval(units / unsure);
  // Spend per unit of `brought` is spend over count times what one count is worth.
  const each = unit > 0 ? unit : 1;
  const per = (count: number): number => spent / (count * unsure * each);
  return {
    value: units > 0 ? spent / came : null,
    low: per(counted.high),
    high: counted.low > 0 ? per(counted.low) : null,
    scatter,
    units,
  };
}

function scatterOf(
  spend: readonly number[],
  brought: readonly number[],
  unit: number,
): { readonly scatter: number; readonly months: number } {
  // What came in months without spend was free, which is no scatter around its cost.
  const paid = spend.flatMap((money, i) => (money > 0 ? [{ money, came: brought[i] ?? 0 }] : []));
  const months = paid.length;
  const rate = sum(paid.map(({ came }) => came)) / sum(paid.map(({ money }) => money));
  if (months < monthsForScatter || rate <= 0) return { scatter: 1, months };
  const pearson = sum(
    paid.map(({ money, came }) => (came - rate * money) ** 2 / (rate * money * unit)),
  );
  return { scatter: Math.max(1, pearson / (months - 1)), months };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
