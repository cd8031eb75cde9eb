import { monthNumber, monthOf, monthOfDay, type Month } from '../month.js';
import { fromKey, keyOf } from './scope.js';
import type { Subscription } from './subscription.js';

export type MovementKind = 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation';

/** How an account's monthly recurring revenue changed from the last day of the month before to that of this one. */
export interface Change {
  readonly account: string;
  /** A product, or `''` for the portfolio: netted over products. */
  readonly scope: string;
  readonly currency: string;
  readonly month: Month;
  /** Minor units of the currency; never 0. */
  readonly deltaMinor: number;
  readonly kind: MovementKind;
}

/**
 * The changes of one account: at most one for each scope, currency and month. The MRR of a month is what is
 * paid on its last day; overlapping subscriptions add up; a subscription that begins and ends between two
 * month ends is not seen. Ordered by scope, currency, month.
 *
 * `new`: never paid before in that scope and currency; `reactivation`: did, but not at the last month's end;
 * `churn`: no longer pays; else `expansion` or `contraction`.
 */
export function accountChanges(subscriptions: readonly Subscription[]): Change[] {
  const steps = new Map<string, Map<number, number>>();
  for (const subscription of subscriptions) {
    const { product, currency } = subscription;
    addTo(steps, keyOf('', currency), subscription);
    if (product !== '') addTo(steps, keyOf(product, currency), subscription);
  }
  const account = subscriptions[0]?.account ?? '';
  return [...steps.keys()].toSorted().flatMap((key) => {
    const place = fromKey(key);
    return classify(steps.get(key) ?? new Map()).map((change) => ({
      account,
      ...place,
      ...change,
    }));
  });
}

/** The changes of many accounts, in whatever order their subscriptions come. */
export function* changesOf(subscriptions: Iterable<Subscription>): Generator<Change> {
  const byAccount = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const others = byAccount.get(subscription.account);
    if (others === undefined) byAccount.set(subscription.account, [subscription]);
    else others.push(subscription);
  }
  for (const own of byAccount.values()) yield* accountChanges(own);
}

function addTo(
  steps: Map<string, Map<number, number>>,
  key: string,
  { start, end, mrrMinor }: Subscription,
): void {
  let own = steps.get(key);
  if (own === undefined) {
    own = new Map();
    steps.set(key, own);
  }
  const first = monthNumber(monthOfDay(start));
  const after = end === null ? undefined : monthNumber(monthOfDay(end));
  // The end lies in `after`, so that month's last day is no longer paid.
  if (mrrMinor === 0 || (after !== undefined && after <= first)) return;
  own.set(first, (own.get(first) ?? 0) + mrrMinor);
  if (after !== undefined) own.set(after, (own.get(after) ?? 0) - mrrMinor);
}

function classify(
  steps: ReadonlyMap<number, number>,
): Pick<Change, 'month' | 'deltaMinor' | 'kind'>[] {
  const months = [...steps.keys()].toSorted((a, b) => a - b);
  const found: Pick<Change, 'month' | 'deltaMinor' | 'kind'>[] = [];
  let opening = 0;
  let paidBefore = false;
  for (const month of months) {
    const deltaMinor = steps.get(month) ?? 0;
    if (deltaMinor === 0) continue;
    const closing = opening + deltaMinor;
    found.push({ month: monthOf(month), deltaMinor, kind: kindOf(opening, closing, paidBefore) });
    paidBefore ||= closing > 0;
    opening = closing;
  }
  return found;
}

/** Credit notes can take a balance below 0: paying means above it. */
function kindOf(opening: number, closing: number, paidBefore: boolean): MovementKind {
  if (opening <= 0 && closing > 0) return paidBefore ? 'reactivation' : 'new';
  if (opening > 0 && closing <= 0) return 'churn';
  return closing > opening ? 'expansion' : 'contraction';
}
