/**
 * Sums over rows of 32-bit floats, for the factorisation of the corpus matrix. Offsets are bytes into the arena; widths
 * are multiples of four. As with the scans the WASM kernels give the same bits: every product and sum is rounded to
 * the same precision in the same order.
 */
export interface DenseKernels {
  /** to += scale · from */
  addScaled(to: number, from: number, scale: number, width: number): void;
  /** to += scale · from, where `from` is a row of int8; widths are multiples of eight. */
  addScaledBytes(to: number, from: number, scale: number, width: number): void;
  /** product += Xᵀ X in 64-bit floats, on and right of the diagonal; `room` is for four rows in 64-bit floats. */
  addGram(matrix: number, rows: number, columns: number, product: number, room: number): void;
  /** turned = X · turn */
  turnRows(
    matrix: number,
    rows: number,
    columns: number,
    turn: number,
    kept: number,
    turned: number,
  ): void;
}

const { fround } = Math;

export function typedArrayDense(buffer: ArrayBufferLike): DenseKernels {
  const bytes = new Int8Array(buffer);
  const singles = new Float32Array(buffer);
  // The last four bytes of an odd length cannot hold a double.
  const doubles = new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
  return {
    addScaled(toAt, fromAt, scale, width) {
      const to = toAt >>> 2;
      const from = fromAt >>> 2;
      const factor = fround(scale);
      for (let i = 0; i < width; i++) {
        singles[to + i] = (singles[to + i] ?? 0) + fround(factor * (singles[from + i] ?? 0));
      }
    },
    addScaledBytes(toAt, from, scale, width) {
      const to = toAt >>> 2;
      const factor = fround(scale);
      for (let i = 0; i < width; i++) {
        singles[to + i] = (singles[to + i] ?? 0) + fround(factor * (bytes[from + i] ?? 0));
      }
    },
    addGram(matrix, rows, columns, productAt, _room) {
      const product = productAt >>> 3;
      for (let r = 0; r < rows; r++) {
        const at = (matrix >>> 2) + r * columns;
        for (let i = 0; i < columns; i++) {
          const x = singles[at + i] ?? 0;
          for (let j = i - (i % 2); j < columns; j++) {
            const cell = product + i * columns + j;
            doubles[cell] = (doubles[cell] ?? 0) + x * (singles[at + j] ?? 0);
          }
        }
      }
    },
    turnRows(matrix, rows, columns, turn, kept, turned) {
      const sums = new Float32Array(kept);
      for (let r = 0; r < rows; r++) {
        const from = (matrix >>> 2) + r * columns;
        sums.fill(0);
        for (let i = 0; i < columns; i++) {
          const x = singles[from + i] ?? 0;
          const line = (turn >>> 2) + i * kept;
          for (let j = 0; j < kept; j++) {
            sums[j] = (sums[j] ?? 0) + fround(x * (singles[line + j] ?? 0));
          }
        }
        singles.set(sums, (turned >>> 2) + r * kept);
      }
    },
  };
}
