import { convertMinor, type Rate, type RateTable } from '../money/rates.js';
import { lastDayOf, type Month } from '../month.js';
import { movementKinds, type MovementMonth, type MovementSeries } from './movements.js';

/** Movements in a reporting currency: opening + the five movements + `currency` = closing. */
export interface ConvertedMonth extends MovementMonth {
  /** What changed rates did to the value of the opening, and rounding: minor units. */
  readonly currency: number;
}

export interface MissingRate {
  readonly month: Month;
  readonly from: string;
  readonly to: string;
}

export interface Converted {
  readonly series: readonly MovementSeries<ConvertedMonth>[];
  /** Why months were left out: no rate on or before their last day. */
  readonly missing: readonly MissingRate[];
}

/**
 * Adds up series of several currencies in one. A month's movements and closing are valued at the rate of its
 * last day; its opening is the closing before. What that leaves is the movement `currency`, so that the
 * identity holds exactly. A month is left out where a currency with anything in it has no rate; the month
 * after takes its opening at its own rates.
 *
 * Accounts are added up over currencies, so that one that pays in two counts in each, and going over from one
 * to the other is churn and new; with the movements of `currencySwitches` among the series it counts once.
 */
export function inCurrency(
  series: readonly MovementSeries[],
  rates: RateTable,
  to: string,
): Converted {
  const missing = new Map<string, MissingRate>();
  const scopes = [...new Set(series.map(({ scope }) => scope))];
  const converted = scopes.map((scope) => ({
    scope,
    currency: to,
    months: addUp(
      series.filter((one) => one.scope === scope),
      rates,
      to,
      missing,
    ),
  }));
  return { series: converted, missing: [...missing.values()] };
}

interface Part {
  readonly month: MovementMonth;
  readonly from: string;
}

function addUp(
  parts: readonly MovementSeries[],
  rates: RateTable,
  to: string,
  missing: Map<string, MissingRate>,
): ConvertedMonth[] {
  const found: ConvertedMonth[] = [];
  let before: ConvertedMonth | undefined;
  for (const [month, own] of byMonth(parts)) {
    const valued = own
      .filter((part) => hasMoney(part.month))
      .map((part) => ({ ...part, rate: rates.rateOn(part.from, to, lastDayOf(month)) }));
    for (const { from, rate } of valued) {
      if (rate === null) missing.set(`${month}${from}`, { month, from, to });
    }
    before = valued.some(({ rate }) => rate === null)
      ? undefined
      : convertMonth(month, own, valued, to, before);
    if (before !== undefined) found.push(before);
  }
  return found;
}

function convertMonth(
  month: Month,
  own: readonly Part[],
  valued: readonly (Part & { readonly rate: Rate | null })[],
  to: string,
  before: ConvertedMonth | undefined,
): ConvertedMonth {
  const inTo = (field: (typeof movementKinds)[number] | 'opening' | 'closing'): number =>
    valued.reduce(
      (sum, part) =>
        part.rate === null ? sum : sum + convertMinor(part.month[field], part.from, to, part.rate),
      0,
    );
  const sum = (field: (typeof movementKinds)[number] | 'opening' | 'closing'): number =>
    own.reduce((total, part) => total + part.month.accounts[field], 0);
  const opening = before?.closing ?? inTo('opening');
  const closing = inTo('closing');
  const kinds = eachKind(inTo);
  const moved = movementKinds.reduce((total, kind) => total + kinds[kind], opening);
  return {
    month,
    opening,
    ...kinds,
    currency: closing - moved,
    closing,
    accounts: { opening: sum('opening'), ...eachKind(sum), closing: sum('closing') },
  };
}

const eachKind = (of: (kind: (typeof movementKinds)[number]) => number) => ({
  new: of('new'),
  expansion: of('expansion'),
  contraction: of('contraction'),
  churn: of('churn'),
  reactivation: of('reactivation'),
});

const hasMoney = (month: MovementMonth): boolean =>
  month.opening !== 0 || month.closing !== 0 || movementKinds.some((kind) => month[kind] !== 0);

/** The series' months in order; a series that ended goes on with its closing unchanged. */
function byMonth(parts: readonly MovementSeries[]): Map<Month, Part[]> {
  const all = [...new Set(parts.flatMap(({ months }) => months.map(({ month }) => month)))];
  const months = new Map<Month, Part[]>(all.toSorted().map((month) => [month, []]));
  for (const { currency, months: own } of parts) {
    let last: MovementMonth | undefined;
    const byName = new Map(own.map((month) => [month.month, month]));
    for (const [month, list] of months) {
      const here = byName.get(month) ?? (last === undefined ? undefined : still(month, last));
      if (here !== undefined) list.push({ month: here, from: currency });
      last = here;
    }
  }
  return months;
}

function still(month: Month, last: MovementMonth): MovementMonth {
  const none = eachKind(() => 0);
  const { closing } = last;
  const payers = last.accounts.closing;
  return {
    month,
    opening: closing,
    ...none,
    closing,
    accounts: { opening: payers, ...none, closing: payers },
  };
}
