import { lastDayOf } from '../month.js';
import { movementKinds, type MovementSeries } from './movements.js';
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

interface Recount {
  minor: number;
  accounts: number;
}

/**
 * Proves the books: adds up every subscription on every month's last day, by comparing days and in no way
 * as `accountChanges` does it, and compares. An empty list is the proof.
 */
export function checkIdentity(
  series: readonly MovementSeries[],
  subscriptions: Iterable<Subscription>,
): Breach[] {
  const wanted = new Map<string, { lastDay: string; counted: Recount }[]>();
  for (const one of series) {
    wanted.set(
      `${one.scope}\0${one.currency}`,
      one.months.map(({ month }) => ({
        lastDay: lastDayOf(month),
        counted: { minor: 0, accounts: 0 },
      })),
    );
  }
  for (const own of byAccountAndScope(subscriptions)) {
    for (const { lastDay, counted } of wanted.get(own.key) ?? []) {
      let minor = 0;
      for (const { start, end, mrrMinor } of own.subscriptions) {
        if (start <= lastDay && (end === null || end > lastDay)) minor += mrrMinor;
      }
      counted.minor += minor;
      if (minor > 0) counted.accounts += 1;
    }
  }
  return series.flatMap((one) => {
    const recounts = wanted.get(`${one.scope}\0${one.currency}`) ?? [];
    return one.months.flatMap((month, index) => {
      const counted = recounts[index]?.counted ?? { minor: 0, accounts: 0 };
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
    });
  });
}

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
    put(account, `\0${currency}`, subscription);
    if (product !== '') put(account, `${product}\0${currency}`, subscription);
  }
  return groups.values();
}
