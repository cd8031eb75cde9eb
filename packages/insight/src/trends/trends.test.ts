import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  falseDiscoveryRate,
  trendsOf,
  unknownTrend,
  weekCounts,
  weeklySeries,
  type WeeklySeries,
} from './index.js';
import { mondayOf, weekOf } from './weeks.js';

type Random = () => number;

function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function poisson(mean: number, random: Random): number {
  let left = mean;
  let count = 0;
  // In steps, since exp(−mean) runs out of digits.
  while (left > 0) {
    const part = Math.min(left, 30);
    left -= part;
    let product = random();
    const limit = Math.exp(-part);
    while (product > limit) {
      count += 1;
      product *= random();
    }
  }
  return count;
}

/** Variance = dispersion × mean: a Poisson sum of logarithmic clumps, drawn as Poisson with a random mean. */
function overdispersed(mean: number, dispersion: number, random: Random): number {
  if (dispersion <= 1) return poisson(mean, random);
  const shape = mean / (dispersion - 1);
  // Gamma by the sum of exponentials for the whole part and rejection-free power for the rest (Jöhnk).
  let gamma = 0;
  for (let i = 0; i < Math.floor(shape); i += 1) gamma -= Math.log(1 - random());
  const rest = shape - Math.floor(shape);
  if (rest > 0) {
    for (;;) {
      const x = random() ** (1 / rest);
      const y = random() ** (1 / (1 - rest));
      if (x + y <= 1) {
        gamma += (-Math.log(1 - random()) * x) / (x + y);
        break;
      }
    }
  }
  return poisson(gamma * (dispersion - 1), random);
}

const total = 400;

function series(
  means: readonly ((week: number) => number)[],
  weeks: number,
  seed: number,
  dispersion = 1,
): WeeklySeries {
  const random = seeded(seed);
  const statements = new Uint32Array(means.length * weeks);
  for (const [theme, mean] of means.entries()) {
    for (let w = 0; w < weeks; w += 1) {
      statements[theme * weeks + w] = overdispersed(mean(w), dispersion, random);
    }
  }
  return {
    firstWeek: weekOf(Date.UTC(2024, 0, 1)),
    weeks,
    themeCount: means.length,
    totals: new Uint32Array(weeks).fill(total),
    statements,
    customers: statements,
    lastWeekComplete: true,
  };
}

const flat = (mean: number) => (): number => mean;

describe('weeklySeries', () => {
  it('begins weeks on Monday, UTC', () => {
    expect(mondayOf(weekOf(Date.UTC(2024, 1, 29, 23, 59)))).toBe('2024-02-26');
    expect(mondayOf(weekOf(Date.UTC(2024, 2, 4, 0, 0)))).toBe('2024-03-04');
    expect(mondayOf(weekOf(Date.UTC(1969, 11, 31)))).toBe('1969-12-29');
    expect(mondayOf(weekOf(Date.UTC(2021, 0, 3)))).toBe('2020-12-28');
  });

  it('counts statements, and customers once a week, and leaves out copies and undated ones', () => {
    const day = 86_400_000;
    const monday = Date.UTC(2024, 0, 1);
    const result = weeklySeries({
      times: Float64Array.of(monday, monday + day, monday + 8 * day, Number.NaN, monday + 2 * day),
      customers: Uint32Array.of(7, 7, 7, 8, 9),
      themes: [Int32Array.of(0, 0, 0, 0, -1), Int32Array.of(1, -1, 1, 1, 1)],
      themeCount: 2,
      counted: Uint8Array.of(1, 1, 1, 1, 0),
    });
    expect(result.weeks).toBe(2);
    expect(Array.from(result.totals)).toEqual([2, 1]);
    expect(Array.from(result.statements)).toEqual([2, 1, 1, 1]);
    expect(Array.from(result.customers)).toEqual([1, 1, 1, 1]);
    expect(weekCounts(result, 0)).toMatchObject([
      { week: '2024-01-01', statements: 2, customers: 1, share: { value: 1 } },
      { week: '2024-01-08', statements: 1, customers: 1 },
    ]);
  });

  it('is empty without dates, and then every trend is unknown', () => {
    const none = weeklySeries({
      times: Float64Array.of(Number.NaN, Number.NaN),
      customers: Uint32Array.of(0, 1),
      themes: [Int32Array.of(0, 0)],
      themeCount: 1,
    });
    expect(none.weeks).toBe(0);
    expect(trendsOf(none)).toEqual([unknownTrend]);
  });

  it('is not stretched by a date from another age', () => {
    const result = weeklySeries({
      times: Float64Array.of(0, Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 9)),
      customers: Uint32Array.of(0, 1, 2),
      themes: [Int32Array.of(0, 0, 0)],
      themeCount: 1,
    });
    expect(result.weeks).toBe(2);
  });
});

describe('trendsOf', () => {
  const weeks = 78;
  const background = Array.from({ length: 30 }, (_, i) => flat(2 + i));

  it('tells rising, falling, flat, ended and new apart', () => {
    const found = trendsOf(
      series(
        [
          flat(12),
          (w) => 2 + (6 * w) / weeks,
          (w) => 9 - (6 * w) / weeks,
          (w) => (w < 50 ? 4 : 0.05),
          (w) => (w < 64 ? 0.03 : 5),
          ...background,
        ],
        weeks,
        11,
      ),
    );
    expect(found.slice(0, 5).map(({ direction }) => direction)).toEqual([
      'flat',
      'rising',
      'falling',
      'ended',
      'new',
    ]);
    for (const { certainty } of found.slice(1, 5)) expect(certainty).toBeGreaterThan(0.95);
  });

  it('gives the change of the last twelve weeks with its interval', () => {
    const [trend] = trendsOf(series([(w) => (w < 66 ? 20 : 40), ...background], weeks, 12));
    expect(trend!.change!.value).toBeGreaterThan(0.7);
    expect(trend!.change!.low).toBeLessThan(1);
    expect(trend!.change!.high).toBeGreaterThan(1);
    expect(trend!.direction).toBe('rising');
  });

  it('calls an outage a surge, not a trend', () => {
    const [trend] = trendsOf(
      series([(w) => (w === 40 || w === 41 ? 40 : 5), ...background], weeks, 13),
    );
    const start = weekOf(Date.UTC(2024, 0, 1));
    expect(trend!.surges.map(({ week }) => week)).toEqual([
      mondayOf(start + 40),
      mondayOf(start + 41),
    ]);
    expect(trend!.surges[0]!.observed).toBeGreaterThan(3 * trend!.surges[0]!.expected);
    expect(trend!.direction).toBe('flat');
  });

  it('does not take a move to a new level for surges', () => {
    const [trend] = trendsOf(series([(w) => (w < 40 ? 4 : 16), ...background], weeks, 14));
    expect(trend!.surges).toEqual([]);
    expect(trend!.direction).toBe('rising');
  });

  it('is not fooled by more feedback in all', () => {
    const grown = series([(w) => 5 + w / 5, ...background], weeks, 15);
    const totals = Uint32Array.from({ length: weeks }, (_, w) => Math.round(80 * (5 + w / 5)));
    expect(trendsOf({ ...grown, totals })[0]!.direction).toBe('flat');
  });

  it('keeps false surges and false directions at the stated rate when nothing happens', () => {
    const runs = 20;
    let surgeRuns = 0;
    let directionRuns = 0;
    for (let run = 0; run < runs; run += 1) {
      const means = Array.from({ length: 60 }, (_, i) => flat(0.3 + i / 3));
      const found = trendsOf(series(means, weeks, 1000 + run, run % 2 === 0 ? 1 : 2));
      if (found.some(({ surges }) => surges.length > 0)) surgeRuns += 1;
      if (found.some(({ direction }) => direction !== 'flat' && direction !== 'unknown'))
        directionRuns += 1;
    }
    // Under the null every discovery is false, so the rate is that of runs with any: 1 in 20 expected.
    expect(falseDiscoveryRate).toBe(0.05);
    expect(surgeRuns).toBeLessThanOrEqual(4);
    expect(directionRuns).toBeLessThanOrEqual(4);
  });

  it('says in which week a theme moved to which level', () => {
    const [trend] = trendsOf(series([(w) => (w < 40 ? 8 : 24), ...background], weeks, 17));
    const [change, ...more] = trend!.changes;
    expect(more).toEqual([]);
    expect(change!.week).toBe(mondayOf(weekOf(Date.UTC(2024, 0, 1)) + 40));
    expect(change!.from.low).toBeLessThan(8 / total);
    expect(change!.from.high).toBeGreaterThan(8 / total);
    expect(change!.to.low).toBeLessThan(24 / total);
    expect(change!.to.high).toBeGreaterThan(24 / total);
    expect(change!.qValue).toBeLessThan(0.001);
  });

  it('takes steady growth for a direction, not for steps', () => {
    const [trend] = trendsOf(series([(w) => 4 + (20 * w) / weeks, ...background], weeks, 18));
    expect(trend!.changes).toEqual([]);
    expect(trend!.yearly!.low).toBeGreaterThan(0);
  });

  it('does not take an outage for a new level', () => {
    const [trend] = trendsOf(
      series([(w) => (w >= 30 && w < 33 ? 50 : 6), ...background], weeks, 19),
    );
    expect(trend!.surges).toHaveLength(3);
    expect(trend!.changes).toEqual([]);
  });

  it('never shows a change that contradicts the direction (property)', () => {
    const wave = (size: number, period: number, lag: number) => (w: number) =>
      Math.max(0.05, 6 * (1 + size * Math.sin((w + lag) / period)));
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.integer({ min: 6, max: 90 }),
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        fc.double({ min: 2, max: 40, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        (seed, length, size, period, lag) => {
          const grown = (w: number): number =>
            0.2 + ((w * 12) / length) * (w > length - 12 ? 0.5 : 1);
          const burst = (w: number): number => (w > length - 18 && w < length - 13 ? 60 : 3);
          const means = [
            wave(size, period, lag),
            grown,
            burst,
            (w: number) => (w < lag ? 8 : 0.01),
          ];
          for (const trend of trendsOf(series([...means, flat(20)], length, seed, 1 + size))) {
            const { direction, change, yearly, certainty } = trend;
            expect(certainty).toBeGreaterThanOrEqual(0);
            expect(certainty).toBeLessThanOrEqual(1);
            if (change) expect(change.low).toBeLessThanOrEqual(change.value);
            if (direction === 'rising') {
              expect(change?.value ?? 1).toBeGreaterThan(0);
              expect(Math.max(change?.low ?? -1, yearly?.low ?? -1)).toBeGreaterThan(0);
            }
            if (direction === 'falling') {
              expect(change?.value ?? -1).toBeLessThan(0);
              expect(Math.min(change?.high ?? 1, yearly?.high ?? 1)).toBeLessThan(0);
            }
            if (direction === 'ended') expect(change?.value ?? 0).toBeLessThanOrEqual(0);
            if (direction === 'new') expect(change?.high ?? 0).toBeGreaterThanOrEqual(0);
            if (direction === 'rising' || direction === 'falling') {
              expect(certainty).toBeGreaterThanOrEqual(0.9);
            }
          }
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });

  it('does not depend on the order of themes', () => {
    const means = [
      flat(3),
      (w: number): number => 2 + w / 10,
      (w: number): number => (w < 50 ? 4 : 0.05),
    ];
    const straight = series(means, weeks, 16);
    const order = [2, 0, 1];
    const statements = new Uint32Array(straight.statements.length);
    for (const [to, from] of order.entries()) {
      statements.set(straight.statements.subarray(from * weeks, (from + 1) * weeks), to * weeks);
    }
    const mixed = trendsOf({ ...straight, statements });
    const plain = trendsOf(straight);
    expect(mixed.map(({ direction }) => direction)).toEqual(
      order.map((from) => plain[from]!.direction),
    );
  });
});
