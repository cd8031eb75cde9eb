import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tally } from './tally.js';

it('counts as sets do', () => {
  const said = fc.record({
    value: fc.integer({ min: -1, max: 4 }),
    customer: fc.nat({ max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 60 }), (all) => {
      const found = tally(
        Int32Array.from(all, ({ value }) => value),
        Int32Array.from(all, ({ customer }) => customer),
        { most: 5, customers: 6 },
      );
      for (let value = 0; value < 5; value += 1) {
        const own = all.filter((one) => one.value === value);
        expect(found.counts[value]).toBe(own.length);
        expect(found.customers[value]).toBe(new Set(own.map(({ customer }) => customer)).size);
      }
    }),
  );
});
