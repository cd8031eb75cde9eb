import { bootstrapRatio } from '../bootstrap/bootstrap.js';
import type { Interval } from '../interval.js';
import type { Month } from '../month.js';
import type { Random } from '../random.js';
import { wilson } from '../share.js';
import type { Change } from './changes.js';
import type { MovementMonth } from './movements.js';

/** What an account paid a month at the end of the first and of the last month of a window. */
export interface Balance {
  readonly openingMinor: number;
  readonly closingMinor: number;
}

/** How much of what a fixed set of accounts paid at the opening is still there at the close. */
export interface Retention {
  /** Accounts that paid at the opening. Those that came later don't count, neither above nor below the line. */
  readonly accounts: number;
  /** Of these, how many pay at the close. */
  readonly keptAccounts: number;
  readonly openingMinor: number;
  /** What they pay at the close. */
  readonly closingMinor: number;
  /** The same with what each account pays more than at the opening left out. */
  readonly keptMinor: number;
  /** closing / opening, with a bootstrap interval over accounts; `null` where nothing was paid. */
  readonly net: Interval | null;
  /** kept / opening: never above 1. */
  readonly gross: Interval | null;
  /** keptAccounts / accounts, with Wilson's interval. */
  readonly logos: Interval;
}

/**
 * Net and gross revenue retention over a window, usually twelve months, of the accounts that paid at its
 * opening: one balance for each account of one scope and currency.
 */
export function retention(
  balances: Iterable<Balance>,
  options: { readonly random: Random; readonly draws?: number },
): Retention {
  const opening: number[] = [];
  const closing: number[] = [];
  const kept: number[] = [];
  for (const { openingMinor, closingMinor } of balances) {
    if (openingMinor <= 0) continue;
    opening.push(openingMinor);
    closing.push(Math.max(0, closingMinor));
    kept.push(Math.min(openingMinor, Math.max(0, closingMinor)));
  }
  const keptAccounts = closing.filter((minor) => minor > 0).length;
  return {
    accounts: opening.length,
    keptAccounts,
    openingMinor: sum(opening),
    closingMinor: sum(closing),
    keptMinor: sum(kept),
    net: bootstrapRatio(closing, opening, options),
    gross: bootstrapRatio(kept, opening, options),
    logos: wilson(keptAccounts, opening.length),
  };
}

/**
 * Each account's balance at the end of two months, from the changes of one scope and currency (in any order).
 * Throws RangeError where changes of several are mixed.
 */
export function balancesBetween(
  changes: Iterable<Change>,
  from: Month,
  to: Month,
): Map<string, Balance> {
  const balances = new Map<string, { openingMinor: number; closingMinor: number }>();
  let first: Change | undefined;
  for (const change of changes) {
    first ??= change;
    if (change.scope !== first.scope || change.currency !== first.currency) {
      throw new RangeError('Balances are of one scope and one currency.');
    }
    if (change.month > to) continue;
    const own = balances.get(change.account) ?? { openingMinor: 0, closingMinor: 0 };
    if (change.month <= from) own.openingMinor += change.deltaMinor;
    own.closingMinor += change.deltaMinor;
    balances.set(change.account, own);
  }
  return balances;
}

/** What a month's movements say by themselves. */
export interface MonthFigures {
  readonly month: Month;
  /** (new + expansion + reactivation) / (contraction + churn): `null` where nothing was lost. */
  readonly quickRatio: number | null;
  /** Churned accounts / accounts at the opening, with Wilson's interval. */
  readonly logoChurn: Interval;
  /** Closing / paying accounts at the close, in minor units: `null` where none pays. */
  readonly arpaMinor: number | null;
  /** (opening + expansion + contraction + churn) / opening: the accounts of the opening are the cohort. */
  readonly net: number | null;
  /** (opening + contraction + churn) / opening */
  readonly gross: number | null;
}

/** Figures of one month. Over one month, net and gross equal those of `retention`; over longer windows use that. */
export function monthFigures(month: MovementMonth): MonthFigures {
  const { opening, accounts } = month;
  const lost = -(month.contraction + month.churn);
  const won = month.new + month.expansion + month.reactivation;
  return {
    month: month.month,
    quickRatio: lost > 0 ? won / lost : null,
    logoChurn: wilson(accounts.churn, accounts.opening),
    arpaMinor: accounts.closing > 0 ? month.closing / accounts.closing : null,
    net: opening > 0 ? (opening + month.expansion - lost) / opening : null,
    gross: opening > 0 ? (opening - lost) / opening : null,
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
