import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  incompleteBeta,
  logGamma,
  lowerGamma,
  lowerTail,
  normalCdf,
  studentTwoSided,
  upperTail,
} from './distributions.js';
import { benjaminiHochberg } from './false-discovery.js';
import { shareOfCustomers, wilson } from './intervals.js';

describe('distributions', () => {
  it('match tabled values (Abramowitz & Stegun; R 4.3 for the rest)', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5723649429247001, 10);
    expect(logGamma(10)).toBeCloseTo(12.801827480081469, 10);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 10);
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316301, 12);
    expect(lowerGamma(3, 2.5)).toBeCloseTo(0.4561868841166701, 10);
    expect(incompleteBeta(0.3, 2, 5)).toBeCloseTo(0.579825, 6);
    expect(studentTwoSided(2.228138851964939, 10)).toBeCloseTo(0.05, 8);
  });

  it('sum to one over all counts, Poisson and negative binomial', () => {
    for (const dispersion of [1, 1.5, 4]) {
      for (const mean of [0.3, 5, 80]) {
        for (const count of [0, 1, 7, 90]) {
          const total = upperTail(count + 1, mean, dispersion) + lowerTail(count, mean, dispersion);
          expect(total).toBeCloseTo(1, 9);
        }
      }
    }
  });

  it('equal the sum of their probabilities', () => {
    // Negative binomial with mean 4 and variance 10: size 8/3, probability of success 0.4.
    const size = 8 / 3;
    let below = 0;
    for (let x = 0; x < 9; x += 1) {
      below += Math.exp(
        logGamma(x + size) -
          logGamma(x + 1) -
          logGamma(size) +
          size * Math.log(0.4) +
          x * Math.log(0.6),
      );
    }
    expect(upperTail(9, 4, 2.5)).toBeCloseTo(1 - below, 10);
  });
});

describe('wilson', () => {
  it('gives the published intervals (Newcombe 1998, table I, method 3)', () => {
    for (const [successes, trials, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilson(successes, trials);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('contains its value and stays within 0 and 1 (property)', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const { value, low, high } = wilson(a, a + b);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
      { seed: 4 },
    );
  });

  it('knows nothing without observations', () => {
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  });
});

describe('shareOfCustomers', () => {
  it('agrees with a bootstrap over customers', () => {
    const customers = 2000;
    const touched = 340;
    let state = 99;
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 4294967296;
    };
    const shares = Array.from({ length: 1500 }, () => {
      let count = 0;
      for (let i = 0; i < customers; i += 1) if (random() * customers < touched) count += 1;
      return count / customers;
    }).sort((a, b) => a - b);
    const interval = shareOfCustomers(touched, customers);
    expect(interval.low).toBeCloseTo(shares[Math.floor(1500 * 0.025)]!, 2);
    expect(interval.high).toBeCloseTo(shares[Math.floor(1500 * 0.975)]!, 2);
  });
});

describe('benjaminiHochberg', () => {
  it('rejects the four smallest of the fifteen p-values of Benjamini & Hochberg (1995), section 3.2', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    const q = benjaminiHochberg(Float64Array.from(p));
    expect(Array.from(q).filter((value) => value <= 0.05)).toHaveLength(4);
    expect(q[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
  });

  it('leaves out what was not tested and counts what is not listed', () => {
    const q = benjaminiHochberg(Float64Array.of(0.01, Number.NaN, 0.04), 10);
    expect(Number.isNaN(q[1])).toBe(true);
    expect(q[0]).toBeCloseTo(0.1, 10);
    expect(q[2]).toBeCloseTo(0.2, 10);
  });

  it('expects no more small p-values than there can be', () => {
    // Ten tests that can only give .02 or more: two at .02 are what two of ten times .02 allow.
    const p = Float64Array.of(0.02, 0.02, 0.5);
    expect(Array.from(benjaminiHochberg(p, 10))).toEqual([0.1, 0.1, 1]);
    const q = benjaminiHochberg(p, 10, (t) => (t < 0.02 ? 0 : t * 5));
    expect(q[0]).toBeCloseTo(0.05, 12);
    expect(q[2]).toBeCloseTo(2.5 / 3, 12);
  });

  it('keeps the order of the p-values (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
        const sorted = Float64Array.from(p).sort();
        const q = benjaminiHochberg(sorted);
        for (let i = 1; i < q.length; i += 1) expect(q[i]).toBeGreaterThanOrEqual(q[i - 1]!);
        for (const [i, value] of q.entries()) expect(value).toBeGreaterThanOrEqual(sorted[i]!);
      }),
      { seed: 5 },
    );
  });
});
