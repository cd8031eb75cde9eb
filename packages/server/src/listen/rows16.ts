const width = 16;

/** Ids or digests of 16 bytes in one piece of memory, row by row. */
export class Rows16 {
  #bytes = new Uint8Array(width << 10);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** What stands at `row * 16`, and room behind it. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Begins a row; answers where its bytes are to stand. */
  begin(): number {
    const at = this.#count++ * width;
    if (at === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return at;
  }

  /** Whether two rows have the same bytes. */
  same(row: number, other: number): boolean {
    const bytes = this.#bytes;
    for (let index = 0; index < width; index++) {
      if (bytes[row * width + index] !== bytes[other * width + index]) return false;
    }
    return true;
  }

  /** The rows, which are forgotten here; the memory is kept for the next. */
  take(): Uint8Array<ArrayBuffer> {
    const rows = this.#bytes.slice(0, this.#count * width);
    this.#count = 0;
    return rows;
  }
}

/** Finds rows again by their bytes, which must be bits of a digest. */
export class Places16 {
  readonly #rows: Rows16;
  /** The last row of its bytes, counted from 1, in the slot that its first bits name, or in one of those after it. */
  #slots = new Int32Array(1 << 11);

  constructor(rows: Rows16) {
    this.#rows = rows;
  }

  /** Forgets all, as its rows were. */
  clear(): void {
    this.#slots.fill(0);
  }

  /** Takes in the last row. Answers the last one before that has the same bytes, or -1. */
  add(): number {
    const { count } = this.#rows;
    if (count * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      for (let row = 0; row < count - 1; row++) this.#place(row);
    }
    return this.#place(count - 1);
  }

  #place(row: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = this.#firstBits(row) & mask; ; slot = (slot + 1) & mask) {
      const there = (this.#slots[slot] ?? 0) - 1;
      if (there >= 0 && !this.#rows.same(there, row)) continue;
      this.#slots[slot] = row + 1;
      return there;
    }
  }

  #firstBits(row: number): number {
    const { bytes } = this.#rows;
    const at = row * width;
    return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  }
}
