/** Numbers keys of one width from 0 in the order in which they come, in a few bytes each: millions fit. */
export class Places {
  readonly #keys: Buffer;
  readonly #width: number;
  /** A key's number, counted from 1, in the slot that its bits name, or in one of those after it. */
  readonly #slots: Int32Array;
  #count = 0;

  /** `width`: bytes of a key, a multiple of 4. */
  constructor(most: number, width: number) {
    this.#keys = Buffer.alloc(most * width);
    this.#width = width;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2)));
  }

  get count(): number {
    return this.#count;
  }

  /** The keys one after the other. */
  get keys(): Uint8Array {
    return this.#keys;
  }

  /** The number of the key that stands there; it gets the next one where it is new. */
  take(bytes: Buffer, from: number): number {
    const slot = this.#slotOf(bytes, from);
    const there = (this.#slots[slot] ?? 0) - 1;
    if (there >= 0) return there;
    bytes.copy(this.#keys, this.#count * this.#width, from, from + this.#width);
    this.#count += 1;
    this.#slots[slot] = this.#count;
    return this.#count - 1;
  }

  /** The number of the key that stands there; -1 where it has none. */
  find(bytes: Buffer, from: number): number {
    return (this.#slots[this.#slotOf(bytes, from)] ?? 0) - 1;
  }

  #slotOf(bytes: Buffer, from: number): number {
    const width = this.#width;
    const mask = this.#slots.length - 1;
    let bits = 0;
    for (let at = from; at < from + width; at += 4) {
      bits = Math.imul(bits ^ bytes.readInt32LE(at), 0x9e37_79b1);
      bits ^= bits >>> 15;
    }
    for (let slot = bits & mask; ; slot = (slot + 1) & mask) {
      const there = (this.#slots[slot] ?? 0) - 1;
      if (there < 0) return slot;
      const key = there * width;
      if (bytes.compare(this.#keys, key, key + width, from, from + width) === 0) return slot;
    }
  }
}
