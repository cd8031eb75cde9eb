import { describe, expect, it } from 'vitest';
import { groupRows, lifetimeValue, seededRandom, type SurvivalRow } from '../src/index.js';

/** Accounts with this churn at each age, watched for up to `longest` months since they began at random. */
function watch(
  accounts: number,
  longest: number,
  churnAt: (age: number) => number,
  seed: number,
): SurvivalRow[] {
  const random = seededRandom(seed);
  return groupRows(
    Array.from({ length: accounts }, () => {
      const watched = 1 + Math.floor(random() * longest);
      for (let age = 1; age <= watched; age += 1) {
        if (random() < churnAt(age)) return { duration: age, event: true };
      }
      return { duration: watched, event: false };
    }),
  );
}

const value = (rows: SurvivalRow[], over = {}) => {
  const found = lifetimeValue(rows, {
    arpaMinor: 10_000,
    grossMargin: 0.8,
    random: seededRandom(3),
    draws: 300,
    ...over,
  });
  if (!found.ok) throw new Error(found.message);
  return found;
};

describe('lifetimeValue', () => {
  it('is the geometric mean life where churn is the same at every age: 1 / 0.05', () => {
    const found = value(watch(40_000, 36, () => 0.05, 1));
    expect(Math.abs(found.months.value - 20)).toBeLessThan(0.4);
    expect(found.months.low).toBeLessThan(20);
    expect(found.months.high).toBeGreaterThan(20);
    expect(found.valueMinor.value).toBeCloseTo(found.months.value * 8000, 6);
    expect(found.seenMonths + found.tailMonths).toBeCloseTo(found.months.value, 9);
    // After h months (1 − 0.05)^h are left, and so much of the life lies beyond.
    expect(Math.abs(found.tailShare - 0.95 ** found.horizon)).toBeLessThan(0.03);
  });

  it('is the plain mean, without a tail, where everybody was watched to the end', () => {
    const found = value([
      { duration: 2, event: true, count: 30 },
      { duration: 6, event: true, count: 30 },
    ]);
    expect(found).toMatchObject({
      months: { value: 4 },
      seenMonths: 4,
      tailMonths: 0,
      tailShare: 0,
    });
  });

  it('takes a longer part for the tail until ten have left in it', () => {
    const found = value([
      { duration: 5, event: true, count: 12 },
      { duration: 20, event: true, count: 3 },
      { duration: 30, event: false, count: 100 },
    ]);
    expect(found).toMatchObject({ horizon: 30, tailFrom: 4 });
    // Fifteen events in 12 × 1 + 3 × 16 + 100 × 26 account-months.
    expect(found.tailChurn).toBeCloseTo(15 / 2660, 12);
    expect(found.tailMonths).toBeCloseTo(((100 / 115) * 2660) / 15, 9);
  });

  it('is less certain where what an account pays is', () => {
    const rows = watch(3000, 36, () => 0.05, 2);
    const sure = value(rows).valueMinor;
    const unsure = value(rows, {
      arpaMinor: { value: 10_000, low: 6000, high: 14_000 },
    }).valueMinor;
    expect(unsure.value).toBe(sure.value);
    expect(unsure.high - unsure.low).toBeGreaterThan(2 * (sure.high - sure.low));
  });

  it('refuses below ten events, and says so', () => {
    const rows = [
      { duration: 3, event: true, count: 9 },
      { duration: 30, event: false, count: 500 },
    ];
    const found = lifetimeValue(rows, { arpaMinor: 1, grossMargin: 1, random: seededRandom(1) });
    expect(found).toMatchObject({ ok: false, code: 'too-few-events', accounts: 509, events: 9 });
    expect(found.ok ? '' : found.message).toContain('Only 9 accounts left');
    expect(lifetimeValue([], { arpaMinor: 1, grossMargin: 1, random: seededRandom(1) }).ok).toBe(
      false,
    );
  });
});
