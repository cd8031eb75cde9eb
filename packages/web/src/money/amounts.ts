import { money } from '../format.js';

const oneDigit = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const wholeUnits = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });

/** A minor amount that need not be whole, as an average is not. */
export const amount = (minor: number, currency: string): string =>
  money({ minor: Math.round(minor), currency }).replace('-', '−');

/** A statement's cell: whole units without their sign, which the table's corner says once. */
export const wholeAmount = (minor: number, currency: string): string =>
  wholeUnits.format(Math.round(minor) / unitsOf(currency)).replace('-', '−');

/** To the last cent, where two amounts are compared. */
export const exactAmount = (minor: number, currency: string): string =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency })
    .format(minor / unitsOf(currency))
    .replace('-', '−');

type Open = { readonly low: number; readonly high: number | null };

/** `€180–€420`; `from €180` where the data show no upper bound. */
export const amountRange = ({ low, high }: Open, currency: string): string =>
  high === null
    ? `from ${amount(low, currency)}`
    : `${amount(low, currency)}–${amount(high, currency)}`;

export const number = (value: number): string => oneDigit.format(value);

export const numberRange = ({ low, high }: Open): string =>
  high === null ? `from ${number(low)}` : `${number(low)}–${number(high)}`;

const monthFormat = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  year: '2-digit',
  timeZone: 'UTC',
});
export const monthName = (month: string): string =>
  monthFormat.format(new Date(`${month}-01T00:00:00Z`));

/** `2024-01` → `2023-12` */
export const monthBefore = (month: string): string => {
  const day = new Date(`${month}-01T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - 1);
  return day.toISOString().slice(0, 7);
};

/** Units of a currency in one minor unit's count: 100 for the euro. */
export const unitsOf = (currency: string): number =>
  10 **
  (new Intl.NumberFormat(undefined, { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2);
