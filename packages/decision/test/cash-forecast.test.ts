import { describe, expect, it } from 'vitest';
import {
  cashTornado,
  compareForecasts,
  driverProblems,
  estimateQuantile,
  forecastCash,
  type CashDrivers,
  type Estimate,
} from '../src/index.js';
import { normalCdf } from '../src/distributions.js';

const point = (value: number): Estimate => ({ kind: 'point', value });
const normal = (p10: number, p90: number): Estimate => ({
  kind: 'range',
  p10,
  p90,
  shape: 'normal',
});

const still: CashDrivers = {
  openingCashMinor: point(1_000_000),
  openingMrrMinor: point(100_000),
  newMrrMinor: point(0),
  churnRate: point(0),
  expansionRate: point(0),
  spendMinor: point(0),
  otherCostsMinor: point(0),
  costOfServing: point(0),
  collectionDays: point(0),
};
const start = '2026-01';
const cashOf = (drivers: CashDrivers, months = 6): number[] =>
  forecastCash(drivers, { start, months, draws: 1 }).months.map((m) => m.cashMinor.p50);

describe('cash forecast', () => {
  it('gives the hand-worked months of certain drivers', () => {
    const { months } = forecastCash(
      {
        ...still,
        newMrrMinor: point(10_000),
        newMrrGrowth: point(0.1),
        churnRate: point(0.05),
        expansionRate: point(0.01),
        spendMinor: point(5000),
        otherCostsMinor: point(80_000),
        costOfServing: point(0.2),
        priceChanges: [{ month: '2026-02', change: point(0.1) }],
        hires: [{ name: 'engineer', month: '2026-02', monthlyCostMinor: point(6000) }],
        payments: [{ name: 'tax', month: '2026-03', amountMinor: point(-20_000) }],
      },
      { start, months: 3, draws: 1 },
    );
    // January: 100,000 × 0.96 + 10,000. February: (× 0.96 + 11,000) × 1.1. March: × 0.96 + 12,100 × 1.1.
    const mrr = [106_000, 124_036, 124_036 * 0.96 + 13_310];
    expect(months.map((m) => m.mrrMinor.p50)).toEqual(mrr.map(Math.round));
    const costs = [85_000, 91_000, 111_000];
    let cash = 1_000_000;
    for (const [i, month] of months.entries()) {
      cash += 0.8 * (mrr[i] ?? 0) - (costs[i] ?? 0);
      expect(month.cashMinor.p50).toBe(Math.round(cash));
    }
    expect(months.map((m) => m.month)).toEqual(['2026-01', '2026-02', '2026-03']);
  });

  it('collects what was earned after its delay, the opening revenue first', () => {
    const growing = { ...still, newMrrMinor: point(10_000) };
    const aMonth = 365.25 / 12;
    expect(cashOf(growing, 3)).toEqual([1_110_000, 1_230_000, 1_360_000]);
    expect(cashOf({ ...growing, collectionDays: point(aMonth) }, 3)).toEqual([
      1_100_000, 1_210_000, 1_330_000,
    ]);
    expect(cashOf({ ...growing, collectionDays: point(1.5 * aMonth) }, 3)).toEqual([
      1_100_000, 1_205_000, 1_320_000,
    ]);
  });

  it('pays who began before the forecast from its first month', () => {
    const hires = [{ name: 'engineer', month: '2025-06', monthlyCostMinor: point(100_000) }];
    expect(cashOf({ ...still, hires }, 2)).toEqual([1_000_000, 1_000_000]);
  });

  it('has the closed-form quantiles where one driver is uncertain', () => {
    const costs = normal(80_000, 120_000);
    const { months, runway } = forecastCash(
      { ...still, openingMrrMinor: point(0), otherCostsMinor: costs },
      { start, months: 12 },
    );
    const last = months[11]?.cashMinor;
    for (const [p, value] of [
      [0.1, last?.p10],
      [0.5, last?.p50],
      [0.9, last?.p90],
    ] as const) {
      const exact = 1_000_000 - 12 * estimateQuantile(costs, 1 - p);
      expect(Math.abs((value ?? 0) - exact)).toBeLessThan(500);
    }
    // Cash is gone within a year where costs exceed a twelfth of it a month.
    const chance = 1 - normalCdf((1_000_000 / 12 - 100_000) / (40_000 / 2.5631031310892));
    expect(runway.runOut.map(({ withinMonths }) => withinMonths)).toEqual([6, 12]);
    expect(runway.runOut[1]?.chance.value).toBeCloseTo(chance, 3);
    expect(runway.p50).toBeCloseTo(10, 2);
    expect(runway.p10).toBeCloseTo(1_000_000 / 120_000, 1);
  });

  it('counts runway in fractions of months, and says nothing beyond the end', () => {
    const burn = { ...still, openingMrrMinor: point(0), otherCostsMinor: point(400_000) };
    expect(forecastCash(burn, { start, draws: 1 }).runway.p50).toBeCloseTo(2.5, 12);
    expect(forecastCash(still, { start, draws: 1 }).runway.p50).toBeNull();
    const broke = { ...burn, openingCashMinor: point(100_000) };
    expect(forecastCash(broke, { start, draws: 1 }).runway.p50).toBeCloseTo(0.25, 12);
  });

  const uncertain: CashDrivers = {
    ...still,
    openingCashMinor: point(3_000_000),
    newMrrMinor: { kind: 'range', p10: 3000, p90: 12_000, shape: 'lognormal' },
    newMrrScatter: 0.4,
    churnRate: { kind: 'pert', least: 0.005, likely: 0.02, most: 0.06 },
    otherCostsMinor: normal(140_000, 220_000),
    costOfServing: { kind: 'sample', values: [0.15, 0.2, 0.22, 0.3] },
  };

  it('takes uncertain drivers as uncertain, single months as scattered around them', () => {
    const certain = forecastCash({ ...uncertain, newMrrScatter: 0 }, { start });
    const scattered = forecastCash(uncertain, { start });
    const width = (f: typeof certain, t: number): number =>
      (f.months[t]?.mrrMinor.p90 ?? 0) - (f.months[t]?.mrrMinor.p10 ?? 0);
    expect(width(scattered, 0)).toBeGreaterThan(width(certain, 0));
    // Scatter averages out over months; not knowing the level does not.
    expect(width(scattered, 23) / width(certain, 23)).toBeLessThan(1.05);
    expect(certain.months[23]?.mrrMinor.p50 ?? 0).toBeGreaterThan(0);
  });

  it('cancels the luck that two scenarios share: the difference scatters far less than either', () => {
    const planned = {
      ...uncertain,
      hires: [{ name: 'engineer', month: '2026-06', monthlyCostMinor: normal(7000, 9000) }],
      priceChanges: [{ month: '2026-09', change: normal(0.02, 0.06) }],
    };
    const { months, base, other } = compareForecasts(uncertain, planned, { start });
    const last = months[23]?.cashMinor;
    const paired = (last?.p90 ?? 0) - (last?.p10 ?? 0);
    const [a, b] = [base, other].map(({ months: of }) => of[23]?.cashMinor);
    const alone = Math.hypot((a?.p90 ?? 0) - (a?.p10 ?? 0), (b?.p90 ?? 0) - (b?.p10 ?? 0));
    expect(paired).toBeLessThan(alone / 20);
    // The same scenario twice makes no difference at all, whatever is uncertain.
    const nothing = compareForecasts(uncertain, uncertain, { start, draws: 500 });
    expect(nothing.months.every(({ cashMinor: c }) => c.p10 === 0 && c.p90 === 0)).toBe(true);
  });

  it('is the same for a seed, and hardly another for another seed', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => forecastCash(uncertain, { start, seed }));
    expect(a).toEqual(b);
    const middle = (f: typeof a): number => f?.months[23]?.cashMinor.p50 ?? 0;
    expect(middle(a)).not.toBe(middle(c));
    expect(Math.abs(middle(a) / middle(c) - 1)).toBeLessThan(0.02);
  });

  it('names each driver that is wrong', () => {
    const wrong: CashDrivers = {
      ...still,
      churnRate: { kind: 'range', p10: 0, p90: 0.1, shape: 'lognormal' },
      hires: [
        { name: 'a', month: '2026-13', monthlyCostMinor: point(1) },
        { name: 'a', month: '2026-12', monthlyCostMinor: point(1) },
      ],
    };
    expect(driverProblems(wrong)).toEqual([
      'Churn: A lognormal range lies above 0; its low end is 0. Choose the normal shape.',
      '"2026-13" is no month: write YYYY-MM.',
      'Cost of a is given twice: names and months must differ.',
    ]);
    expect(() => forecastCash(wrong, { start })).toThrow('Churn: ');
    expect(() => forecastCash(still, { start, months: 0 })).toThrow('1 to 120 months');
  });
});

describe('tornado', () => {
  it('has the closed form where cash is a sum: swings and shares of the variance', () => {
    const drivers: CashDrivers = {
      ...still,
      openingMrrMinor: point(0),
      otherCostsMinor: normal(30_000, 60_000),
      spendMinor: normal(10_000, 20_000),
      openingCashMinor: normal(900_000, 1_100_000),
    };
    const { bars, middle } = cashTornado(drivers, { start, months: 12 });
    expect(middle.endCashMinor).toBe(1_000_000 - 12 * 60_000);
    expect(bars.map(({ label, swingMinor }) => [label, swingMinor])).toEqual([
      ['Other costs', 360_000],
      ['Opening cash', 200_000],
      ['Marketing spend', 120_000],
    ]);
    const all = 360 ** 2 + 200 ** 2 + 120 ** 2;
    for (const bar of bars) {
      expect(bar.varianceShare).toBeCloseTo((bar.swingMinor / 1000) ** 2 / all, 1);
    }
    expect(bars[0]?.low.at).toBeCloseTo(30_000, 6);
    expect(bars[0]?.low.runwayMonths).toBeNull();
    // At its worst, costs of 60,000 and spend of 15,000: 1,000,000 lasts 13⅓ months.
    expect(cashTornado(drivers, { start }).bars[0]?.high.runwayMonths).toBeCloseTo(13 + 1 / 3, 6);
  });

  it('gives a driver that does nothing no share', () => {
    const idle: CashDrivers = {
      ...still,
      otherCostsMinor: normal(30_000, 60_000),
      churnRate: { kind: 'pert', least: 0, likely: 0.02, most: 0.05 },
      openingMrrMinor: point(0),
    };
    const { bars } = cashTornado(idle, { start });
    expect(bars[1]).toMatchObject({ key: 'churnRate', swingMinor: 0 });
    expect(bars[1]?.varianceShare).toBeLessThan(0.01);
    expect(bars[0]?.varianceShare).toBeGreaterThan(0.99);
  });
});
