import { expect, it } from 'vitest';
import { timesWithRange } from './figures.js';

const odds = (value: number, low: number, high: number) =>
  timesWithRange({ value: Math.log(value), low: Math.log(low), high: Math.log(high) });

it('tells odds with their interval, shortly, and beyond what matters once', () => {
  expect(odds(2.4, 1.8, 3.1)).toBe('2.4× (1.8–3.1×)');
  expect(odds(140, 62, 900)).toBe('> 100× (62 to > 100×)');
  expect(odds(900, 300, 2000)).toBe('> 100×');
  expect(odds(0.001, 0.0001, 0.2)).toBe('< 0.01× (< 0.01 to 0.2×)');
});
