import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArena } from '../src/kernels/arena.js';
import { typedArrayDense } from '../src/kernels/dense.js';
import { pairPlace, repeatValues } from '../src/kernels/place.js';
import { typedArrayPlace, type PlaceKernels } from '../src/kernels/place-rows.js';
import { typedArrayKernels } from '../src/kernels/scan.js';
import { seededRandom } from '../src/random.js';

const dimensions = 32;
const rowsAt = 4096;
const count = 60;

/** One arena with WASM kernels and a plain copy of its memory with the typed-array ones. */
function twoOf(seed: number): { wasm: ReturnType<typeof createArena>; plain: SharedArrayBuffer } {
  const wasm = createArena(65536);
  const random = seededRandom(seed);
  const bytes = new Int8Array(wasm.buffer);
  for (let i = 0; i < count * dimensions; i++) bytes[rowsAt + i] = Math.floor(random() * 255) - 127;
  const plain = new SharedArrayBuffer(wasm.buffer.byteLength);
  new Int8Array(plain).set(bytes);
  return { wasm, plain };
}

describe('scan kernels', () => {
  it('give the same best lists in WASM and on typed arrays, equal scores in order of meeting', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(count - 1),
        (seed, k, query) => {
          const { wasm, plain } = twoOf(seed);
          for (const [buffer, kernels] of [
            [wasm.buffer, wasm.kernels],
            [plain, typedArrayKernels(plain)],
          ] as const) {
            const numbers = new Int32Array(buffer);
            numbers.fill(-2147483648, 0, k);
            numbers.fill(-1, 64, 64 + k);
            numbers.set([5, 9, 13, 5, 40, 59], 128);
            const at = rowsAt + query * dimensions;
            kernels.scanRange(at, rowsAt, dimensions, 0, 50, query, 0, 256, k);
            kernels.scanList(at, rowsAt, dimensions, 512, 6, query, 0, 256, k);
          }
          expect(new Int32Array(wasm.buffer).slice(0, 256)).toEqual(
            new Int32Array(plain).slice(0, 256),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds what a plain sort finds', () => {
    const { wasm } = twoOf(4);
    const bytes = new Int8Array(wasm.buffer);
    const numbers = new Int32Array(wasm.buffer);
    const dot = (a: number, b: number): number => {
      let sum = 0;
      for (let d = 0; d < dimensions; d++) {
        sum += bytes[rowsAt + a * dimensions + d]! * bytes[rowsAt + b * dimensions + d]!;
      }
      return sum;
    };
    numbers.fill(-2147483648, 0, 10);
    wasm.kernels.scanRange(rowsAt, rowsAt, dimensions, 0, count, 0, 0, 256, 10);
    const expected = Array.from({ length: count - 1 }, (_, i) => dot(0, i + 1)).sort(
      (a, b) => b - a,
    );
    expect(Array.from(numbers.slice(0, 10))).toEqual(expected.slice(0, 10));
  });
});

describe('dense kernels', () => {
  it('give the same bits in WASM and on typed arrays', () => {
    const wasm = createArena(65536);
    const random = seededRandom(8);
    const singles = new Float32Array(wasm.buffer);
    for (let i = 0; i < 4000; i++) singles[i] = random() - 0.5;
    const plain = new SharedArrayBuffer(wasm.buffer.byteLength);
    new Uint8Array(plain).set(new Uint8Array(wasm.buffer));
    for (const kernels of [wasm.kernels, typedArrayDense(plain)]) {
      kernels.addScaled(0, 160, 0.3, 40);
      kernels.addScaledBytes(16, 2000, 0.7, 48);
      kernels.turnRows(320, 20, 12, 3200, 8, 24_000);
      kernels.addGram(320, 22, 12, 32_000, 40_000);
    }
    expect(new Float32Array(wasm.buffer).slice(0, 7000)).toEqual(
      new Float32Array(plain).slice(0, 7000),
    );
    const product = (buffer: ArrayBufferLike): Float64Array =>
      new Float64Array(buffer.slice(32_000, 32_000 + 144 * 8));
    for (let i = 0; i < 12; i++) {
      for (let j = i; j < 12; j++) {
        expect(product(wasm.buffer)[i * 12 + j]).toBe(product(plain)[i * 12 + j]);
      }
    }
  });
});

describe('place kernels', () => {
  it('give the same bits in WASM and on typed arrays', () => {
    const mask = 15;
    const at = {
      row: 1024,
      whole: 2048,
      words: 4096,
      table: 12_288,
      lengths: 20_480,
      corpus: 24_576,
      repeats: 28_672,
      stems: 32_896,
      places: 33_024,
      pairs: 36_864,
      component: 40_960,
      target: 45_056,
    };
    const build = (buffer: ArrayBufferLike, seed: number): void => {
      const random = seededRandom(seed);
      const singles = new Float32Array(buffer);
      const numbers = new Int32Array(buffer);
      const fill = (from: number, count: number): void => {
        for (let i = 0; i < count; i++) singles[(from >>> 2) + i] = random() - 0.5;
      };
      fill(at.table, 20 * 48);
      fill(at.lengths, 20);
      fill(at.corpus, 20 * 16);
      fill(at.pairs, 4 * 16);
      fill(at.component, 48);
      singles.set(repeatValues(), at.repeats >>> 2);
      numbers.fill(-1, at.places >>> 2, (at.places >>> 2) + 3 * (mask + 1));
      for (let i = 0; i < 20; i++) numbers[(at.stems >>> 2) + i] = i % 5;
      for (let i = 0; i < 12; i++) {
        numbers[(at.words >>> 2) + i] = Math.floor(random() * 20);
      }
      for (const [row, [first, second]] of [
        [0, 1],
        [3, 3],
        [2, 4],
        [1, 0],
      ].entries()) {
        let place = pairPlace(first!, second!, mask);
        while (numbers[(at.places >>> 2) + 3 * place + 2] !== -1) place = (place + 1) & mask;
        numbers.set([first!, second!, row], (at.places >>> 2) + 3 * place);
      }
    };
    const run = (kernels: PlaceKernels, count: number): void => {
      kernels.tableRow(at.row, at.words, count, at.table, at.lengths, 48, 0.7, at.whole);
      kernels.corpusRow(
        ...([at.row + 192, at.words, count, at.corpus, 16, at.repeats, 1024] as const),
        ...([at.stems, at.places, mask, at.pairs] as const),
      );
      kernels.joinRow(at.row, 48, 16, 64, at.component, 0.2, 317.5, at.target);
    };
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), (seed, count) => {
        const wasm = createArena(65_536);
        build(wasm.buffer, seed);
        const plain = new SharedArrayBuffer(65_536);
        build(plain, seed);
        run(wasm.kernels, count);
        run(typedArrayPlace(plain, typedArrayDense(plain)), count);
        for (const [from, length] of [
          [at.row, 256],
          [at.target, 64],
        ] as const) {
          const bytes = (buffer: ArrayBufferLike) =>
            new Uint8Array(buffer).slice(from, from + length);
          expect(bytes(wasm.buffer)).toEqual(bytes(plain));
        }
      }),
      { numRuns: 40 },
    );
  });
});
