import { describe, expect, it } from 'vitest';
import { explainMembership, sharedWords } from '../src/explain.js';

const at = (...numbers: number[]) => Int8Array.from(numbers);

describe('why a statement is in its theme', () => {
  it('names the nearest members by cosine, whatever their length', () => {
    const { nearest, meanCosine } = explainMembership({ text: 'a', vector: at(10, 0) }, [
      { text: 'b', vector: at(0, 90) },
      { text: 'c', vector: at(30, 40) },
      { text: 'd', vector: at(5, 0) },
    ]);
    expect(nearest).toEqual([
      { index: 2, cosine: 1 },
      { index: 1, cosine: 0.6 },
      { index: 0, cosine: 0 },
    ]);
    expect(meanCosine).toBeCloseTo(1.6 / 3);
  });

  it('counts a shared word once a member, in any of its forms, and leaves out empty words', () => {
    expect(
      sharedWords(
        'The export crashes and it is terrible',
        ['Exporting crashed twice, exporting again', 'my exports are slow', 'terrible, it is'],
        3,
      ),
    ).toEqual([
      { word: 'export', members: 2 },
      { word: 'crashes', members: 1 },
    ]);
  });

  it('says nothing of a statement that stands alone', () => {
    expect(explainMembership({ text: 'alone', vector: at(1) }, [])).toEqual({
      nearest: [],
      words: [],
      meanCosine: 0,
    });
  });

  it('refuses vectors of another space', () => {
    expect(() =>
      explainMembership({ text: 'a', vector: at(1, 2) }, [{ text: 'b', vector: at(1) }]),
    ).toThrow(RangeError);
  });
});
