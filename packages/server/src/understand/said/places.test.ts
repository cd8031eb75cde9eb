import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Places } from './places.js';

// Few different bytes, so that keys come again and look alike.
const key = fc.uint8Array({ minLength: 8, maxLength: 8, max: 2 });

it('numbers keys as a map does', () => {
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 300 }),
      fc.array(key),
      fc.nat({ max: 9 }),
      (taken, asked, room) => {
        // In most cases too little at first.
        const places = new Places(room, 2);
        const known = new Map<string, number>();
        for (const bytes of taken) {
          const text = Buffer.from(bytes).toString('hex');
          if (!known.has(text)) known.set(text, known.size);
          // A key may begin anywhere in the bytes that came.
          expect(places.take(Buffer.from([9, ...bytes]), 1)).toBe(known.get(text));
        }
        for (const bytes of [...taken, ...asked]) {
          const text = Buffer.from(bytes).toString('hex');
          expect(places.find(Buffer.from(bytes), 0)).toBe(known.get(text) ?? -1);
        }
        expect(places.count).toBe(known.size);
        const keys = Buffer.from(places.keys())
          .toString('hex')
          .slice(0, 16 * known.size);
        expect(keys).toBe([...known.keys()].join(''));
      },
    ),
  );
});
