import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountChanges,
  changesOf,
  checkIdentity,
  closingsByDay,
  compareClosings,
  lastDayOf,
  movementKinds,
  movements,
  type Subscription,
} from '../src/index.js';
import { histories } from './histories.js';

const paidOn = (subscriptions: readonly Subscription[], day: string): number =>
  subscriptions
    .filter(({ start, end }) => start <= day && (end === null || day < end))
    .reduce((sum, { mrrMinor }) => sum + mrrMinor, 0);

describe('movements of random subscription histories (properties)', () => {
  it('opening + movements is closing, and closing is what is paid on the last day, in every month, scope and currency', () => {
    fc.assert(
      fc.property(histories, (subscriptions) => {
        const series = movements(changesOf(subscriptions), '2025-03');
        expect(checkIdentity(series, subscriptions)).toEqual([]);
        for (const { scope, currency, months } of series) {
          const own = subscriptions.filter(
            (one) => one.currency === currency && (scope === '' || one.product === scope),
          );
          let before = 0;
          for (const month of months) {
            expect(month.opening).toBe(before);
            expect(movementKinds.reduce((sum, kind) => sum + month[kind], month.opening)).toBe(
              month.closing,
            );
            expect(month.closing).toBe(paidOn(own, lastDayOf(month.month)));
            before = month.closing;
          }
          expect(months.at(-1)?.month).toBe('2025-03');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives at most one change for each scope, currency and month, of a kind that the balances confirm', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const subscriptions = all.map((one) => ({ ...one, account: 'ada' }));
        const seen = new Set<string>();
        const balances = new Map<string, { now: number; ever: boolean }>();
        for (const change of accountChanges(subscriptions)) {
          const place = `${change.scope}/${change.currency}`;
          expect(seen.has(`${place}/${change.month}`)).toBe(false);
          seen.add(`${place}/${change.month}`);
          const { now, ever } = balances.get(place) ?? { now: 0, ever: false };
          const next = now + change.deltaMinor;
          const up = change.deltaMinor > 0;
          const expected =
            now === 0
              ? ever
                ? 'reactivation'
                : 'new'
              : next === 0
                ? 'churn'
                : up
                  ? 'expansion'
                  : 'contraction';
          expect(change.kind).toBe(expected);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(change.deltaMinor).not.toBe(0);
          balances.set(place, { now: next, ever: true });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cuts future changes off at the last month and nothing else', () => {
    fc.assert(
      fc.property(histories, (subscriptions) => {
        const whole = movements(changesOf(subscriptions), '2025-03');
        const cut = movements(changesOf(subscriptions), '2023-12');
        for (const { scope, currency, months } of cut) {
          const same = whole.find((one) => one.scope === scope && one.currency === currency);
          expect(months).toEqual(same?.months.filter(({ month }) => month <= '2023-12'));
        }
      }),
    );
  });
});

describe('checkIdentity', () => {
  const subscriptions: Subscription[] = [
    {
      id: '1',
      account: 'ada',
      product: 'desk',
      currency: 'EUR',
      mrrMinor: 100,
      start: '2024-01-05',
      end: '2024-03-02',
    },
  ];

  it.each([
    ['closing', 'recount'],
    ['opening', 'carry'],
    ['new', 'sum'],
  ] as const)('finds a cent wrong in %s', (field, rule) => {
    const series = movements(changesOf(subscriptions)).map((one) => ({
      ...one,
      months: one.months.map((month) =>
        month.month === '2024-02' ? { ...month, [field]: month[field] + 1 } : month,
      ),
    }));
    expect(checkIdentity(series, subscriptions).map((breach) => breach.rule)).toContain(rule);
  });

  it('finds an account that is missing', () => {
    const series = movements(changesOf(subscriptions));
    const other = { ...subscriptions[0]!, id: '2', account: 'bo', mrrMinor: 1 };
    const rules = checkIdentity(series, [...subscriptions, other]).map((breach) => breach.rule);
    expect(rules).toContain('accounts');
    expect(rules).toContain('recount');
  });

  it('finds a currency that no movement tells of, and closings added up account by account', () => {
    const dollars = { ...subscriptions[0]!, id: '2', account: 'bo', currency: 'USD' };
    const months = ['2024-01', '2024-02', '2024-03'];
    const closings = [...subscriptions, dollars].flatMap((one) => closingsByDay([one], months));
    const series = movements(changesOf(subscriptions), '2024-02');
    const found = compareClosings(series, closings).map(({ currency, month }) => [currency, month]);
    expect(new Set(found.map(String))).toEqual(new Set(['USD,2024-01', 'USD,2024-02']));
  });
});
