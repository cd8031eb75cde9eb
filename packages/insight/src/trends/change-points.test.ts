import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  bicPenalty,
  binarySegmentation,
  changePoints,
  modifiedBic,
  negativeBinomialCost,
  noiseVariance,
  normalCost,
  normalLineCost,
  normalMeanCost,
  pelt,
  poissonCost,
  type SegmentCost,
} from './change-points.js';
import { logGamma } from './distributions.js';

/** Total of a segmentation, so that different ones of the same cost compare equal. */
function total(
  length: number,
  cost: SegmentCost,
  penalty: number,
  points: readonly number[],
): number {
  const bounds = [0, ...points, length];
  return bounds
    .slice(1)
    .reduce((sum, to, i) => sum + cost(bounds[i]!, to) + (i > 0 ? penalty : 0), 0);
}

/** Least total over every segmentation: the oracle. */
function leastOfAll(length: number, cost: SegmentCost, penalty: number, minimum: number): number {
  const least = new Map<number, number>([[0, 0]]);
  for (let to = 1; to <= length; to += 1) {
    let best = Infinity;
    for (const [from, sum] of least) {
      if (to - from < minimum) continue;
      best = Math.min(best, sum + cost(from, to) + (from > 0 ? penalty : 0));
    }
    if (best < Infinity) least.set(to, best);
  }
  return least.get(length) ?? Infinity;
}

const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 40 });

describe('pelt', () => {
  it('finds the least cost of all segmentations (property; against full dynamic programming)', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 12, noNaN: true }),
        (x, minimum, penalty) => {
          if (x.length < 2 * minimum) return;
          const costs = [
            normalMeanCost(x, 9),
            poissonCost(x),
            poissonCost(
              x,
              x.map((_, i) => 1 + (i % 3)),
              2,
            ),
            negativeBinomialCost(x, 3),
            normalLineCost(x, 9),
          ];
          for (const cost of costs) {
            const found = pelt(x.length, cost, { penalty, minimumSegment: minimum });
            const least = leastOfAll(x.length, cost, penalty, minimum);
            expect(total(x.length, cost, penalty, found)).toBeCloseTo(least, 6);
          }
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  it('stays exact where splitting can raise the cost, given the slack (property)', () => {
    fc.assert(
      fc.property(values, (x) => {
        const model = modifiedBic(x.length, normalMeanCost(x, 4), 1);
        const found = pelt(x.length, model.cost, model);
        const least = leastOfAll(x.length, model.cost, model.penalty, 1);
        expect(total(x.length, model.cost, model.penalty, found)).toBeCloseTo(least, 6);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('gives what it is asked for or says what is wrong', () => {
    const cost = normalMeanCost([1, 2, 3]);
    expect(pelt(3, cost, { penalty: 1, minimumSegment: 2 })).toEqual([]);
    expect(pelt(0, normalMeanCost([]), { penalty: 1 })).toEqual([]);
    expect(() => pelt(3, cost, { penalty: -1 })).toThrow(/penalty must be 0 or more, is -1/);
    expect(() => pelt(3, cost, { penalty: 1, minimumSegment: 0 })).toThrow(
      /whole number from 1 on/,
    );
    expect(() => pelt(3, cost, { penalty: 1, slack: Number.NaN })).toThrow(/slack/);
  });
});

describe('costs', () => {
  it('are twice the negative log-likelihood at its maximum, up to what segments share', () => {
    const x = [3, 0, 5, 2, 9, 12, 8, 11];
    const poisson = (rate: number, part: readonly number[]): number =>
      part.reduce((sum, k) => sum - 2 * (k * Math.log(rate) - rate - logGamma(k + 1)), 0);
    const size = 4;
    const negativeBinomial = (mean: number, part: readonly number[]): number =>
      part.reduce(
        (sum, k) =>
          sum -
          2 *
            (logGamma(k + size) -
              logGamma(size) -
              logGamma(k + 1) +
              size * Math.log(size / (size + mean)) +
              (k > 0 ? k * Math.log(mean / (size + mean)) : 0)),
        0,
      );
    const mean = (part: readonly number[]): number =>
      part.reduce((sum, k) => sum + k, 0) / part.length;
    for (const [cost, full] of [
      [poissonCost(x), poisson],
      [negativeBinomialCost(x, size), negativeBinomial],
    ] as const) {
      const gain = cost(0, 8) - cost(0, 4) - cost(4, 8);
      const [a, b] = [x.slice(0, 4), x.slice(4)];
      expect(gain).toBeCloseTo(full(mean(x), x) - full(mean(a), a) - full(mean(b), b), 9);
    }
  });

  it('of a line is nothing on a line, of a level nothing on a level', () => {
    const line = Array.from({ length: 20 }, (_, i) => 1e6 + 3 * i);
    expect(normalLineCost(line)(3, 17)).toBeCloseTo(0, 4);
    expect(normalMeanCost(line)(3, 17)).toBeGreaterThan(1);
    expect(normalMeanCost(Array.from({ length: 9 }, () => 7))(2, 8)).toBeCloseTo(0, 9);
  });

  it('finds a change of the variance alone', () => {
    const x = Array.from(
      { length: 80 },
      (_, i) => (i % 2 === 0 ? 1 : -1) * (i < 40 ? 1 : 6) + (i % 3),
    );
    const penalty = bicPenalty(x.length, 2);
    expect(pelt(x.length, normalCost(x), { penalty, minimumSegment: 5 })).toEqual([40]);
    expect(pelt(x.length, normalMeanCost(x, noiseVariance(x)), { penalty })).toEqual([]);
  });

  it('takes exposure into account', () => {
    const volume = Array.from({ length: 30 }, (_, i) => (i < 15 ? 10 : 40));
    const x = volume.map((n) => n / 2);
    expect(pelt(30, poissonCost(x), { penalty: 5 })).toEqual([15]);
    expect(pelt(30, poissonCost(x, volume), { penalty: 5 })).toEqual([]);
  });
});

describe('binarySegmentation', () => {
  it('splits where it pays most, and at most so often', () => {
    const x = [0, 0, 0, 0, 9, 9, 9, 9, 20, 20, 20, 20];
    const cost = normalMeanCost(x);
    expect(binarySegmentation(x.length, cost, { penalty: 5 })).toEqual([4, 8]);
    expect(binarySegmentation(x.length, cost, { penalty: 5, most: 1 })).toEqual([8]);
    expect(binarySegmentation(x.length, cost, { penalty: 1e6 })).toEqual([]);
  });
});

describe('changePoints', () => {
  const wave = (i: number): number => Math.sin(i * 12.9898) * 0.5;

  it('finds a new level and a new slope, and no change on a noisy line', () => {
    const level = Array.from({ length: 60 }, (_, i) => (i < 35 ? 10 : 16) + wave(i));
    expect(changePoints(level)).toEqual([35]);
    const kink = Array.from({ length: 60 }, (_, i) => (i < 30 ? 0 : (i - 30) * 0.9) + wave(i));
    const [at, ...more] = changePoints(kink);
    expect(more).toEqual([]);
    expect(Math.abs(at! - 30)).toBeLessThanOrEqual(2);
    expect(changePoints(Array.from({ length: 60 }, (_, i) => i * 0.4 + wave(i)))).toEqual([]);
  });

  it('does not depend on unit or origin (property)', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -1000, max: 1000 }),
        (x, power, origin) => {
          // Powers of two and whole origins keep the numbers exact.
          const other = x.map((value) => value * 2 ** power + origin);
          expect(changePoints(other)).toEqual(changePoints(x));
        },
      ),
      { seed: 6 },
    );
  });

  it('finds nothing in what never changes, and says which value is no number', () => {
    expect(changePoints([])).toEqual([]);
    expect(changePoints([4])).toEqual([]);
    expect(changePoints(Array.from({ length: 50 }, () => 3))).toEqual([]);
    expect(() => changePoints([1, Number.NaN])).toThrow('value 1 is NaN');
    expect(() => changePoints([1, 2], 0)).toThrow('sensitivity must be above 0');
  });
});
