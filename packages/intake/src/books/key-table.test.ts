import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyTable } from './key-table.js';

it('remembers the first number of each key as a Map does (oracle)', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 200 }), (keys) => {
      const table = new KeyTable();
      const map = new Map<string, number>();
      keys.forEach((key, index) => {
        expect(table.put(key, (present) => present || index + 1)).toBe(map.get(key) ?? 0);
        if (!map.has(key)) map.set(key, index + 1);
      });
    }),
  );
});

it('keeps 200,000 keys apart that differ in one digit', () => {
  const table = new KeyTable();
  const seen = (): number => {
    let before = 0;
    for (let key = 0; key < 200_000; key++) {
      if (table.put(`account-${key}`, () => key + 1) !== 0) before++;
    }
    return before;
  };
  expect(seen()).toBe(0);
  expect(seen()).toBe(200_000);
});
