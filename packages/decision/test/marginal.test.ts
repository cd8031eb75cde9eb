import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginalCost, monthOf, seededRandom, type MarketingRow } from '../src/index.js';
import { fitConcave, nonNegativeLeastSquares, valueAt } from '../src/marketing/concave.js';

const rowsOf = (spends: readonly number[], customersOf: (spend: number) => number) =>
  spends.map((spendMinor, i): MarketingRow => ({
    channel: 'search',
    month: monthOf(2025 * 12 + i),
    spendMinor,
    leads: null,
    opportunities: null,
    customers: Math.round(customersOf(spendMinor)),
    newMrrMinor: null,
  }));

/** Up and down between 40,000 and 160,000, ending high. */
const spends = Array.from({ length: 24 }, (_, i) => 40_000 + ((i * 7) % 24) * 5000).concat([
  150_000, 155_000, 160_000,
]);

describe('the cost of the last customers', () => {
  it('exceeds the average where returns diminish, as the square root says it does', () => {
    const found = marginalCost(
      rowsOf(spends, (spend) => 100 * Math.sqrt(spend / 1000)),
      {
        random: seededRandom(1),
      },
    );
    if (found.kind === 'refused') throw new Error(found.reason);
    const customers = (spend: number): number => 100 * Math.sqrt(spend / 1000);
    const today = 155_000;
    const exact = (0.2 * today) / (customers(today) - customers(0.8 * today));
    expect(found.spendMinor).toBe(today);
    expect((found.costMinor ?? 0) / exact).toBeCloseTo(1, 1);
    expect((found.averageMinor ?? 0) / (today / customers(today))).toBeCloseTo(1, 2);
    expect(found.lowMinor ?? 0).toBeLessThanOrEqual(exact);
    expect(found.highMinor ?? Infinity).toBeGreaterThanOrEqual(exact);
  });

  it('is the average where every customer costs the same', () => {
    const found = marginalCost(
      rowsOf(spends, (spend) => spend / 1000),
      { random: seededRandom(1) },
    );
    if (found.kind === 'refused') throw new Error(found.reason);
    expect(found.costMinor).toBeCloseTo(1000, 6);
    expect(found.averageMinor).toBeCloseTo(1000, 6);
  });

  it('has no upper end where more spend brings nobody', () => {
    const found = marginalCost(
      rowsOf(spends, (spend) => Math.min(spend, 90_000) / 1000),
      {
        random: seededRandom(1),
      },
    );
    expect(found).toMatchObject({ kind: 'found', costMinor: null, highMinor: null });
  });

  it.each([
    ['too few months', rowsOf(spends.slice(0, 9), () => 50), 'Only 9 months with spend'],
    ['too few customers', rowsOf(spends, () => 0), 'Only 0 customers'],
    [
      'steady spend',
      rowsOf(
        Array.from({ length: 20 }, () => 1000),
        () => 9,
      ),
      'hardly ever lower',
    ],
    ['no rows', [], 'Only 0 months'],
  ])('refuses %s', (_, rows, reason) => {
    const answer = marginalCost(rows, { random: seededRandom(1) });
    expect(answer.kind === 'refused' && answer.reason).toContain(reason);
  });

  it('covers the truth about as often as it says (simulation: Poisson customers of a power law)', () => {
    let [covered, asked] = [0, 0];
    for (let run = 0; run < 100; run += 1) {
      const random = seededRandom(run * 7919 + 1);
      const drawn = Array.from({ length: 24 }, () => Math.round(1e5 * (0.3 + 1.4 * random())));
      const mean = (spend: number): number => 60 * (spend / 1e5) ** 0.6;
      const rows = rowsOf(drawn, (spend) => poisson(mean(spend), random));
      const found = marginalCost(rows, { random, draws: 200 });
      if (found.kind === 'refused') continue;
      const today = found.spendMinor;
      const truth = (0.2 * today) / (mean(today) - mean(0.8 * today));
      asked += 1;
      if ((found.lowMinor ?? Infinity) <= truth && truth <= (found.highMinor ?? Infinity))
        covered += 1;
    }
    expect(asked).toBeGreaterThan(80);
    expect(covered / asked).toBeGreaterThan(0.86);
  });
});

function poisson(mean: number, random: () => number): number {
  let [count, chance] = [0, Math.exp(-mean)];
  let below = chance;
  const share = random();
  while (share >= below && count < 1000) {
    count += 1;
    chance *= mean / count;
    below += chance;
  }
  return count;
}

describe('least squares without negative coefficients', () => {
  it('meets the conditions of the minimum (property: Karush, Kuhn & Tucker)', () => {
    const row = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 8 }), row, (design, noise) => {
        const gram = [0, 1, 2].map((i) =>
          [0, 1, 2].map(
            (j) =>
              design.reduce((sum, of) => sum + (of[i] ?? 0) * (of[j] ?? 0), 0) +
              (i === j ? 0.1 : 0),
          ),
        );
        const x = nonNegativeLeastSquares(gram, noise);
        for (const [i, value] of x.entries()) {
          const slope = x.reduce((sum, of, j) => sum + (gram[i]?.[j] ?? 0) * of, -(noise[i] ?? 0));
          expect(value).toBeGreaterThanOrEqual(0);
          expect(slope).toBeGreaterThan(-1e-6);
          expect(Math.abs(slope * value)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('fits a curve that rises and bends down only, whatever the points (property)', () => {
    const count = fc.nat(60);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), count), { minLength: 2 }),
        (p) => {
          const x = p.map(([at]) => at);
          const curve = fitConcave(x, p.map(([, y]) => y), x.map((at) => 1 / at), [20, 50, 100]); // prettier-ignore
          let [before, slopeBefore] = [valueAt(curve, 0), Infinity];
          for (let at = 10; at <= 100; at += 10) {
            const slope = valueAt(curve, at) - before;
            expect(slope).toBeGreaterThanOrEqual(-1e-9);
            expect(slope).toBeLessThanOrEqual(slopeBefore + 1e-6);
            [before, slopeBefore] = [valueAt(curve, at), slope];
          }
        },
      ),
    );
  });
});
