import { costPer, type Cost } from './cost.js';
import type { Interval } from '../interval.js';
import { wilson } from '../share.js';
import { lagged, monthlySeries, type MarketingRow } from './rows.js';
import { isSound, type MarketingProblem } from './sound.js';

export interface MarketingOptions {
  /** Months between the spend and the customers that it brings. Default 0. */
  readonly lagMonths?: number;
  /** Gross margin of recurring revenue, 0–1, for the payback. Default 1: revenue, not margin, pays back. */
  readonly margin?: number;
  /** Lifetime value of a customer in minor units with its interval, for LTV : CAC. */
  readonly lifetimeValueMinor?: Interval;
}

export interface ChannelFigures {
  /** Null for all channels together. */
  readonly channel: string | null;
  readonly months: number;
  readonly spendMinor: number;
  /** Null where no row of the channel has them. */
  readonly leads: number | null;
  readonly opportunities: number | null;
  readonly customers: number;
  readonly newMrrMinor: number | null;
  /** Conversions with Wilson's 95 % interval over the rows that have both; null where nothing could convert or more came out than went in. */
  readonly leadToOpportunity: Interval | null;
  readonly opportunityToCustomer: Interval | null;
  readonly leadToCustomer: Interval | null;
  /** Minor units a customer. */
  readonly acquisitionCostMinor: Cost;
  /** Average monthly recurring revenue of a new customer, minor units; null where it is not known. */
  readonly newMrrPerCustomerMinor: number | null;
  /** Months of margin until the acquisition cost is earned back. */
  readonly paybackMonths: Cost;
  /** Lifetime value over acquisition cost; null where either is unknown. */
  readonly lifetimeValueToCost: Interval | null;
}

export interface MarketingReport {
  readonly channels: readonly ChannelFigures[];
  readonly total: ChannelFigures;
  /** What does not add up in the rows; the figures say nothing where a row makes them senseless. */
  readonly problems: readonly MarketingProblem[];
}

/**
 * Conversion, acquisition cost, payback and LTV : CAC by channel and for all together.
 *
 * @param rows One a channel and month; several for one channel and month are added up.
 * @throws RangeError for a negative lag or a margin outside 0–1.
 */
export function marketingReport(
  rows: readonly MarketingRow[],
  options: MarketingOptions = {},
): MarketingReport {
  const { lagMonths = 0, margin = 1 } = options;
  if (!Number.isInteger(lagMonths) || lagMonths < 0) {
    throw new RangeError(`The lag is a whole number of months from 0 on; it is ${lagMonths}.`);
  }
  if (!(margin > 0 && margin <= 1)) {
    throw new RangeError(`The margin lies above 0 and at most at 1; it is ${margin}.`);
  }
  const problems: MarketingProblem[] = [];
  const sound = rows.filter((row) => isSound(row, problems));
  const byChannel = new Map<string, MarketingRow[]>();
  for (const row of sound) {
    const of = byChannel.get(row.channel);
    if (of) of.push(row);
    else byChannel.set(row.channel, [row]);
  }
  const figures = (channel: string | null, of: readonly MarketingRow[]): ChannelFigures =>
    channelFigures(channel, of, { ...options, lagMonths, margin }, problems);
  const channels = [...byChannel].map(([channel, of]) => figures(channel, of));
  channels.sort((a, b) => b.spendMinor - a.spendMinor || compareNames(a.channel, b.channel));
  return { channels, total: figures(null, sound), problems };
}

const compareNames = (a: string | null, b: string | null): number => {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : Number(left > right);
};

type CountField = 'leads' | 'opportunities' | 'customers';

interface Conversion {
  readonly share: Interval | null;
  readonly problem: string | null;
}

function conversion(rows: readonly MarketingRow[], from: CountField, to: CountField): Conversion {
  const both = rows.filter((row) => row[from] !== null && row[to] !== null);
  const [entered, left] = [from, to].map((field) =>
    both.reduce((total, row) => total + (row[field] ?? 0), 0),
  );
  if (entered === undefined || left === undefined || entered === 0) {
    return { share: null, problem: null };
  }
  return left > entered
    ? { share: null, problem: `more ${to} (${left}) than ${from} (${entered})` }
    : { share: wilson(left, entered), problem: null };
}

function channelFigures(
  channel: string | null,
  rows: readonly MarketingRow[],
  options: Required<Pick<MarketingOptions, 'lagMonths' | 'margin'>> & MarketingOptions,
  problems: MarketingProblem[],
): ChannelFigures {
  const { lagMonths, margin, lifetimeValueMinor } = options;
  const report = (text: string | null): void => {
    if (text !== null && channel !== null) problems.push({ channel, month: null, text });
  };
  const convert = (from: CountField, to: CountField): Interval | null => {
    const { share, problem } = conversion(rows, from, to);
    report(problem);
    return share;
  };
  const series = monthlySeries(rows);
  const paired = lagged(series, lagMonths);
  const acquisitionCostMinor = costPer(paired.spend, paired.customers, 1);
  const priced = rows.filter((row) => row.newMrrMinor !== null);
  const newMrrMinor = sumOf(rows, 'newMrrMinor');
  const pricedCustomers = sumOf(priced, 'customers') ?? 0;
  const perCustomer =
    newMrrMinor !== null && pricedCustomers > 0 ? newMrrMinor / pricedCustomers : null;
  if (newMrrMinor !== null && newMrrMinor > 0 && pricedCustomers === 0) {
    report(`new MRR of ${newMrrMinor} minor units without a customer`);
  }
  const earning = lagged(monthlySeries(priced), lagMonths);
  return {
    channel,
    months: series.months.length,
    spendMinor: sumOf(rows, 'spendMinor') ?? 0,
    leads: sumOf(rows, 'leads'),
    opportunities: sumOf(rows, 'opportunities'),
    customers: sumOf(rows, 'customers') ?? 0,
    newMrrMinor,
    leadToOpportunity: convert('leads', 'opportunities'),
    opportunityToCustomer: convert('opportunities', 'customers'),
    leadToCustomer: convert('leads', 'customers'),
    acquisitionCostMinor,
    newMrrPerCustomerMinor: perCustomer,
    paybackMonths: costPer(
      earning.spend,
      earning.newMrr.map((minor) => minor * margin),
      (perCustomer ?? 0) * margin,
    ),
    lifetimeValueToCost: lifetimeValueMinor
      ? ratioToCost(lifetimeValueMinor, acquisitionCostMinor)
      : null,
  };
}

/** The sum over the rows that have it; null where none has. */
function sumOf(
  rows: readonly MarketingRow[],
  field: CountField | 'spendMinor' | 'newMrrMinor',
): number | null {
  const known = rows.map((row) => row[field]).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}

/**
 * A value with an interval over a cost with one, both independent (MOVER on the logarithmic scale: Donner &
 * Zou 2012). An unbounded cost gives a lower end of 0; null where there is no cost to divide by.
 */
function ratioToCost(value: Interval, cost: Cost): Interval | null {
  if (cost.value === null || cost.value <= 0 || value.value <= 0) return null;
  const ratio = value.value / cost.value;
  const up = Math.hypot(
    Math.log(value.high / value.value),
    cost.low > 0 ? Math.log(cost.value / cost.low) : Infinity,
  );
  const down =
    value.low <= 0 || cost.high === null
      ? Infinity
      : Math.hypot(Math.log(value.value / value.low), Math.log(cost.high / cost.value));
  return { value: ratio, low: ratio * Math.exp(-down), high: ratio * Math.exp(up) };
}
