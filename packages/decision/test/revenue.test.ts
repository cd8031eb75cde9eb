import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountChanges,
  accountCohortCells,
  balancesBetween,
  changesOf,
  checkInvoice,
  checkSubscription,
  cohorts,
  currencySwitches,
  dayAfter,
  inCurrency,
  invoiceSubscriptions,
  isDay,
  monthFigures,
  monthlyAmounts,
  monthNumber,
  monthOf,
  movementKinds,
  movements,
  RateTable,
  retention,
  seededRandom,
  type Invoice,
  type RateRow,
} from '../src/index.js';
import { histories } from './histories.js';

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const day = fc
  .date({ min: new Date('2022-01-01'), max: new Date('2025-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const invoice = fc
  .record({
    id: fc.uuid(),
    account: fc.constantFrom('ada', 'bo'),
    product: fc.constantFrom('desk', ''),
    currency: fc.constantFrom('EUR', 'JPY'),
    amountMinor: fc.oneof(
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: -1_000_000, max: 90_000_000 }),
    ),
    periodStart: day,
    length: fc.integer({ min: 1, max: 800 }),
  })
  .map(({ length, ...rest }): Invoice => {
    const end = new Date(`${rest.periodStart}T00:00:00Z`);
    end.setUTCDate(end.getUTCDate() + length);
    return { ...rest, periodEnd: end.toISOString().slice(0, 10) };
  });

describe('invoices (properties)', () => {
  it('are spread over months that add up to them exactly, no two more than a minor unit apart', () => {
    fc.assert(
      fc.property(invoice, (one) => {
        const parts = monthlyAmounts(one).map(({ amountMinor }) => amountMinor);
        expect(sum(parts)).toBe(one.amountMinor);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('add up as subscriptions, month by month, to what was billed, and their movements to the last closing', () => {
    fc.assert(
      fc.property(fc.array(invoice, { minLength: 1, maxLength: 8 }), (invoices) => {
        const found = movements(changesOf(invoiceSubscriptions(invoices)), '2028-12');
        for (const { scope, currency, months } of found) {
          const own = invoices.filter(
            (one) => one.currency === currency && (scope === '' || one.product === scope),
          );
          expect(sum(months.map(({ closing }) => closing))).toBe(
            sum(own.map(({ amountMinor }) => amountMinor)),
          );
          expect(months.at(-1)?.closing).toBe(0);
          expect(months.at(-1)?.accounts.closing).toBe(0);
        }
      }),
    );
  });

  it('a year from 1 March counts in twelve months, a week in one', () => {
    const year: Invoice = {
      id: '1',
      account: 'ada',
      product: 'desk',
      currency: 'EUR',
      amountMinor: 1200,
      periodStart: '2024-03-01',
      periodEnd: '2025-03-01',
    };
    expect(monthlyAmounts(year)).toHaveLength(12);
    expect(monthlyAmounts({ ...year, periodEnd: '2024-03-08' })).toEqual([
      { month: '2024-03', amountMinor: 1200 },
    ]);
  });
});

describe('what cannot be counted is named', () => {
  const good = {
    id: '1',
    account: 'ada',
    product: '',
    currency: 'EUR',
    mrrMinor: 5,
    start: '2024-01-01',
    end: null,
  };
  it.each([
    [{ account: '' }, 'no-account', 'account'],
    [{ currency: 'EURO' }, 'unknown-currency', 'currency'],
    [{ mrrMinor: 1.5 }, 'no-amount', 'mrrMinor'],
    [{ mrrMinor: -1 }, 'negative', 'mrrMinor'],
    [{ start: '2024-02-30' }, 'no-day', 'start'],
    [{ end: '2023-12-31' }, 'backwards', 'end'],
    [{ end: '2024-01-01' }, 'backwards', 'end'],
  ])('%j', (over, code, field) => {
    const found = checkSubscription({ ...good, ...over });
    expect(found).toMatchObject({ code, field });
    expect(found?.message).toMatch(/^[A-Z"].*\.$/);
    expect(checkSubscription(good)).toBeUndefined();
  });

  it('of invoices too, but a credit note may be negative', () => {
    const note: Invoice = {
      ...good,
      amountMinor: -5,
      periodStart: '2024-01-01',
      periodEnd: '2024-02-01',
    };
    expect(checkInvoice(note)).toBeUndefined();
    expect(checkInvoice({ ...note, periodEnd: '2023-02-01' })).toMatchObject({
      code: 'backwards',
      field: 'periodEnd',
    });
    expect(checkInvoice({ ...note, amountMinor: 0.5 })?.field).toBe('amountMinor');
  });

  it('knows the days of the calendar', () => {
    expect(['2024-02-29', '2023-02-29', '2024-13-01', '2024-1-1'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['2024-02-28', '2024-12-31'].map(dayAfter)).toEqual(['2024-02-29', '2025-01-01']);
  });
});

describe('inCurrency (properties)', () => {
  const rate = fc.integer({ min: 1, max: 3_000_000 }).map((value) => (value / 10_000).toString());
  const rows = fc.array(
    fc.record({ from: fc.constantFrom('USD', 'JPY'), to: fc.constant('EUR'), day, rate }),
    { maxLength: 12 },
  );

  it('holds opening + movements + currency = closing exactly, and goes on from month to month', () => {
    fc.assert(
      fc.property(histories, rows, (subscriptions, random: RateRow[]) => {
        const series = movements(changesOf(subscriptions), '2025-03');
        const { series: converted, missing } = inCurrency(series, new RateTable(random), 'EUR');
        for (const { months, scope } of converted) {
          months.forEach((month, i) => {
            const moved = sum(movementKinds.map((kind) => month[kind]));
            expect(month.opening + moved + month.currency).toBe(month.closing);
            const before = months[i - 1];
            if (
              before !== undefined &&
              monthNumber(before.month) + 1 === monthNumber(month.month)
            ) {
              expect(month.opening).toBe(before.closing);
            }
            const own = series.filter((one) => one.scope === scope).flatMap((one) => one.months);
            const payers = own
              .filter((one) => one.month === month.month)
              .map((one) => one.accounts.closing);
            expect(month.accounts.closing).toBe(sum(payers));
          });
        }
        // Left out is what has no rate, and nothing else.
        for (const { month, from } of missing) {
          expect(random.every((row) => row.from !== from || row.day > `${month}-31`)).toBe(true);
        }
        const all = new Set(
          series.flatMap((one) => one.months.map(({ month }) => `${one.scope} ${month}`)),
        );
        const kept = new Set(
          converted.flatMap((one) => one.months.map(({ month }) => `${one.scope} ${month}`)),
        );
        const gone = [...all].filter((one) => !kept.has(one)).map((one) => one.slice(-7));
        for (const month of gone) expect(missing.map((one) => one.month)).toContain(month);
      }),
    );
  });

  it('changes nothing where there is one currency, and has no currency effect at one rate', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const subscriptions = all.map((one) => ({ ...one, currency: 'EUR' }));
        const series = movements(changesOf(subscriptions), '2025-03');
        const found = inCurrency(series, new RateTable([]), 'EUR').series;
        expect(found).toEqual(
          series.map((one) => ({
            ...one,
            months: one.months.map((month) => ({ ...month, currency: 0 })),
          })),
        );
        const fixed = new RateTable([{ from: 'EUR', to: 'JPY', day: '2000-01-01', rate: '100' }]);
        for (const { months } of inCurrency(series, fixed, 'JPY').series) {
          expect(months.every(({ currency }) => currency === 0)).toBe(true);
        }
      }),
    );
  });
});

describe('currencySwitches', () => {
  const rates = new RateTable([{ from: 'USD', to: 'EUR', day: '2000-01-01', rate: '3' }]);

  it('make two currencies at one rate the same as one currency from the outset (property)', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const subscriptions = all.map((one) => ({
          ...one,
          currency: one.currency === 'JPY' ? 'EUR' : one.currency,
        }));
        const inEuros = subscriptions.map((one) => ({
          ...one,
          currency: 'EUR',
          mrrMinor: one.mrrMinor * (one.currency === 'USD' ? 3 : 1),
        }));
        const switches = ['ada', 'bo', 'cy'].flatMap((account) =>
          currencySwitches(
            accountChanges(subscriptions.filter((one) => one.account === account)),
            rates,
            'EUR',
          ),
        );
        const series = [
          ...movements(changesOf(subscriptions), '2025-03'),
          ...movements(switches, '2025-03'),
        ];
        const found = inCurrency(series, rates, 'EUR').series;
        const expected = movements(changesOf(inEuros), '2025-03').map(({ scope, months }) => ({
          scope,
          currency: 'EUR',
          months: months.map((month) => ({ ...month, currency: 0 })),
        }));
        expect(found.toSorted((a, b) => (a.scope < b.scope ? -1 : 1))).toEqual(expected);
      }),
    );
  });

  it('keep the identity where rates move and are missing (property)', () => {
    const moving = new RateTable([
      { from: 'USD', to: 'EUR', day: '2023-03-15', rate: '0.9137' },
      { from: 'USD', to: 'EUR', day: '2024-05-02', rate: '1.0421' },
      { from: 'JPY', to: 'EUR', day: '2023-01-01', rate: '0.00713' },
    ]);
    fc.assert(
      fc.property(histories, (subscriptions) => {
        const changes = ['ada', 'bo', 'cy'].map((account) =>
          accountChanges(subscriptions.filter((one) => one.account === account)),
        );
        const switches = changes.flatMap((own) => currencySwitches(own, moving, 'EUR'));
        const series = [...movements(changes.flat(), '2025-03'), ...movements(switches, '2025-03')];
        for (const { months } of inCurrency(series, moving, 'EUR').series) {
          for (const month of months) {
            const moved = sum(movementKinds.map((kind) => month[kind]));
            expect(month.opening + moved + month.currency).toBe(month.closing);
            const { accounts } = month;
            expect(accounts.opening + accounts.new + accounts.reactivation - accounts.churn).toBe(
              accounts.closing,
            );
            expect(accounts.closing).toBeLessThanOrEqual(3);
            expect(Math.min(...movementKinds.map((kind) => accounts[kind]))).toBeGreaterThanOrEqual(
              0,
            );
          }
        }
      }),
    );
  });
});

describe('retention', () => {
  const random = seededRandom(1);

  it('over one month is what the movements say (property)', () => {
    fc.assert(
      fc.property(histories, (subscriptions) => {
        const changes = [...changesOf(subscriptions)];
        for (const { scope, currency, months } of movements(changes, '2025-03')) {
          const own = changes.filter((one) => one.scope === scope && one.currency === currency);
          for (const month of months.filter(({ opening }) => opening > 0)) {
            const before = monthOf(monthNumber(month.month) - 1);
            const found = retention(balancesBetween(own, before, month.month).values(), {
              random,
              draws: 1,
            });
            const figures = monthFigures(month);
            expect(found.net?.value).toBeCloseTo(figures.net!, 12);
            expect(found.gross?.value).toBeCloseTo(figures.gross!, 12);
            expect(found.accounts).toBe(month.accounts.opening);
            expect(found.accounts - found.keptAccounts).toBe(month.accounts.churn);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has no figure where nobody paid', () => {
    const none = retention([{ openingMinor: 0, closingMinor: 500 }], { random });
    expect(none).toMatchObject({ accounts: 0, net: null, gross: null });
  });

  it('refuses balances of several currencies at once', () => {
    const change = {
      account: 'ada',
      scope: '',
      month: '2024-01',
      deltaMinor: 1,
      kind: 'new',
    } as const;
    const mixed = [
      { ...change, currency: 'EUR' },
      { ...change, currency: 'USD' },
    ];
    expect(() => balancesBetween(mixed, '2024-01', '2024-02')).toThrow('one currency');
  });
});

describe('cohorts (properties)', () => {
  it('add up to each month’s closing and paying accounts, and form a triangle', () => {
    fc.assert(
      fc.property(histories, (subscriptions) => {
        const through = '2025-03';
        const changes = [...changesOf(subscriptions)].filter(({ month }) => month <= through);
        for (const { scope, currency, months } of movements(changes, through)) {
          const own = changes.filter((one) => one.scope === scope && one.currency === currency);
          const cells = ['ada', 'bo', 'cy'].flatMap((account) =>
            accountCohortCells(
              own.filter((one) => one.account === account),
              through,
            ),
          );
          const found = cohorts(cells, through);
          for (const month of months) {
            const ages = found.flatMap((cohort) =>
              cohort.ages.filter((age) => age.month === month.month),
            );
            expect(sum(ages.map((age) => age.mrrMinor))).toBe(month.closing);
            expect(sum(ages.map((age) => age.accounts))).toBe(month.accounts.closing);
          }
          for (const { cohort, accounts, ages } of found) {
            expect(ages).toHaveLength(monthNumber(through) - monthNumber(cohort) + 1);
            expect(ages[0]).toMatchObject({ accounts, revenue: 1, logos: { value: 1 } });
            expect(months.find(({ month }) => month === cohort)?.accounts.new).toBe(accounts);
          }
        }
      }),
    );
  });
});
