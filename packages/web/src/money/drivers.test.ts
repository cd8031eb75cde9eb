import { describe, expect, test } from 'vitest';
import { asKind, withValue } from './drivers.js';

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
});
