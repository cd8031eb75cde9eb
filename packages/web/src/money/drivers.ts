import type { CashDriversInput, DriverEstimate } from '@headwater/contract';
import { percent } from '../format.js';
import { amount, number } from './amounts.js';

type LevelKey = Exclude<
  keyof CashDriversInput,
  'newMrrScatter' | 'hires' | 'payments' | 'priceChanges'
>;

/** How a driver is written: money in whole units, shares in per cent, days as they are. */
export type Unit = 'money' | 'percent' | 'days';

export const levels: ReadonlyArray<{ key: LevelKey; label: string; unit: Unit }> = [
  { key: 'openingCashMinor', label: 'Opening cash', unit: 'money' },
  { key: 'openingMrrMinor', label: 'Recurring revenue at the start', unit: 'money' },
  { key: 'newMrrMinor', label: 'New recurring revenue a month', unit: 'money' },
  { key: 'newMrrGrowth', label: 'Growth of what is won, a month', unit: 'percent' },
  { key: 'churnRate', label: 'Churn a month', unit: 'percent' },
  { key: 'expansionRate', label: 'Expansion a month', unit: 'percent' },
  { key: 'spendMinor', label: 'Marketing spend a month', unit: 'money' },
  { key: 'otherCostsMinor', label: 'Other costs a month', unit: 'money' },
  { key: 'costOfServing', label: 'Cost of serving, of revenue', unit: 'percent' },
  { key: 'collectionDays', label: 'Days until invoices are paid', unit: 'days' },
];

/** What one shown unit is in the driver's own. */
export const scaleOf = (unit: Unit, unitsInMajor: number): number =>
  unit === 'money' ? unitsInMajor : unit === 'percent' ? 0.01 : 1;

export const valuesOf = (estimate: DriverEstimate): number[] =>
  estimate.kind === 'point'
    ? [estimate.value]
    : estimate.kind === 'range'
      ? [estimate.p10, estimate.p90]
      : [estimate.least, estimate.likely, estimate.most];

/** The same knowledge in another way of saying it. */
export const asKind = (estimate: DriverEstimate, kind: DriverEstimate['kind']): DriverEstimate => {
  const values = valuesOf(estimate);
  const [first = 0] = values;
  const last = values.at(-1) ?? first;
  const middle = values.length === 3 ? (values[1] ?? first) : (first + last) / 2;
  if (kind === 'point') return { kind, value: middle };
  if (kind === 'pert') return { kind, least: first, likely: middle, most: last };
  return rangeOf(first, last);
};

/** What lies above 0 is more easily far too large than far too small. */
const rangeOf = (p10: number, p90: number): DriverEstimate => ({
  kind: 'range',
  p10,
  p90,
  shape: p10 > 0 ? 'lognormal' : 'normal',
});

export const withValue = (
  estimate: DriverEstimate,
  place: number,
  value: number,
): DriverEstimate => {
  const [a = 0, b = 0, c = 0] = valuesOf(estimate).with(place, value);
  if (estimate.kind === 'point') return { kind: 'point', value: a };
  if (estimate.kind === 'range') return rangeOf(a, b);
  return { kind: 'pert', least: a, likely: b, most: c };
};

export const placesOf = (kind: DriverEstimate['kind']): readonly string[] =>
  kind === 'point' ? ['value'] : kind === 'range' ? ['P10', 'P90'] : ['least', 'likely', 'most'];

const one = (value: number, unit: Unit, currency: string): string =>
  unit === 'money'
    ? amount(value, currency)
    : unit === 'percent'
      ? percent(value)
      : `${number(value)} days`;

/** `€12K to €18K`, `2 % to 9 %, most likely 4 %`, `30 days`. */
export const told = (estimate: DriverEstimate, unit: Unit, currency: string): string => {
  const [a = '', b = '', c = ''] = valuesOf(estimate).map((value) => one(value, unit, currency));
  if (estimate.kind === 'point') return a;
  return estimate.kind === 'range' ? `${a} to ${b}` : `${a} to ${c}, most likely ${b}`;
};

/** No cash, revenue or cost is known: what is left are assumptions about nothing. */
export const nothingInBooks = (drivers: CashDriversInput): boolean =>
  levels
    .filter(({ unit }) => unit === 'money')
    .every(({ key }) => valuesOf(drivers[key]).every((value) => value === 0));
