/** This library on one list of texts, in a process of its own: `peers-ours.ts TEXTS ROWS VECTORS OUT [PREVIOUS]`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyze, themeSeeds, type ThemeSeed } from '@headwater/insight';

const [textsPath = '', rowsPath = '', vectorsPath = '', outPath = '', previousPath] =
  process.argv.slice(2);
const texts: string[] = JSON.parse(readFileSync(textsPath, 'utf8'));
const rows: number[] = JSON.parse(readFileSync(rowsPath, 'utf8'));
const last: { readonly seeds: ThemeSeed[] } | undefined = previousPath
  ? JSON.parse(readFileSync(previousPath, 'utf8'))
  : undefined;
const previous = last?.seeds;
const items = rows.map((row) => ({ id: String(row), text: texts[row] ?? '', language: 'en' }));

const began = performance.now();
const before = process.cpuUsage();
const analysis = await analyze(items, {
  wholeRows: true,
  threads: 2,
  ...(previous ? { previous } : {}),
});
const { user, system } = process.cpuUsage(before);
const figures = {
  seconds: (performance.now() - began) / 1000,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
const labels = rows.map(() => -1);
const numbers = new Map<string, number>();
// Vectors by row of the texts; a text without known words has none.
const vectors = new Float32Array(texts.length * analysis.vectorDimensions);
for (const [s, { item, theme }] of analysis.statements.entries()) {
  if (theme !== null) {
    const number = numbers.get(theme) ?? numbers.size;
    numbers.set(theme, number);
    labels[item] = number;
  }
  const from = s * analysis.vectorDimensions;
  vectors.set(
    Float32Array.from(analysis.vectors.subarray(from, from + analysis.vectorDimensions)),
    (rows[item] ?? 0) * analysis.vectorDimensions,
  );
}
const seeds = themeSeeds(analysis, items);
writeFileSync(outPath, JSON.stringify({ ...figures, labels, seeds }));
if (vectorsPath !== '-') writeNpy(vectorsPath, vectors, texts.length, analysis.vectorDimensions);

/** numpy's file format, version 1.0: magic, header padded to 64 bytes, little-endian floats. */
function writeNpy(path: string, values: Float32Array, height: number, width: number): void {
  const described = `{'descr': '<f4', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  const length = Math.ceil((10 + described.length + 1) / 64) * 64 - 10;
  const header = Buffer.alloc(10);
  header.write('\x93NUMPY\x01\x00', 'latin1');
  header.writeUInt16LE(length, 8);
  writeFileSync(
    path,
    Buffer.concat([
      header,
      Buffer.from(`${described.padEnd(length - 1)}\n`, 'latin1'),
      Buffer.from(values.buffer, values.byteOffset, values.byteLength),
    ]),
  );
}
