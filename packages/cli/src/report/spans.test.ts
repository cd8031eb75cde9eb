import type { Trend, WeekCount } from '@headwater/insight';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../analyze/findings.js';
import { spansOf } from './spans.js';

const calm: Trend = {
  direction: 'flat',
  change: null,
  yearly: null,
  certainty: 1,
  changes: [],
  surges: [],
};
const weekMs = 7 * 86_400_000;
const mondayAfter = (weeks: number): string =>
  new Date(Date.parse('2015-01-05') + weeks * weekMs).toISOString().slice(0, 10);

/** Weeks in a row, each with the theme's statements and everybody's. */
function history(counts: readonly (readonly [theme: number, others: number])[]) {
  const weeks = counts.map(([theme, others], index): WeekCount => ({
    week: mondayAfter(index),
    statements: theme,
    customers: theme,
    share: wilson(theme, theme + others),
  }));
  const totals = new Map(
    counts.map(([theme, others], index) => [mondayAfter(index), theme + others] as const),
  );
  return { weeks, totals };
}

const counts = (from: number, to: number) =>
  fc.array(fc.tuple(fc.nat(20), fc.nat(80)), { minLength: from, maxLength: to });

describe('what a chart of the report draws', () => {
  it('is every week up to two years', () => {
    fc.assert(
      fc.property(counts(1, 104), (given) => {
        const { weeks, totals } = history(given);
        const { unit, spans } = spansOf(weeks, calm, totals);
        expect(unit).toBe('week');
        expect(spans.map(({ statements, share }) => ({ statements, share }))).toEqual(
          weeks.map(({ statements, share }) => ({ statements, share })),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is months beyond, that hold the statements of their weeks, theirs and everybody’s', () => {
    fc.assert(
      fc.property(counts(105, 600), (given) => {
        const { weeks, totals } = history(given);
        const { unit, spans } = spansOf(weeks, calm, totals);
        expect(unit).toBe('month');
        expect(new Set(spans.map(({ name }) => name)).size).toBe(spans.length);
        // A month has four or five Mondays.
        expect(spans.length).toBeLessThanOrEqual(Math.ceil(weeks.length / 4) + 2);
        const own = given.reduce((sum, [theme]) => sum + theme, 0);
        expect(spans.reduce((sum, { statements }) => sum + statements, 0)).toBe(own);
        const everybody = given.reduce((sum, [theme, others]) => sum + theme + others, 0);
        const shared = spans
          .filter(({ statements }) => statements > 0)
          .reduce((sum, { statements, share }) => sum + Math.round(statements / share.value), 0);
        expect(shared).toBeLessThanOrEqual(everybody);
        for (const { share } of spans) {
          expect(share.low).toBeLessThanOrEqual(share.value);
          expect(share.high).toBeGreaterThanOrEqual(share.value);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('marks the month in which a week surged, and knows nothing of a month without feedback', () => {
    const { weeks, totals } = history(
      Array.from({ length: 120 }, (_, week) => (week < 110 ? [1, 9] : [0, 0])),
    );
    const week = mondayAfter(60);
    const surge = { week, observed: 9, expected: 1, qValue: 0.01 };
    const { spans } = spansOf(weeks, { ...calm, surges: [surge] }, totals);
    expect(spans.filter(({ surged }) => surged).map(({ name }) => name)).toEqual(['Feb 2016']);
    expect(spans[0]).toMatchObject({ name: 'Jan 2015', statements: 4, share: { value: 0.1 } });
    expect(spans.at(-1)).toMatchObject({ statements: 0, share: { value: 0, low: 0, high: 1 } });
  });
});
