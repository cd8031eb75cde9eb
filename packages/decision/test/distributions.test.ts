import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gammaQuantile,
  incompleteBeta,
  logGamma,
  lowerGamma,
  normalCdf,
  normalQuantile,
  poissonInterval,
  studentCdf,
  studentQuantile,
  studentTwoSided,
} from '../src/distributions.js';
import { benjaminiHochberg } from '../src/false-discovery.js';

describe('distributions', () => {
  it('agree with printed tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 12);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 11);
    expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 12);
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281388519649385, 10);
    expect(studentTwoSided(2, 5)).toBeCloseTo(0.10193948, 7);
    expect(2 * gammaQuantile(0.95, 5)).toBeCloseTo(18.307038053275146, 9);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(incompleteBeta(0.3, 2, 3)).toBeCloseTo(0.3483, 10);
  });

  it("gives Garwood's printed limits of a Poisson mean", () => {
    expect(poissonInterval(10).low).toBeCloseTo(4.7954, 4);
    expect(poissonInterval(10).high).toBeCloseTo(18.3904, 4);
    expect(poissonInterval(0)).toMatchObject({ low: 0 });
    expect(poissonInterval(0).high).toBeCloseTo(3.6889, 4);
  });

  it('has quantiles that undo the distribution (property)', () => {
    const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0.2, max: 300, noNaN: true }), (p, size) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 10);
        expect(lowerGamma(size, gammaQuantile(p, size))).toBeCloseTo(p, 9);
        expect(studentCdf(studentQuantile(p, size), size)).toBeCloseTo(p, 9);
      }),
    );
  });

  it('refuses a quantile outside 0–1', () => {
    expect(() => normalQuantile(1)).toThrow('0 < p < 1');
  });
});

describe('Benjamini–Hochberg', () => {
  it("rejects what the authors' own example rejects (1995, section 3.1: four of fifteen at 5 %)", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(p).filter((q) => q <= 0.05)).toHaveLength(4);
  });

  it('leaves out what was not tested', () => {
    expect(benjaminiHochberg([0.01, Number.NaN, 0.04])).toEqual([0.02, Number.NaN, 0.04]);
  });
});
