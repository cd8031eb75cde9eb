import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { aspectPolarity } from './aspect.js';

const towards = (term: string, text: string, language = 'en'): string => {
  const start = text.indexOf(term);
  return aspectPolarity(text, start, start + term.length, { language }).tone;
};

describe('aspectPolarity', () => {
  it.each([
    ['screen', 'The screen is gorgeous, but the battery is a joke and dies quickly', 'positive'],
    ['battery', 'The screen is gorgeous but the battery is terrible', 'negative'],
    ['Support', 'Export is slow. Support was friendly and very helpful', 'positive'],
    ['Export', 'Export is slow. Support was friendly and very helpful', 'negative'],
    ['invoice', 'The invoice was sent on Monday', 'neutral'],
  ])('reads what is said of "%s" in: %s', (term, text, tone) => {
    expect(towards(term, text)).toBe(tone);
  });

  it('does not take the name of a thing for a judgement of it', () => {
    expect(towards('error log', 'I love the error log')).toBe('positive');
  });

  it('says what is wrong where the term is not inside the text', () => {
    expect(() => aspectPolarity('short', 3, 9)).toThrow(/from 3 to 9 is not inside the text of 5/u);
    expect(() => aspectPolarity('short', 2, 2)).toThrow(RangeError);
    expect(() => aspectPolarity('', 0, Number.NaN)).toThrow(RangeError);
  });

  it('takes any span of any text (property)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('en', 'de', 'am', ''),
        (text, a, b, language) => {
          const start = a % text.length;
          const end = start + 1 + (b % (text.length - start));
          const { polarity, tone } = aspectPolarity(text, start, end, { language });
          expect(Math.abs(polarity)).toBeLessThanOrEqual(1);
          expect(tone === 'neutral').toBe(Math.abs(polarity) <= 0.15);
        },
      ),
      { seed: 9 },
    );
  });
});
