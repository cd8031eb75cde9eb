import { expect, it, vi } from 'vitest';

import { classify, loadKindModel } from './classify.js';
import { severityEvidence } from './severity.js';
import type * as lexicons from './lexicon-other.js';
import { languageFaults } from './vocabulary.js';

/** Lists that fail when they are read: German words, French phrases. */
vi.mock('./lexicon-other.js', async (original) => {
  const { otherLexicons } = await original<typeof lexicons>();
  return {
    otherLexicons: Object.defineProperty({ ...otherLexicons }, 'de', {
      enumerable: true,
      get: () => {
        throw new Error('the German list is damaged');
      },
    }),
  };
});
vi.mock('./cues/french.js', () => ({
  frenchClasses: {},
  frenchCues: new Proxy(
    {},
    {
      get: () => {
        throw new Error('the French phrases are damaged');
      },
    },
  ),
}));

const model = loadKindModel();
const mixed = [
  ['The export crashes every time I click save', 'en', 'pain'],
  ['Die App stürzt seit dem Update ständig ab 😡', 'de', null],
  ['Excelente aplicación, muy fácil de usar', 'es', 'praise'],
  ["L'application plante depuis la mise à jour", 'fr', null],
  ['¿Cómo puedo cancelar mi cuenta? Please add a dark mode', 'es', null],
  ['De app crasht steeds na de update', 'nl', 'pain'],
  ['መተግበሪያው አይሰራም 👎', 'am', null],
  ['Please add a dark mode', 'en', 'request'],
] as const;

it('reads every other language as before where the lists of two fail', () => {
  for (const [text, language, kind] of mixed) {
    const found = classify(model, text, { language });
    if (kind !== null) expect(found.kind).toBe(kind);
    expect(found.confidence).toBeGreaterThanOrEqual(0.2 - 1e-9);
    expect(severityEvidence(text, { language })).toBeInstanceOf(Array);
  }
  expect(classify(model, 'schlecht 😡', { language: 'de' }).polarity).toBeLessThan(0);
  expect(Object.fromEntries(languageFaults())).toEqual({
    de: 'the German list is damaged',
    fr: 'the French phrases are damaged',
  });
});
