import { monthNumber, monthOf, type Month } from '../month.js';

/** What one channel cost and brought in one month. All rows in one currency: callers convert. */
export interface MarketingRow {
  readonly channel: string;
  readonly month: Month;
  /** Integer minor units (cents). */
  readonly spendMinor: number;
  /** Null where nobody counted them. */
  readonly leads: number | null;
  readonly opportunities: number | null;
  readonly customers: number;
  /** Monthly recurring revenue of the customers won, integer minor units; null where it is not known. */
  readonly newMrrMinor: number | null;
}

export interface MonthlySeries {
  readonly months: readonly Month[];
  readonly spend: readonly number[];
  readonly customers: readonly number[];
  readonly newMrr: readonly number[];
}

/** The rows by month, every month from the first to the last, months without rows as zeros. */
export function monthlySeries(rows: readonly MarketingRow[]): MonthlySeries {
  const numbers = rows.map((row) => monthNumber(row.month));
  if (numbers.length === 0) return { months: [], spend: [], customers: [], newMrr: [] };
  const first = numbers.reduce((a, b) => Math.min(a, b));
  const length = numbers.reduce((a, b) => Math.max(a, b)) - first + 1;
  const empty = (): number[] => Array.from({ length }, () => 0);
  const [spend, customers, newMrr] = [empty(), empty(), empty()];
  for (const [i, row] of rows.entries()) {
    const at = (numbers[i] ?? first) - first;
    spend[at] = (spend[at] ?? 0) + row.spendMinor;
    customers[at] = (customers[at] ?? 0) + row.customers;
    newMrr[at] = (newMrr[at] ?? 0) + (row.newMrrMinor ?? 0);
  }
  return { months: spend.map((_, i) => monthOf(first + i)), spend, customers, newMrr };
}

/** Pairs each month's spend with what came `lag` months later; months whose partner is outside are dropped. */
export function lagged(
  series: MonthlySeries,
  lag: number,
): Pick<MonthlySeries, 'spend' | 'customers' | 'newMrr'> {
  const paired = Math.max(0, series.months.length - lag);
  return {
    spend: series.spend.slice(0, paired),
    customers: series.customers.slice(lag),
    newMrr: series.newMrr.slice(lag),
  };
}
