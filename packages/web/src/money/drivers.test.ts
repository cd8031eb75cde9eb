import { describe, expect, test } from 'vitest';
import { asKind, nothingInBooks, told, withValue } from './drivers.js';
import { nothingKnown } from './drivers-fixture.js';

describe('an estimate told in another way', () => {
  test('keeps its middle and its ends', () => {
    const range = { kind: 'range', p10: 10, p90: 30, shape: 'lognormal' } as const;
    expect(asKind(range, 'point')).toEqual({ kind: 'point', value: 20 });
    expect(asKind(range, 'pert')).toEqual({ kind: 'pert', least: 10, likely: 20, most: 30 });
    const three = { kind: 'pert', least: 1, likely: 2, most: 9 } as const;
    expect(asKind(three, 'point')).toEqual({ kind: 'point', value: 2 });
    expect(asKind(three, 'range')).toEqual({ ...range, p10: 1, p90: 9 });
  });

  test('a range that reaches 0 or below can be negative, one above 0 cannot', () => {
    const point = { kind: 'point', value: -5 } as const;
    expect(asKind(point, 'range')).toEqual({ kind: 'range', p10: -5, p90: -5, shape: 'normal' });
    const range = { kind: 'range', p10: 0, p90: 4, shape: 'normal' } as const;
    expect(withValue(range, 0, 1)).toEqual({ kind: 'range', p10: 1, p90: 4, shape: 'lognormal' });
  });

  test('is said in words with its unit', () => {
    const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
    expect(told({ kind: 'point', value: 400_000 }, 'money', 'EUR')).toBe('€4,000');
    const range = { kind: 'range', p10: 0.02, p90: 0.1, shape: 'lognormal' } as const;
    expect(spaced(told(range, 'percent', 'EUR'))).toBe('2 % to 10 %');
    const three = { kind: 'pert', least: 10, likely: 30, most: 45 } as const;
    expect(told(three, 'days', 'EUR')).toBe('10 days to 45 days, most likely 30 days');
  });
});

describe('books without money', () => {
  test('are told from books where one amount is known, however sure', () => {
    expect(nothingInBooks(nothingKnown)).toBe(true);
    expect(
      nothingInBooks({
        ...nothingKnown,
        otherCostsMinor: { kind: 'range', p10: 0, p90: 9000, shape: 'normal' },
      }),
    ).toBe(false);
  });
});
