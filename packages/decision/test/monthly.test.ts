import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyMinor } from '../src/index.js';

describe('what a price comes to in a month', () => {
  it.each([
    [{ amount: '30.00', interval: 'month' }, 'EUR', 3000],
    [{ amount: '30.00', quantity: '3', interval: 'month' }, 'EUR', 9000],
    [{ amount: '1200.00', interval: 'year' }, 'EUR', 10_000],
    [{ amount: '100.00', interval: 'quarter' }, 'EUR', 3333],
    [{ amount: '200.00', interval: 'quarter' }, 'EUR', 6667],
    [{ amount: '60.00', interval: 'half year' }, 'EUR', 1000],
    [{ amount: '60.00', interval: 'month', intervalCount: 6 }, 'EUR', 1000],
    [{ amount: '2400.00', interval: 'two years' }, 'EUR', 10_000],
    // 365 days and 365 ⁄ 7 weeks a year.
    [{ amount: '12.00', interval: 'day' }, 'EUR', 36_500],
    [{ amount: '84.00', interval: 'week' }, 'EUR', 36_500],
    // Half a cent goes to the even cent.
    [{ amount: '0.06', interval: 'year' }, 'EUR', 0],
    [{ amount: '0.18', interval: 'year' }, 'EUR', 2],
    // Prices below a cent, many times.
    [{ amount: '0.0125', quantity: '1000', interval: 'month' }, 'EUR', 1250],
    [{ amount: '1000', interval: 'month' }, 'JPY', 1000],
    [{ amount: '1.5', interval: 'month' }, 'KWD', 1500],
    [{ amount: '0', interval: 'month' }, 'EUR', 0],
  ] as const)('%j in %s', (price, currency, minor) => {
    expect(monthlyMinor(price, currency)).toBe(minor);
  });

  it.each([
    { amount: 'much', interval: 'month' },
    { amount: '1', quantity: '', interval: 'month' },
    { amount: '1', interval: 'month', intervalCount: 0 },
    { amount: '9'.repeat(20), interval: 'month' },
  ] as const)('is none of %j', (price) => {
    expect(monthlyMinor(price, 'EUR')).toBeNull();
  });

  it('is never further than half a cent from the twelfth (property, by exact integers)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (cents) => {
        const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        const month = monthlyMinor({ amount, interval: 'year' }, 'EUR');
        expect(Math.abs((month ?? Number.NaN) * 12 - cents)).toBeLessThanOrEqual(6);
      }),
    );
  });
});
