import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vectorsVersion } from '../src/vectors/version.js';
import { loadWordTable, parseWordTable } from '../src/vectors/table.js';

const file = readFileSync(new URL('../model/distill/vectors-distilled.bin', import.meta.url));

describe('the shipped word-vector table', () => {
  it('is the file that its manifest describes, within 12 MB', () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../model/distill/vectors-distilled.json', import.meta.url), 'utf8'),
    );
    expect(manifest).toMatchObject({
      bytes: file.length,
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    expect(file.length).toBeLessThanOrEqual(12 * 1024 * 1024);
  });

  it('gives the vectors another version when it changes', () => {
    const sum = createHash('sha256').update(file).digest('hex');
    expect(sum.startsWith(vectorsVersion.slice(0, 12))).toBe(true);
  });

  it('knows that a crash is nearer to a failure than to an invoice', () => {
    const table = loadWordTable();
    const cosine = (left: string, right: string): number => {
      const [a, b] = [left, right].map((word) => {
        const at = table.rank.get(word)! * table.dimensions;
        return table.rows.subarray(at, at + table.dimensions);
      });
      let [dot, x, y] = [0, 0, 0];
      for (let d = 0; d < table.dimensions; d++) {
        dot += a![d]! * b![d]!;
        x += a![d]! ** 2;
        y += b![d]! ** 2;
      }
      return dot / Math.sqrt(x * y);
    };
    expect(cosine('crash', 'failure')).toBeGreaterThan(cosine('crash', 'invoice'));
    expect(cosine('refund', 'repayment')).toBeGreaterThan(cosine('refund', 'keyboard'));
  });

  it('refuses a damaged file in words', () => {
    expect(() => parseWordTable(file.subarray(0, file.length - 10))).toThrow('damaged');
    expect(() => parseWordTable(Buffer.from('not a table at all'))).toThrow('word-vector table');
  });
});
