import { monthNumber, monthOf, monthOfDay, type Month } from '../month.js';
import { keyOf } from './scope.js';
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
  const places = new Map<string, Place>();
  for (const subscription of subscriptions) {
    addTo(places, '', subscription);
    if (subscription.product !== '') addTo(places, subscription.product, subscription);
  }
  const found: Change[] = [];
  const account = subscriptions[0]?.account ?? '';
  for (const place of [...places.values()].toSorted(byPlace)) addChanges(found, account, place);
  return found;
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

/** What the MRR of a scope and currency rises by in a month, by the number of the month. */
interface Place {
  readonly scope: string;
  readonly currency: string;
  readonly steps: Map<number, number>;
}

function addTo(
  places: Map<string, Place>,
  scope: string,
  { currency, start, end, mrrMinor }: Subscription,
): void {
  const first = monthNumber(monthOfDay(start));
  const after = end === null ? undefined : monthNumber(monthOfDay(end));
  // The end lies in `after`, so that month's last day is no longer paid.
  if (mrrMinor === 0 || (after !== undefined && after <= first)) return;
  const key = keyOf(scope, currency);
  let place = places.get(key);
  if (place === undefined) {
    place = { scope, currency, steps: new Map() };
    places.set(key, place);
  }
  const { steps } = place;
  steps.set(first, (steps.get(first) ?? 0) + mrrMinor);
  if (after !== undefined) steps.set(after, (steps.get(after) ?? 0) - mrrMinor);
}

function addChanges(found: Change[], account: string, { scope, currency, steps }: Place): void {
  let opening = 0;
  let paidBefore = false;
  for (const month of [...steps.keys()].toSorted((a, b) => a - b)) {
    const deltaMinor = steps.get(month) ?? 0;
    if (deltaMinor === 0) continue;
    const closing = opening + deltaMinor;
    const kind = movementKind(opening, closing, paidBefore);
    found.push({ account, scope, currency, month: monthOf(month), deltaMinor, kind });
    paidBefore ||= closing > 0;
    opening = closing;
  }
}

const byPlace = (a: Place, b: Place): number =>
  a.scope === b.scope ? (a.currency < b.currency ? -1 : 1) : a.scope < b.scope ? -1 : 1;

/** Of what kind a change from one balance to another is. Credit notes can take one below 0: paying means above it. */
export function movementKind(opening: number, closing: number, paidBefore: boolean): MovementKind {
  if (opening <= 0 && closing > 0) return paidBefore ? 'reactivation' : 'new';
  if (opening > 0 && closing <= 0) return 'churn';
  return closing > opening ? 'expansion' : 'contraction';
}
