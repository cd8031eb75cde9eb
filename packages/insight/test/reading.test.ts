import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextReader } from '../src/analysis/reading.js';
import { textHash } from '../src/random.js';
import { splitStatements } from '../src/statements/split.js';
import { words } from '../src/text/tokens.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom('It', "don't", 'works.', 'but', 'cant', '再起動', 'naïve', '👍', '3', '\n'),
    )
    .map((parts) => parts.join(' ')),
);

describe('reading texts', () => {
  it('gives the statements, words and hashes that each text has by itself', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const reply = createTextReader().read({
          read: 'split',
          texts,
          unknown: new Uint8Array(texts.length).fill(1),
          wholeRows: false,
        });
        if (reply.read !== 'split') throw new Error('another answer than was asked for');
        const spans = texts.flatMap((one) =>
          splitStatements(one).map((span) => ({ one, ...span })),
        );
        expect([...reply.spans]).toEqual(spans.flatMap(({ start, end }) => [start, end]));
        expect(reply.settled).toHaveLength(texts.length);
        let at = 0;
        for (const [s, { one, start, end }] of spans.entries()) {
          const expected = words(one.slice(start, end));
          const numbers = reply.words.subarray(at, (at += reply.wordCounts[s]!));
          expect(Array.from(numbers, (n) => reply.newWords[n])).toEqual(expected);
          if (expected.length > 0) expect(reply.hashes[s]).toBe(textHash(expected.join(' ')));
        }
      }),
    );
  });

  it('numbers a word once, and names it when it is first met', () => {
    const reader = createTextReader();
    const ask = (one: string) =>
      reader.read({ read: 'split', texts: [one], unknown: new Uint8Array(1), wholeRows: true });
    expect(ask('crash on export')).toMatchObject({ newWords: ['crash', 'on', 'export'] });
    const again = ask('Export: CRASH on login');
    expect(again).toMatchObject({ newWords: ['login'], words: Int32Array.of(2, 0, 1, 3) });
  });
});
