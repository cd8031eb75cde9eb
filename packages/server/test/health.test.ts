import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, healthOf, type HealthFacts } from '../src/customers/health/health.js';

const nothing: HealthFacts = {
  feedbackTo: null,
  recent: { statements: 0, pains: 0 },
  before: { statements: 0, pains: 0 },
  painsOfAll: 0.3,
  recentRatings: { count: 0, mean: 0 },
  beforeRatings: { count: 0, mean: 0 },
  recentItems: 0,
  beforeItems: 0,
  silentDays: null,
  revenueRatio: null,
  renewalDays: null,
};

describe('health, by the worked example of docs/methods/health.md', () => {
  it('adds up to what was worked out by hand', () => {
    const health = healthOf({
      ...nothing,
      // (9 + 6 × 0.3) / 18 = 0.6; (3 + 6 × 0.3) / 16 = 0.3; 25 × 0.3 / 0.4 = 18.75
      recent: { statements: 12, pains: 9 },
      before: { statements: 10, pains: 3 },
      // 15 × -0.2 / 0.4 = -7.5, which rounds to -7: halves go up
      recentRatings: { count: 4, mean: 0.4 },
      beforeRatings: { count: 5, mean: 0.6 },
      recentItems: 6,
      beforeItems: 7,
      silentDays: 2,
      // 25 × -0.1 / 0.5 = -5
      revenueRatio: 0.9,
      // 10 × (1 - 45 / 90) = 5
      renewalDays: 45,
    });
    expect(health?.score).toBe(75 - 19 - 7 - 5 - 5);
    expect(health?.reasons).toEqual([
      {
        signal: 'pains',
        points: -19,
        sentence:
          '9 of 12 sentences of the last 90 days are pains; in the year before it was 3 of 10.',
      },
      {
        signal: 'ratings',
        points: -7,
        sentence: 'Ratings fell from 60 % to 40 % of the scale (5 before, 4 in the last 90 days).',
      },
      { signal: 'revenue', points: -5, sentence: 'It pays 10 % less than 90 days ago.' },
      { signal: 'renewal', points: -5, sentence: 'It renews in 45 days.' },
    ]);
  });

  it('calls silence what is unlikely by chance alone', () => {
    // 12 items in 360 days: 3 are expected in 90; exp(-3) = 0.0498, below one in twenty.
    const facts = { ...nothing, beforeItems: 12, silentDays: 120 };
    expect(healthOf(facts)).toEqual({
      score: 60,
      reasons: [
        {
          signal: 'silence',
          points: -15,
          sentence:
            'It has said nothing for 120 days, after 12 items in the year before; by chance that happens in 5 % of such cases.',
        },
      ],
    });
    expect(healthOf({ ...facts, beforeItems: 11 })).toBeNull();
  });

  it('says nothing where nothing is known', () => {
    expect(healthOf(nothing)).toBeNull();
  });

  it('tells a renewal that has passed, and forgets one long ago', () => {
    expect(healthOf({ ...nothing, renewalDays: -12 })?.reasons[0]?.sentence).toBe(
      'Its renewal was due 12 days ago, and no later one is known.',
    );
    expect(healthOf({ ...nothing, renewalDays: -200 })).toBeNull();
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const counts = fc
  .tuple(fc.nat(1000), share)
  .map(([statements, of]) => ({ statements, pains: Math.round(statements * of) }));
const ratings = fc.record({ count: fc.nat(50), mean: share });
const anyFacts: fc.Arbitrary<HealthFacts> = fc.record({
  feedbackTo: fc.constantFrom(null, '2024-12-31'),
  recent: counts,
  before: counts,
  painsOfAll: share,
  recentRatings: ratings,
  beforeRatings: ratings,
  recentItems: fc.nat(100),
  beforeItems: fc.nat(100),
  silentDays: fc.option(fc.nat(2000)),
  revenueRatio: fc.option(fc.double({ min: 0, max: 50, noNaN: true })),
  renewalDays: fc.option(fc.integer({ min: -1000, max: 1000 })),
});

it('is the base and its reasons, within 0 and 100, whatever the facts (property)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const health = healthOf(facts);
      if (health === null) return;
      const sum = health.reasons.reduce((total, { points }) => total + points, 75);
      expect(health.score).toBe(Math.min(100, Math.max(0, sum)));
      for (const { sentence } of health.reasons) expect(sentence).not.toMatch(/NaN|Infinity/);
    }),
  );
});

it('never rises with one more pain (property)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { statements, pains } = facts.recent;
      if (pains >= statements) return;
      const worse = { ...facts, recent: { statements, pains: pains + 1 } };
      expect(healthOf(worse)?.score ?? 75).toBeLessThanOrEqual(healthOf(facts)?.score ?? 75);
    }),
  );
});

it.each([
  [64, 'watch'],
  [65, 'good'],
  [45, 'watch'],
  [44, 'at-risk'],
] as const)('%i is %s', (score, band) => {
  expect(bandOf(score)).toBe(band);
});
