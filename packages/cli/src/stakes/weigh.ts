import { bootstrapSum, seededRandom, type Interval } from '@headwater/decision';
import type { Stake, Stakes } from './stakes.js';

/** What depends on those who say it: each account once, however often it speaks. */
export interface Worth {
  readonly accounts: number;
  /** Monthly, in minor units, with the 95 % interval over accounts. */
  readonly touched: Interval;
  /** Of it what renews within `renewalMonths`; null where no renewal is known. */
  readonly atRisk: Interval | null;
  /** Who pays most of those who say it. */
  readonly largest: readonly Stake[];
}

export const renewalMonths = 6;
const mostNamed = 5;
const draws = 1000;

/** A day of the month that many months on, or the month's last. */
function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

/** Of the accounts that these items are of. */
export function worthOf(stakes: Stakes, items: Iterable<number>): Worth {
  const said = new Set<number>();
  for (const item of items) {
    const account = stakes.accountOf[item] ?? -1;
    if (account >= 0) said.add(account);
  }
  const speaking = [...said].sort((a, b) => a - b).flatMap((index) => stakes.accounts[index] ?? []);
  const sum = (of: readonly Stake[]): Interval => {
    const values = of.flatMap(({ monthlyMinor }) => (monthlyMinor === null ? [] : [monthlyMinor]));
    const { value, low, high } = bootstrapSum(values, {
      // The same accounts must get the same interval at each look.
      random: seededRandom(values.length),
      draws,
      population: speaking.length,
    });
    return { value, low: Math.round(low), high: Math.round(high) };
  };
  const until = monthsLater(stakes.asOf, renewalMonths);
  const isNear = ({ renewal }: Stake): boolean =>
    renewal !== null && renewal >= stakes.asOf && renewal <= until;
  return {
    accounts: speaking.length,
    touched: sum(speaking),
    atRisk: stakes.renewals ? sum(speaking.filter(isNear)) : null,
    largest: speaking
      .toSorted((a, b) => (b.monthlyMinor ?? 0) - (a.monthlyMinor ?? 0))
      .slice(0, mostNamed),
  };
}
