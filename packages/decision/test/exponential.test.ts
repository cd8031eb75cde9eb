import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exponential } from '../src/scores/exponential.js';

it('is Math.exp to within a few units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: 690, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(2e-15 * (1 + Math.abs(x)));
    }),
    { numRuns: 5000 },
  );
  for (const x of [-1e9, -746, -745, -701, -700, 0, 700, 701, 709, 710, Infinity, -Infinity]) {
    expect(exponential(x)).toBe(Math.exp(x));
  }
  expect(exponential(Number.NaN)).toBeNaN();
});
