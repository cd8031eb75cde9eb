import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { longestStatement, splitCounting, splitStatements } from './split.js';

const pieces = (text: string): string[] =>
  splitStatements(text).map(({ start, end }) => text.slice(start, end));

describe('splitStatements', () => {
  it.each([
    ['It works well. I like it!', ['It works well.', 'I like it!']],
    ['great app.the new version is slow', ['great app.', 'the new version is slow']],
    ['Very good.But it froze.', ['Very good.', 'But it froze.']],
    ['Love it!!! Best purchase ever', ['Love it!!!', 'Best purchase ever']],
    ['Really?! Why did it change?', ['Really?!', 'Why did it change?']],
  ])('ends a sentence: %s', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it.each([
    'We met Dr. Smith at approx. 5 p.m. to talk.',
    'Version 3.5 costs $4.99 e.g. in the U.S. market.',
    'Der Export z.B. nach Excel dauert ca. 10 Min. bei uns.',
    'Am 3. Mai kam die Rechnung Nr. 5 an.',
    'Visit https://example.com/a?b=c.d or write to a.b@example.co.uk today.',
    'The file report.v2.pdf is in booking.com format.',
    'The button (!) is hidden.',
    'It said "Error!" and closed.',
    'I had no choice but to cancel.',
    'Nothing but praise from our side.',
  ])('leaves one sentence whole: %s', (text) => {
    expect(pieces(text)).toEqual([text]);
  });

  it.each([
    ['I like the design, but it crashes daily.', ['I like the design', 'but it crashes daily.']],
    [
      'The hotel was clean; however the staff was rude',
      ['The hotel was clean; however the staff was rude', 2],
    ],
    [
      'Setup was easy – support never answered us.',
      ['Setup was easy', 'support never answered us.'],
    ],
    [
      'Die App ist schön, aber der Export dauert ewig.',
      ['Die App ist schön', 'aber der Export dauert ewig.'],
    ],
    [
      "L'appli est pratique mais elle plante souvent.",
      ["L'appli est pratique", 'mais elle plante souvent.'],
    ],
    ['La app es buena pero se cierra sola.', ['La app es buena', 'pero se cierra sola.']],
    ['O app é bom, mas ele trava muito.', ['O app é bom', 'mas ele trava muito.']],
    ["L'app è bella ma non funziona bene.", ["L'app è bella", 'ma non funziona bene.']],
    [
      'De app is mooi maar het inloggen werkt niet.',
      ['De app is mooi', 'maar het inloggen werkt niet.'],
    ],
  ])('splits a contrast where both sides say something: %s', (text, expected) => {
    const found = pieces(text);
    if (expected[1] === 2) expect(found).toHaveLength(2);
    else expect(found).toEqual(expected);
  });

  it('keeps "more" in Portuguese, although it is "but" in French', () => {
    expect(pieces('O app é muito mais lento do que era antes.')).toHaveLength(1);
  });

  it.each([
    ['መተግበሪያው ጥሩ ነው። ግን ይቆማል።', 2],
    ['这个应用很好。但是经常崩溃！', 2],
    ['ऐप अच्छा है। लेकिन धीमा है।', 2],
    ['هل يعمل؟ لا يعمل.', 2],
    ['Լավ է։ Շատ լավ։', 2],
  ])('knows the marks of other scripts: %s', (text, count) => {
    expect(pieces(text)).toHaveLength(count);
  });

  it('takes list items without their markers', () => {
    expect(
      pieces('Issues:\n- slow export\n- no dark mode\n\n1. login fails\n2) no search'),
    ).toEqual(['Issues:', 'slow export', 'no dark mode', 'login fails', 'no search']);
    expect(pieces('1) slow export 2) ugly icons 3) no search')).toEqual([
      'slow export',
      'ugly icons',
      'no search',
    ]);
  });

  it('joins wrapped lines and parts paragraphs', () => {
    expect(
      pieces(
        'We have been using the product for two years and\nthe export has become slow.\n\nBest regards',
      ),
    ).toEqual([
      'We have been using the product for two years and\nthe export has become slow.',
      'Best regards',
    ]);
  });

  it('keeps emoji with what was said and begins anew after them', () => {
    expect(pieces('Love it 😍😍 The new search is great')).toEqual([
      'Love it 😍😍',
      'The new search is great',
    ]);
    expect(pieces('😀')).toEqual(['😀']);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'good',
          'app',
          'but',
          'crashes',
          'it',
          '.',
          '!',
          '?',
          '...',
          ' ',
          '\n',
          '\t',
          '- ',
          '1) ',
          ',',
          ';',
          ' – ',
          '"',
          '(',
          ')',
          '😀',
          'e.g.',
          '3.5',
          'aber',
          'geht',
          'nicht',
          'https://x.y/z',
          '።',
          '。',
          'A',
          'é',
        ),
        { maxLength: 120 },
      )
      .map((parts) => parts.join('')),
  );

  it('gives ordered, trimmed, bounded spans that never overlap (property)', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of splitStatements(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end - start).toBeLessThanOrEqual(longestStatement);
          const piece = text.slice(start, end);
          expect(piece.trim()).toBe(piece);
          last = end;
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('covers every letter but list markers (property)', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const covered = new Uint8Array(text.length);
        for (const { start, end } of splitStatements(text)) covered.fill(1, start, end);
        for (const { index } of text.matchAll(/\p{L}{2}/gu)) expect(covered[index]).toBe(1);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it.each([
    ['words', 'word '],
    ['clauses', 'it is good but it is slow, '],
    ['dotted letters', 'a.'],
    ['addresses without an at', 'a.b-c+'],
    ['no space', 'x'],
    ['stops', '. '],
    ['numbers', '1) '],
    ['emoji', '😀'],
    ['quotes', '"a" '],
  ])('does work that grows with the length only: 100 KB of %s in one line', (_, unit) => {
    const steps = (length: number): number =>
      splitCounting(unit.repeat(Math.ceil(length / unit.length))).steps;
    const small = steps(10_000);
    expect(steps(100_000)).toBeLessThan(small * 11 + 1000);
    expect(small).toBeLessThan(10_000 * 12);
  });

  it('does not cut a character in two', () => {
    for (const { start, end } of splitStatements('😀é'.repeat(2000))) {
      expect('😀é'.repeat(2000).slice(start, end).isWellFormed()).toBe(true);
    }
  });
});
