import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WordVectors {
  /** Most frequent first: the rank stands for the word's frequency. */
  readonly words: readonly string[];
  readonly dimensions: number;
  /** Row after row. */
  readonly values: Float32Array;
  readonly source: string;
  readonly licence: string;
}

/**
 * Writes the table as one file: length of the header (u32, little endian), the header as JSON, the words with line
 * breaks between them, a scale for each row (f32), the rows (int8). The header is padded so that the scales are
 * aligned to four bytes.
 */
export function writeTable(folder: string, name: string, vectors: WordVectors): void {
  const { words, dimensions, values } = vectors;
  const rows = new Int8Array(words.length * dimensions);
  const scales = new Float32Array(words.length);
  for (let w = 0; w < words.length; w++) {
    const row = values.subarray(w * dimensions, (w + 1) * dimensions);
    const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = largest / 127 || 1;
    scales[w] = scale;
    for (let d = 0; d < dimensions; d++)
      rows[w * dimensions + d] = Math.round((row[d] ?? 0) / scale);
  }
  const vocabulary = Buffer.from(words.join('\n'), 'utf8');
  const header = {
    format: 'headwater-word-vectors',
    version: 1,
    dimensions,
    words: words.length,
    vocabularyBytes: vocabulary.length,
    source: vectors.source,
    licence: vectors.licence,
  };
  let json = JSON.stringify(header);
  while ((4 + json.length + vocabulary.length) % 4 !== 0) json += ' ';
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const file = Buffer.concat([
    length,
    Buffer.from(json, 'utf8'),
    vocabulary,
    Buffer.from(scales.buffer),
    Buffer.from(rows.buffer),
  ]);
  writeFileSync(join(folder, `${name}.bin`), file);
  const manifest = { ...header, bytes: file.length, sha256: sha256(file) };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
}

export function sha256(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
