import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextMemory } from './remembered.js';

describe('the memory of texts', () => {
  it('gives back what was kept of the same text, from the second time on, and nothing else', () => {
    const isSound = (texts: readonly string[]): boolean => {
      const memory = createTextMemory<string>(8);
      const seen = new Set<string>();
      return texts.every((text) => {
        const found = memory.get(text);
        const sound = found === undefined || (found === text && seen.has(text));
        seen.add(text);
        memory.keep(text, () => text);
        return sound;
      });
    };
    const texts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 });
    expect(fc.check(fc.property(texts, isSound)).counterexample).toBeNull();
  });

  it('keeps what is asked for again while others come and go', () => {
    const memory = createTextMemory<number>(10);
    const often = 'the export times out';
    for (let i = 0; i < 3; i++) memory.keep(often, () => 7);
    for (let i = 0; i < 1000; i++) {
      for (let again = 0; again < 2; again++) memory.keep(`only today ${i}`, () => i);
      expect(memory.get(often)).toBe(7);
    }
    expect(memory.get('only today 3')).toBeUndefined();
  });
});
