import type { WorthMeasure } from '@headwater/contract';
import type { AccountStake } from '../../customers/index.js';
import { placedStakes } from './placed-stakes.js';
import type { Stakes } from './stakes.js';

export interface WeighedBy {
  readonly stakes: Stakes;
  readonly today: string;
  readonly renewalMonths: number;
}

/** Those measures to which accounts add, not deals. */
export type AccountMeasure = Exclude<WorthMeasure, 'blocked'>;
export const accountMeasures = ['touched', 'atRisk', 'lost'] as const satisfies AccountMeasure[];

interface Amount {
  readonly minor: number;
  readonly currency: string;
  readonly day: string | null;
}

const dayMs = 86_400_000;
const daysAMonth = 30.4375;

/** The day up to which a renewal counts as near. */
function renewalEnd({ today, renewalMonths }: WeighedBy): string {
  const days = Math.round(renewalMonths * daysAMonth);
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** When an account left, in milliseconds since 1970; NaN while it stays. */
const leftAt = ({ left }: AccountStake): number =>
  left === null ? Number.NaN : Date.parse(`${left}T00:00:00Z`);

/** What an account would put into a figure if it spoke in time, or null where it has no part in it. */
function amountOf(
  account: AccountStake,
  measure: AccountMeasure,
  { today }: WeighedBy,
  until: string,
): Amount | null {
  const { monthlyMinor, currency, renewal, left, lostMinor, lostCurrency } = account;
  if (measure === 'lost') {
    if (left === null || lostMinor === null || lostCurrency === null) return null;
    return { minor: lostMinor, currency: lostCurrency, day: left };
  }
  if (monthlyMinor === null || currency === null || monthlyMinor === 0) return null;
  if (measure === 'touched') return { minor: monthlyMinor, currency, day: renewal };
  const near = renewal !== null && renewal >= today && renewal <= until;
  return near ? { minor: monthlyMinor, currency, day: renewal } : null;
}

/** In place of an amount: the account has no part in the figure, or its currency has no rate. */
const noPart = Number.NaN;
const noRate = Infinity;
export const hasPart = (counted: number): boolean => !Number.isNaN(counted);
export const hasRate = (counted: number): boolean => counted !== noRate;

/** What accounts put into each figure, by their place: worked out once, however many themes they speak of. */
export interface Amounts {
  readonly stakes: readonly (AccountStake | undefined)[];
  /** In minor units of the currency of all sums. */
  readonly counted: Readonly<Record<AccountMeasure, Float64Array>>;
  readonly leftAt: Float64Array;
  amount(place: number, measure: AccountMeasure): Amount | null;
}

// Of the lists of accounts and stakes, which are kept over many requests, under every way of counting asked for lately.
const kept = new WeakMap<Amounts['stakes'], Map<string, Amounts>>();
const mostKept = 4;

export function amountsOf(accounts: readonly string[], by: WeighedBy): Amounts {
  const stakes = placedStakes(accounts, by.stakes.list);
  const { today, renewalMonths } = by;
  const key = `${today} ${renewalMonths} ${by.stakes.currency} ${by.stakes.rates}`;
  const present = kept.get(stakes)?.get(key);
  if (present !== undefined) return present;
  const amounts = countAmounts(stakes, by);
  const others = [...(kept.get(stakes) ?? [])].slice(1 - mostKept);
  kept.set(stakes, new Map([...others, [key, amounts]]));
  return amounts;
}

function countAmounts(stakes: Amounts['stakes'], by: WeighedBy): Amounts {
  const until = renewalEnd(by);
  const amount = (place: number, measure: AccountMeasure): Amount | null => {
    const stake = stakes[place];
    return stake === undefined ? null : amountOf(stake, measure, by, until);
  };
  const counted = (measure: AccountMeasure): Float64Array => {
    const minors = new Float64Array(stakes.length).fill(noPart);
    for (let place = 0; place < stakes.length; place += 1) {
      const found = amount(place, measure);
      if (found === null) continue;
      minors[place] = by.stakes.convert(found.minor, found.currency) ?? noRate;
    }
    return minors;
  };
  const left = new Float64Array(stakes.length).fill(Number.NaN);
  for (const [place, stake] of stakes.entries()) {
    if (stake !== undefined) left[place] = leftAt(stake);
  }
  return {
    stakes,
    counted: { touched: counted('touched'), atRisk: counted('atRisk'), lost: counted('lost') },
    leftAt: left,
    amount,
  };
}
