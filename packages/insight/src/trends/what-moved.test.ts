import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { npsScore, whatMoved, type RatedFeedback } from './what-moved.js';

const feedback = fc.array(
  fc.record({
    customer: fc.integer({ min: 0, max: 12 }).map((n) => `c${n}`),
    period: fc.constantFrom('before' as const, 'after' as const),
    value: fc.integer({ min: 1, max: 5 }),
    themes: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
  }),
  { maxLength: 60 },
);
const few = { draws: 20 };
const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const said = (
  period: RatedFeedback['period'],
  theme: string,
  value: number,
  count: number,
): RatedFeedback[] =>
  Array.from({ length: count }, (_, i) => ({
    customer: `${period}-${theme}-${value}-${i}`,
    period,
    value,
    themes: [theme],
  }));

describe('whatMoved', () => {
  it('adds up to the change, in each part and in shares (property)', () => {
    fc.assert(
      fc.property(feedback, (items) => {
        const { before, after, change, contributions } = whatMoved(items, few);
        if (change === null) {
          expect(before.items === 0 || after.items === 0).toBe(true);
          expect(contributions).toEqual([]);
          return;
        }
        expect(change.value).toBeCloseTo(after.mean! - before.mean!, 10);
        expect(add(contributions.map(({ total }) => total.value))).toBeCloseTo(change.value, 10);
        for (const { mix, level, total } of contributions) {
          expect(mix.value + level.value).toBeCloseTo(total.value, 12);
          for (const part of [mix, level, total]) {
            expect(part.low).toBeLessThanOrEqual(part.value);
            expect(part.high).toBeGreaterThanOrEqual(part.value);
          }
        }
        expect(add(contributions.map((one) => one.before.share))).toBeCloseTo(1, 10);
        expect(add(contributions.map((one) => one.after.share))).toBeCloseTo(1, 10);
        const mean = items.filter(({ period }) => period === 'after').map(({ value }) => value);
        expect(after.mean).toBeCloseTo(add(mean) / mean.length, 10);
      }),
      { seed: 11 },
    );
  });

  it('is nothing where nothing changed (property)', () => {
    fc.assert(
      fc.property(feedback, (items) => {
        const then = items.map((item) => ({ ...item, period: 'before' as const }));
        const now = items.map((item) => ({ ...item, period: 'after' as const }));
        const { change, contributions } = whatMoved([...then, ...now], few);
        expect(change?.value ?? 0).toBeCloseTo(0, 12);
        for (const { mix, level, total } of contributions) {
          // The same customers said the same: no drawing of them can differ.
          for (const { value, low, high } of [mix, level, total]) {
            expect(value).toBeCloseTo(0, 12);
            expect(high - low).toBeCloseTo(0, 12);
          }
        }
      }),
      { seed: 12 },
    );
  });

  it('does not depend on the order of the feedback (property)', () => {
    fc.assert(
      fc.property(feedback, fc.infiniteStream(fc.nat(1_000_000)), (items, keys) => {
        const mixed = items
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(whatMoved(mixed, few)).toEqual(whatMoved(items, few));
      }),
      { seed: 13, numRuns: 50 },
    );
  });

  it('tells mix from level', () => {
    const worse = whatMoved([
      ...said('before', 'export', 4, 50),
      ...said('before', 'design', 4, 50),
      ...said('after', 'export', 2, 50),
      ...said('after', 'design', 4, 50),
    ]);
    expect(worse.change!.value).toBeCloseTo(-1, 10);
    const [first, second] = worse.contributions;
    expect(first).toMatchObject({ theme: 'export', before: { mean: 4 }, after: { mean: 2 } });
    expect(first!.level.value).toBeCloseTo(-1, 10);
    expect(first!.mix.value).toBeCloseTo(0, 10);
    expect(second!.total.value).toBeCloseTo(0, 10);

    const more = whatMoved([
      ...said('before', 'outage', 1, 10),
      ...said('before', 'design', 5, 90),
      ...said('after', 'outage', 1, 50),
      ...said('after', 'design', 5, 50),
    ]);
    expect(more.change!.value).toBeCloseTo(-1.6, 10);
    for (const { level } of more.contributions) expect(level.value).toBeCloseTo(0, 10);
    // Mean of both periods' means is 3.8: the outage lies 2.8 below, the design 1.2 above.
    expect(more.contributions.map(({ theme, mix }) => [theme, mix.value])).toEqual([
      ['outage', expect.closeTo(0.4 * -2.8, 10)],
      ['design', expect.closeTo(-0.4 * 1.2, 10)],
    ]);
  });

  it('has intervals that hold what they promise', () => {
    // A theme rated 4 ± 1 before and 3 ± 1 after, by 60 customers each: the error of the difference is 0.183.
    const spread = (period: RatedFeedback['period'], middle: number): RatedFeedback[] => [
      ...said(period, 'sync', middle - 1, 30),
      ...said(period, 'sync', middle + 1, 30),
    ];
    const { change } = whatMoved([...spread('before', 4), ...spread('after', 3)], { draws: 2000 });
    expect(change!.value).toBeCloseTo(-1, 10);
    expect(change!.low).toBeCloseTo(-1 - 1.96 * 0.183, 1);
    expect(change!.high).toBeCloseTo(-1 + 1.96 * 0.183, 1);
  });

  it('is wider where few customers said much', () => {
    const crowd = (customers: number): RatedFeedback[] =>
      (['before', 'after'] as const).flatMap((period) =>
        Array.from({ length: 80 }, (_, i) => ({
          customer: `${period}${i % customers}`,
          period,
          value: ((i % customers) % 5) + (period === 'after' ? 0.5 : 0),
          themes: ['sync'],
        })),
      );
    const width = (customers: number): number => {
      const { change } = whatMoved(crowd(customers));
      return change!.high - change!.low;
    };
    expect(width(5)).toBeGreaterThan(2 * width(80));
  });

  it('shares an item among its themes and keeps what is in none', () => {
    const { contributions } = whatMoved([
      { customer: 'x', period: 'before', value: 1, themes: ['a', 'b', 'b'] },
      { customer: 'y', period: 'before', value: 3, themes: [] },
      { customer: 'x', period: 'after', value: 5, themes: ['a'] },
    ]);
    const shares = new Map(contributions.map(({ theme, before }) => [theme, before.share]));
    expect(shares).toEqual(
      new Map([
        ['a', 0.25],
        ['b', 0.25],
        [null, 0.5],
      ]),
    );
  });

  it('says nothing of an empty period, and what is wrong with a number', () => {
    expect(whatMoved([])).toMatchObject({ change: null, contributions: [], before: { items: 0 } });
    expect(whatMoved(said('after', 'a', 3, 4))).toMatchObject({ change: null, after: { mean: 3 } });
    expect(() => whatMoved(said('after', 'a', Number.NaN, 1))).toThrow(
      'feedback 0 has the value NaN',
    );
    expect(() => whatMoved([], { draws: 1 })).toThrow('draws must be a whole number from 2 on');
  });
});

it('scores net promoters (Reichheld 2003)', () => {
  expect([0, 6, 7, 8, 9, 10].map(npsScore)).toEqual([-100, -100, 0, 0, 100, 100]);
  expect(() => npsScore(11)).toThrow('0 to 10');
});
