import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { severityEvidence, severityLevel, severityLevels } from './severity.js';

const marked = (text: string, language = 'en'): string[] =>
  severityEvidence(text, { language }).map(
    ({ start, end, says, means }) => `${text.slice(start, end)} (${says}: ${means})`,
  );

describe('severityEvidence', () => {
  it('marks what has come of it, how urgent it is, the trouble and how strongly it is put', () => {
    expect(marked('We were charged twice, please answer ASAP')).toEqual([
      'charged twice (consequence: money lost)',
      'ASAP (urgency: urgent or repeated)',
    ]);
    expect(marked('Absolutely horrible: the sync deleted all my notes')).toEqual([
      'Absolutely horrible (intensity: strong words)',
      'deleted all my notes (consequence: data lost)',
    ]);
    expect(marked('The search is slow')).toEqual(['slow (trouble: slow)']);
  });

  it('keeps its place where an apostrophe was lost on the way', () => {
    expect(marked('since friday we can t log in')).toContain(
      'can t log (consequence: work blocked)',
    );
  });

  it('reads other languages by their own phrases', () => {
    expect(marked('Die App stürzt ständig ab', 'de').join()).toContain('trouble: defect');
  });

  it('finds nothing to mark in what is mild, and nothing in praise', () => {
    expect(marked('Kind regards')).toEqual([]);
    expect(severityEvidence('insanely terrible pun, love it', { kind: 'praise' })).toEqual([]);
  });

  it('gives pieces inside the text, in order, without overlaps (property)', () => {
    const words = fc.constantFrom(
      'lost',
      'data',
      'charged',
      'twice',
      'VERY',
      'horrible',
      '!!!',
      'can',
      't',
      'log',
      'in',
      'still',
      'crashes',
      '.',
      '😡',
      'cancel',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 30 }),
        fc.constantFrom(' ', '  ', '\n'),
        (w, gap) => {
          const text = w.join(gap);
          let last = 0;
          for (const { start, end } of severityEvidence(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            last = end;
          }
        },
      ),
      { seed: 3 },
    );
  });
});

describe('severityLevel', () => {
  it('is ordered, a quarter each', () => {
    expect([0, 0.25, 0.5, 0.75].map(severityLevel)).toEqual([...severityLevels]);
    expect([-1, 0.249, 1, 7, Number.NaN].map(severityLevel)).toEqual([
      'mild',
      'mild',
      'severe',
      'severe',
      'mild',
    ]);
  });
});
