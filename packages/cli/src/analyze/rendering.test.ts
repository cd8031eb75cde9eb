import { severityLevel, type Theme } from '@headwater/insight';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestColumns } from './columns.js';
import { wilson } from './findings.js';
import { printable, widthOf, wrap, wrapAtMost } from './text-width.js';
import { changeOf, percentWithInterval, severityWord } from './words.js';

describe('wrap', () => {
  it('keeps every line within the width and loses no letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '日', '👍', 'é') }),
        fc.integer({ min: 4, max: 40 }),
        (text, width) => {
          const lines = wrap(text, width);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });

  it('marks what it leaves out', () => {
    expect(wrapAtMost('one two three four five', 9, 2)).toEqual(['one two', 'three…']);
    expect(wrapAtMost('one two', 9, 2)).toEqual(['one two']);
  });
});

it('has the words of the analysis for severity', () => {
  for (let severity = 0; severity <= 1; severity += 1 / 64)
    expect(severityWord(severity)).toBe(severityLevel(severity));
});

it('makes feedback harmless for a terminal', () => {
  const escape = String.fromCharCode(27);
  expect(printable(`a${escape}[31mb\u{7}\n\tc\u{202e}d`)).toBe('a [31mb cd');
});

// Values of R's binom package, binom.confint(x, n, methods = "wilson").
it.each([
  [10, 100, 0.0552, 0.1744],
  [0, 20, 0, 0.1611],
  [20, 20, 0.8389, 1],
  [1, 1000, 0.0002, 0.0056],
])('gives the interval of %i in %i after Wilson', (count, all, low, high) => {
  expect(wilson(count, all).low).toBeCloseTo(low, 3);
  expect(wilson(count, all).high).toBeCloseTo(high, 3);
});

it('writes shares with as many places as they need', () => {
  expect(percentWithInterval({ value: 0.042, low: 0.0361, high: 0.0489 })).toBe('4.2 % (3.6–4.9)');
  expect(percentWithInterval({ value: 0.2, low: 0.09, high: 0.45 })).toBe('20 % (9.0–45)');
  expect(percentWithInterval({ value: 0.0005, low: 0, high: 0.001 })).toBe('0.05 % (0–0.1)');
});

it('shows a change only where it agrees with the direction', () => {
  const trend = (direction: Theme['trend']['direction'], value: number): Theme['trend'] => ({
    direction,
    change: { value, low: value - 0.1, high: value + 0.1 },
    yearly: null,
    certainty: 0.99,
    changes: [],
    surges: [],
  });
  expect(changeOf(trend('rising', 1.2))).toBe('+120 %');
  expect(changeOf(trend('falling', -0.25))).toBe('−25 %');
  expect(changeOf(trend('rising', -0.1))).toBeNull();
  expect(changeOf(trend('flat', 0.1))).toBeNull();
});

it('suggests the columns that a mistyped name may have meant', () => {
  const columns = ['review_text', 'Date', 'stars', 'customer id'];
  expect(closestColumns('reviewtext', columns)[0]).toBe('review_text');
  expect(closestColumns('date', columns)).toEqual(['Date']);
  expect(closestColumns('satrs', columns)).toEqual(['stars']);
  expect(closestColumns('customer', columns)).toEqual(['customer id']);
  expect(closestColumns('zzz', columns)).toEqual([]);
});
