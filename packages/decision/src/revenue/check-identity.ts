import { lastDayOf, type Month } from '../month.js';
import { movementKinds, type MovementSeries } from './movements.js';
import { fromKey, keyOf } from './scope.js';
import type { Subscription } from './subscription.js';

/** A month in which the books don't hold. */
export interface Breach {
  readonly scope: string;
  readonly currency: string;
  readonly month: string;
  /**
   * `sum`: opening + movements is not closing. `carry`: opening is not the closing before. `recount`:
   * closing is not what the subscriptions add up to on the month's last day. `accounts`: so many accounts
   * don't pay on that day.
   */
  readonly rule: 'sum' | 'carry' | 'recount' | 'accounts';
  /** Minor units; accounts under `accounts`. */
  readonly expected: number;
  readonly found: number;
}

/** What subscriptions add up to on a month's last day, and of how many paying accounts. */
export interface Closing {
  readonly scope: string;
  readonly currency: string;
  readonly month: Month;
  readonly minor: number;
  readonly accounts: number;
}

/**
 * Proves the books: adds up every subscription on every month's last day, by comparing days and in no way
 * as `accountChanges` does it, and compares. An empty list is the proof.
 */
export function checkIdentity(
  series: readonly MovementSeries[],
  subscriptions: Iterable<Subscription>,
): Breach[] {
  const months = new Set(series.flatMap((one) => one.months.map(({ month }) => month)));
  return compareClosings(series, closingsByDay(subscriptions, [...months].toSorted()));
}

/**
 * What the subscriptions add up to on each month's last day, for each scope and currency: the independent
 * path of the proof. Closings of different accounts may be added up.
 */
export function closingsByDay(
  subscriptions: Iterable<Subscription>,
  months: readonly Month[],
): Closing[] {
  const days = months.map((month) => ({ month, lastDay: lastDayOf(month) }));
  const found = new Map<string, { minor: number; accounts: number }[]>();
  for (const own of byAccountAndScope(subscriptions)) {
    const counted = found.get(own.key) ?? days.map(() => ({ minor: 0, accounts: 0 }));
    found.set(own.key, counted);
    days.forEach(({ lastDay }, index) => {
      let minor = 0;
      for (const { start, end, mrrMinor } of own.subscriptions) {
        if (start <= lastDay && (end === null || end > lastDay)) minor += mrrMinor;
      }
      const here = counted[index];
      if (here === undefined) return;
      here.minor += minor;
      if (minor > 0) here.accounts += 1;
    });
  }
  return [...found].flatMap(([key, counted]) => {
    const place = fromKey(key);
    return days.map(({ month }, index) => ({
      ...place,
      month,
      ...(counted[index] ?? { minor: 0, accounts: 0 }),
    }));
  });
}

/** Where movements break an identity, or don't lead to these closings. A month without a closing is one of 0. */
export function compareClosings(
  series: readonly MovementSeries[],
  closings: Iterable<Closing>,
): Breach[] {
  const wanted = new Map<string, Closing>();
  for (const closing of closings) wanted.set(monthKey(closing, closing.month), closing);
  const breaches = series.flatMap((one) =>
    one.months.flatMap((month, index): Breach[] => {
      const key = monthKey(one, month.month);
      const counted = wanted.get(key) ?? { minor: 0, accounts: 0 };
      wanted.delete(key);
      const before = one.months[index - 1];
      const sum = movementKinds.reduce((total, kind) => total + month[kind], month.opening);
      const rules = [
        ['sum', sum, month.closing],
        ['carry', before?.closing ?? 0, month.opening],
        ['recount', counted.minor, month.closing],
        ['accounts', counted.accounts, month.accounts.closing],
      ] as const;
      return rules
        .filter(([, expected, found]) => expected !== found)
        .map(([rule, expected, found]) => ({
          scope: one.scope,
          currency: one.currency,
          month: month.month,
          rule,
          expected,
          found,
        }));
    }),
  );
  // What is left was never reached by a movement; a series may end before the closings do.
  const ends = new Map(
    series.map((one) => [keyOf(one.scope, one.currency), one.months.at(-1)?.month ?? '']),
  );
  for (const { scope, currency, month, minor } of wanted.values()) {
    const end = ends.get(keyOf(scope, currency));
    if (minor === 0 || (end !== undefined && month > end)) continue;
    breaches.push({ scope, currency, month, rule: 'recount', expected: minor, found: 0 });
  }
  return breaches;
}

const monthKey = (
  { scope, currency }: Pick<MovementSeries, 'scope' | 'currency'>,
  month: Month,
): string => `${keyOf(scope, currency)}\0${month}`;

function byAccountAndScope(
  subscriptions: Iterable<Subscription>,
): Iterable<{ key: string; subscriptions: Subscription[] }> {
  const groups = new Map<string, { key: string; subscriptions: Subscription[] }>();
  const put = (account: string, key: string, subscription: Subscription): void => {
    const id = `${account}\0${key}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { key, subscriptions: [subscription] });
    else group.subscriptions.push(subscription);
  };
  for (const subscription of subscriptions) {
    const { account, product, currency } = subscription;
    put(account, keyOf('', currency), subscription);
    if (product !== '') put(account, keyOf(product, currency), subscription);
  }
  return groups.values();
}
