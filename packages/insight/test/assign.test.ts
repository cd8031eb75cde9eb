import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { assignToThemes, searchVectors } from '../src/assign.js';
import { decodeSpace, encodeSpace } from '../src/vectors/space-file.js';
import { makeFeedback } from './feedback.js';

describe('a stored analysis', async () => {
  const { items, topics } = makeFeedback(600, 11);
  const analysis = await analyze(items, { threads: 1, wholeRows: true });
  const spaces = analysis.spaces.map((space) => decodeSpace(encodeSpace(space)));
  /** The topic that most statements of each theme were made from. */
  const topicOf = new Map(
    analysis.themes.map(({ id }) => {
      const counts = new Map<string, number>();
      for (const { item, theme } of analysis.statements) {
        if (theme === id) counts.set(topics[item]!, (counts.get(topics[item]!) ?? 0) + 1);
      }
      return [id, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]];
    }),
  );

  it('gives new statements the theme that they belong to', () => {
    const fresh = makeFeedback(200, 12);
    const statements = fresh.items.map(({ text }) => ({ text, language: 'en' }));
    const found = assignToThemes(spaces, analysis.themes, statements);
    const right = found.filter(({ theme }, i) => topicOf.get(theme ?? '') === fresh.topics[i]);
    expect(right.length / fresh.items.length).toBeGreaterThan(0.9);
  });

  it('leaves alone what it has no space or no words for', () => {
    const found = assignToThemes(spaces, analysis.themes, [
      { text: 'die Anmeldung hängt', language: 'de' },
      { text: '👍', language: 'en' },
    ]);
    expect(found.map(({ theme }) => theme)).toEqual([null, null]);
    expect(assignToThemes([], [], [{ text: 'x', language: 'en' }])[0]!.theme).toBe(null);
  });

  it('finds the statements most like a query, itself first', () => {
    const { vectors, vectorDimensions: dimensions } = analysis;
    const query = vectors.slice(5 * dimensions, 6 * dimensions);
    const found = searchVectors(vectors, dimensions, query, 5);
    expect(found).toHaveLength(5);
    expect(found[0]!.cosine).toBeCloseTo(1, 6);
    expect(found.map(({ cosine }) => cosine)).toEqual(
      found.map(({ cosine }) => cosine).toSorted((a, b) => b - a),
    );
    expect(topics[found[4]!.row]).toBe(topics[5]);
    expect(searchVectors(new Int8Array(0), dimensions, query, 5)).toEqual([]);
  });

  it('says what is wrong with stored bytes and queries', () => {
    const bytes = encodeSpace(analysis.spaces[0]!);
    expect(() => decodeSpace(bytes.subarray(0, bytes.length - 3))).toThrow('cut short');
    expect(() => decodeSpace(new Uint8Array([1, 2, 3]))).toThrow('another version');
    expect(() => searchVectors(analysis.vectors, 192, new Int8Array(3), 2)).toThrow('3 numbers');
  });
});
