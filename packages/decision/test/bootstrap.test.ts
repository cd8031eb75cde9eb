import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapRatio, bootstrapSum, seededRandom, wilson, type Random } from '../src/index.js';

/** Efron's bootstrap, spelled out: accounts drawn with replacement, the statistic of each draw, percentiles. */
function plain(
  accounts: readonly (readonly [number, number])[],
  statistic: (top: number, bottom: number) => number,
  draws: number,
  random: Random,
): { low: number; high: number } {
  const found = Array.from({ length: draws }, () => {
    let top = 0;
    let bottom = 0;
    for (let i = 0; i < accounts.length; i += 1) {
      const [value, under] = accounts[Math.floor(random() * accounts.length)]!;
      top += value;
      bottom += under;
    }
    return statistic(top, bottom);
  }).toSorted((a, b) => a - b);
  return { low: found[Math.floor(draws * 0.025)]!, high: found[Math.floor(draws * 0.975)]! };
}

/** Revenue of accounts: most small, some large. */
const revenue = (count: number, spread: number, random: Random): number[] =>
  Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.round(10_000 * Math.exp(spread * normal));
  });

const worlds = [
  ['few accounts', 40, 1, 0],
  ['many alike', 1500, 0.5, 0],
  ['many, some large', 1500, 1.2, 0],
  ['touched among others that are not', 120, 1, 1400],
  ['one that outweighs all', 300, 1, 300],
] as const;

describe("bootstrap against Efron's, spelled out", () => {
  it.each(worlds)('a sum: %s', (name, count, spread, zeros) => {
    const random = seededRandom(11);
    const values = revenue(count, spread, random);
    if (name === 'one that outweighs all') values[7] = 4_000_000;
    const all = [...values, ...Array.from({ length: zeros }, () => 0)];
    const oracle = plain(
      all.map((value) => [value, 1]),
      (top) => top,
      6000,
      random,
    );
    const found = bootstrapSum(values, { random, population: all.length, draws: 6000 });
    const width = oracle.high - oracle.low;
    expect(found.value).toBe(values.reduce((sum, value) => sum + value, 0));
    expect(Math.abs(found.low - oracle.low) / width).toBeLessThan(0.04);
    expect(Math.abs(found.high - oracle.high) / width).toBeLessThan(0.04);
  });

  it.each(worlds)('a ratio: %s', (name, count, spread) => {
    const random = seededRandom(5);
    const opening = revenue(count, spread, random);
    if (name === 'one that outweighs all') opening[7] = 4_000_000;
    const closing = opening.map((value) =>
      random() < 0.1 ? 0 : Math.round(value * (0.8 + 0.5 * random())),
    );
    const pairs = opening.map((value, i) => [closing[i]!, value] as const);
    const oracle = plain(pairs, (top, bottom) => top / bottom, 6000, random);
    const found = bootstrapRatio(closing, opening, { random, draws: 6000 })!;
    const width = oracle.high - oracle.low;
    expect(Math.abs(found.low - oracle.low) / width).toBeLessThan(0.05);
    expect(Math.abs(found.high - oracle.high) / width).toBeLessThan(0.05);
  });

  it('holds the true sum and ratio in about 95 % of samples', () => {
    let sums = 0;
    let ratios = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const random = seededRandom(seed);
      const values = revenue(150, 0.5, random);
      const kept = values.map((value) => (random() < 0.2 ? 0 : value));
      // The mean of the lognormal distribution.
      const mean = 10_000 * Math.exp(0.125);
      const sum = bootstrapSum(values, { random });
      const ratio = bootstrapRatio(kept, values, { random })!;
      if (sum.low <= 150 * mean && 150 * mean <= sum.high) sums += 1;
      if (ratio.low <= 0.8 && 0.8 <= ratio.high) ratios += 1;
    }
    expect(sums / 400).toBeGreaterThan(0.92);
    expect(sums / 400).toBeLessThan(0.975);
    expect(ratios / 400).toBeGreaterThan(0.92);
    expect(ratios / 400).toBeLessThan(0.975);
  });
});

describe('bootstrap', () => {
  it('is the same for the same seed, and has no width where there is nothing to draw', () => {
    const values = revenue(50, 1, seededRandom(2));
    const once = bootstrapSum(values, { random: seededRandom(3) });
    expect(bootstrapSum(values, { random: seededRandom(3) })).toEqual(once);
    expect(bootstrapSum([], { random: seededRandom(3) })).toEqual({ value: 0, low: 0, high: 0 });
    expect(bootstrapSum([], { random: seededRandom(3), population: 500 })).toEqual({
      value: 0,
      low: 0,
      high: 0,
    });
    expect(bootstrapRatio([0], [0], { random: seededRandom(3) })).toBeNull();
    expect(bootstrapRatio([5, 10], [10, 20], { random: seededRandom(3) })).toEqual({
      value: 0.5,
      low: 0.5,
      high: 0.5,
    });
  });

  it('of a ratio lies within the least and greatest ratio of an account (property)', () => {
    const account = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(
        fc.array(account, { minLength: 1, maxLength: 60 }),
        fc.nat(),
        (accounts, seed) => {
          const found = bootstrapRatio(
            accounts.map(([top]) => top),
            accounts.map(([, bottom]) => bottom),
            { random: seededRandom(seed), draws: 50 },
          )!;
          const ratios = accounts.map(([top, bottom]) => top / bottom);
          expect(found.low).toBeGreaterThanOrEqual(Math.min(...ratios) - 1e-9);
          expect(found.high).toBeLessThanOrEqual(Math.max(...ratios) + 1e-9);
          expect(found.low).toBeLessThanOrEqual(found.high);
        },
      ),
    );
  });

  it("agrees with Wilson's interval for a share of many", () => {
    const touched = Array.from({ length: 400 }, () => 1);
    const found = bootstrapSum(touched, { random: seededRandom(1), population: 1000 });
    const share = wilson(400, 1000);
    expect(found.low / 1000).toBeCloseTo(share.low, 3);
    expect(found.high / 1000).toBeCloseTo(share.high, 3);
  });
});
