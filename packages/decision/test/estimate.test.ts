import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawEstimate,
  estimateMean,
  estimateProblem,
  estimateQuantile,
  sharesFor,
  type Estimate,
} from '../src/index.js';
import { incompleteBeta } from '../src/distributions.js';
import { quantileOfSorted, spreadOf } from '../src/quantile.js';

// Adding 0 makes −0 plain, which sorting alone tells from 0.
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const inOrder = (values: readonly number[]): [number, number, number] => {
  const [a = 0, b = 0, c = b] = [...values].sort((x, y) => x - y);
  return [a, b, c];
};
const anyEstimate: fc.Arbitrary<Estimate> = fc.oneof(
  finite.map((value) => ({ kind: 'point' as const, value })),
  fc.tuple(finite, finite).map((ends) => {
    const [p10, p90] = inOrder(ends);
    return { kind: 'range' as const, shape: 'normal' as const, p10, p90 };
  }),
  fc.tuple(positive, positive).map((ends) => {
    const [p10, p90] = inOrder(ends);
    return { kind: 'range' as const, shape: 'lognormal' as const, p10, p90 };
  }),
  fc.tuple(finite, finite, finite).map((points) => {
    const [least, likely, most] = inOrder(points);
    return { kind: 'pert' as const, least, likely, most };
  }),
  fc.array(finite, { minLength: 1 }).map((values) => ({ kind: 'sample' as const, values })),
);

describe('estimates', () => {
  it('have the quantiles and means of their closed forms', () => {
    const normal: Estimate = { kind: 'range', p10: 10, p90: 30, shape: 'normal' };
    expect(estimateQuantile(normal, 0.1)).toBeCloseTo(10, 10);
    expect(estimateQuantile(normal, 0.9)).toBeCloseTo(30, 10);
    expect(estimateMean(normal)).toBe(20);
    const skewed: Estimate = { kind: 'range', p10: 10, p90: 1000, shape: 'lognormal' };
    expect(estimateQuantile(skewed, 0.5)).toBeCloseTo(100, 10);
    // σ = ln(100) / (2 × 1.28155); the mean is exp(μ + σ²/2).
    expect(estimateMean(skewed)).toBeCloseTo(
      100 * Math.exp((Math.log(100) / 2.563103) ** 2 / 2),
      3,
    );
    // PERT over 0, ½, 1 is Beta(3, 3).
    const pert: Estimate = { kind: 'pert', least: 0, likely: 0.5, most: 1 };
    expect(estimateQuantile(pert, 0.5)).toBeCloseTo(0.5, 12);
    expect(incompleteBeta(estimateQuantile(pert, 0.1), 3, 3)).toBeCloseTo(0.1, 12);
    expect(estimateMean({ kind: 'pert', least: 0, likely: 3, most: 18 })).toBe(5);
  });

  it('draw what they say: ten thousand draws have their mean and quantiles', () => {
    const estimates: Estimate[] = [
      { kind: 'range', p10: -5, p90: 30, shape: 'normal' },
      { kind: 'range', p10: 10, p90: 80, shape: 'lognormal' },
      { kind: 'pert', least: 2, likely: 3, most: 11 },
      { kind: 'pert', least: 2, likely: 2, most: 11 },
      { kind: 'sample', values: [3, 1, 4, 1, 5] },
    ];
    for (const estimate of estimates) {
      const draws = drawEstimate(estimate, 'reach', 10_000, 7);
      const { p10, p50, p90 } = spreadOf(draws);
      const width = estimateQuantile(estimate, 0.95) - estimateQuantile(estimate, 0.05);
      const near = (value: number, p: number): void =>
        expect(Math.abs(value - estimateQuantile(estimate, p)) / width).toBeLessThan(0.002);
      near(p10, 0.1);
      near(p50, 0.5);
      near(p90, 0.9);
      const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
      expect(Math.abs(mean - estimateMean(estimate)) / width).toBeLessThan(0.002);
    }
  });

  it('never run backwards: larger shares give larger values (property)', () => {
    const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(anyEstimate, share, share, (estimate, a, b) => {
        expect(estimateProblem(estimate)).toBeNull();
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(estimateQuantile(estimate, low)).toBeLessThanOrEqual(
          estimateQuantile(estimate, high),
        );
      }),
    );
  });

  it('have the same luck for a name and seed, and another for another', () => {
    expect(sharesFor('churn', 100, 1)).toEqual(sharesFor('churn', 100, 1));
    expect(sharesFor('churn', 100, 1)).not.toEqual(sharesFor('price', 100, 1));
    expect(sharesFor('churn', 100, 1)).not.toEqual(sharesFor('churn', 100, 2));
    // One share in each hundredth.
    const cells = [...sharesFor('churn', 100, 1)].map((share) => Math.floor(share * 100));
    expect(new Set(cells).size).toBe(100);
  });

  it('say what is wrong with them', () => {
    const wrong: Estimate[] = [
      { kind: 'point', value: Number.NaN },
      { kind: 'range', p10: 5, p90: 4, shape: 'normal' },
      { kind: 'range', p10: 0, p90: 4, shape: 'lognormal' },
      { kind: 'pert', least: 1, likely: 5, most: 4 },
      { kind: 'sample', values: [] },
    ];
    expect(wrong.map(estimateProblem)).toEqual([
      'The value must be a number.',
      'The low end (5) lies above the high end (4).',
      'A lognormal range lies above 0; its low end is 0. Choose the normal shape.',
      'The points must rise: 1, 5, 4 don’t.',
      'A sample needs at least one value.',
    ]);
    for (const estimate of wrong) {
      expect(() => estimateQuantile(estimate, 0.5)).toThrow(RangeError);
      expect(() => estimateMean(estimate)).toThrow(RangeError);
    }
  });
});

describe('quantiles', () => {
  it('are those of sorting, without sorting (property)', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        const { p10, p50, p90 } = spreadOf(Float64Array.from(values));
        expect([p10, p50, p90]).toEqual([0.1, 0.5, 0.9].map((p) => quantileOfSorted(sorted, p)));
      }),
    );
  });
});
