import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupRows,
  kaplanMeier,
  logRank,
  payingSpells,
  restrictedMean,
  survivalAt,
  survivalRow,
  type Subscription,
  type SurvivalRow,
} from '../src/index.js';

/** Freireich et al. 1963: weeks in remission of leukaemia, with 6-MP and with placebo; + is censored. */
const read = (text: string): SurvivalRow[] =>
  text.split(' ').map((one) => ({ duration: Number.parseInt(one, 10), event: !one.endsWith('+') }));
const treated = read('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = read('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

describe('Kaplan–Meier on the remission times of Freireich et al. (1963)', () => {
  const curve = kaplanMeier(treated);

  it('gives the published table (Kleinbaum and Klein, Survival Analysis; Lawless 1982, table 3.2.1)', () => {
    const published = [
      [6, 21, 3, 0.8571, 0.0764],
      [7, 17, 1, 0.8067, 0.0869],
      [10, 15, 1, 0.7529, 0.0963],
      [13, 12, 1, 0.6902, 0.1068],
      [16, 11, 1, 0.6275, 0.1141],
      [22, 7, 1, 0.5378, 0.1282],
      [23, 6, 1, 0.4482, 0.1346],
    ];
    const steps = curve.steps.filter(({ events }) => events > 0);
    expect(steps).toHaveLength(published.length);
    published.forEach(([time, atRisk, events, survival, error], i) => {
      expect(steps[i]).toMatchObject({ time, atRisk, events });
      expect(steps[i]?.survival.value).toBeCloseTo(survival!, 4);
      expect(steps[i]?.standardError).toBeCloseTo(error!, 4);
    });
    expect(curve).toMatchObject({ accounts: 21, events: 9 });
  });

  it('gives the log(−log) intervals and the median that standard programs print', () => {
    expect(survivalAt(curve, 6).low).toBeCloseTo(0.6197, 4);
    expect(survivalAt(curve, 6).high).toBeCloseTo(0.9516, 4);
    expect(survivalAt(curve, 23).low).toBeCloseTo(0.1881, 4);
    expect(survivalAt(curve, 23).high).toBeCloseTo(0.6801, 4);
    expect(curve.median).toEqual({ value: 23, low: 13, high: null });
  });

  it('gives the published log-rank test: 16.79 with 19.25 and 10.75 expected (Kleinbaum and Klein)', () => {
    const test = logRank([treated, placebo])!;
    expect(test.statistic).toBeCloseTo(16.79, 2);
    expect(test.degreesOfFreedom).toBe(1);
    expect(test.p).toBeCloseTo(4.17e-5, 6);
    expect(test.groups[0]).toMatchObject({ accounts: 21, events: 9 });
    expect(test.groups[0]?.expected).toBeCloseTo(19.25, 2);
    expect(test.groups[1]?.expected).toBeCloseTo(10.75, 2);
  });
});

const rows = fc.array(
  fc.record({ duration: fc.integer({ min: 1, max: 30 }), event: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

/** The other way: each account hands its weight on to those to its right (Efron 1967, redistribution). */
function byRedistribution(people: readonly SurvivalRow[], time: number): number {
  const sorted = people.toSorted(
    (a, b) => a.duration - b.duration || Number(b.event) - Number(a.event),
  );
  const weights = sorted.map(() => 1 / sorted.length);
  sorted.forEach((one, i) => {
    const later = sorted.length - i - 1;
    if (one.event || later === 0) return;
    for (let j = i + 1; j < sorted.length; j += 1) weights[j]! += weights[i]! / later;
    weights[i] = 0;
  });
  return sorted.reduce(
    (left, one, i) => (one.event && one.duration <= time ? left - weights[i]! : left),
    1,
  );
}

describe('Kaplan–Meier (properties)', () => {
  it("agrees with Efron's redistribution to the right, account by account", () => {
    fc.assert(
      fc.property(rows, (people) => {
        const curve = kaplanMeier(people);
        for (const { time, survival } of curve.steps) {
          expect(survival.value).toBeCloseTo(byRedistribution(people, time), 9);
          expect(survival.low).toBeLessThanOrEqual(survival.value);
          expect(survival.high).toBeGreaterThanOrEqual(survival.value);
        }
      }),
    );
  });

  it('says the same of grouped rows as of single ones', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        expect(kaplanMeier(groupRows(one))).toEqual(kaplanMeier(one));
        expect(logRank([groupRows(one), groupRows(other)])).toEqual(logRank([one, other]));
      }),
    );
  });

  it('has, without censoring, the plain mean as restricted mean, with its plain error', () => {
    fc.assert(
      fc.property(rows, (people) => {
        const times = people.map(({ duration }) => duration);
        const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
        const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / times.length;
        const all = kaplanMeier(times.map((duration) => ({ duration, event: true })));
        const found = restrictedMean(all, 31);
        expect(found.value).toBeCloseTo(mean, 9);
        const half = 1.959963984540054 * Math.sqrt(variance / times.length);
        expect(found.low).toBeCloseTo(Math.max(0, mean - half), 6);
      }),
    );
  });

  it('refuses durations that are none', () => {
    expect(() => kaplanMeier([{ duration: 0, event: true }])).toThrow('above 0');
  });
});

describe('payingSpells', () => {
  const subscription = (over: Partial<Subscription>): Subscription => ({
    id: '1',
    account: 'ada',
    product: 'desk',
    currency: 'EUR',
    mrrMinor: 100,
    start: '2024-01-05',
    end: null,
    ...over,
  });

  it('joins what touches or overlaps, whatever the product and currency, and ends where nothing is paid', () => {
    const spells = payingSpells(
      [
        subscription({ start: '2024-06-30', end: null, currency: 'USD' }),
        subscription({ start: '2024-01-05', end: '2024-02-10' }),
        subscription({ start: '2024-02-11', end: '2024-04-01', product: 'field' }),
        subscription({ start: '2024-04-02', end: '2024-04-29' }),
        subscription({ start: '2025-04-02' }),
      ],
      '2024-12',
    );
    expect(spells).toEqual([
      { start: '2024-01', churned: '2024-04' },
      { start: '2024-06', churned: null },
    ]);
    expect(spells.map((spell) => survivalRow(spell, '2024-12'))).toEqual([
      { duration: 3, event: true },
      { duration: 7, event: false },
    ]);
  });
});
