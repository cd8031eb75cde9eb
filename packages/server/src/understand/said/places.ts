import { endianness } from 'node:os';

/** Numbers keys of one width from 0 in the order in which they come, in a few bytes each: millions fit. */
export class Places {
  #words: Int32Array;
  readonly #width: number;
  /** A key's number, counted from 1, in the slot that its bits name, or in one of those after it. */
  #slots: Int32Array;
  /** The key that is asked for. */
  readonly #asked: Int32Array;
  #count = 0;

  /** `room`: for how many keys; it grows with more. `width`: words of four bytes in a key. */
  constructor(room: number, width: number) {
    this.#words = new Int32Array(room * width);
    this.#width = width;
    this.#asked = new Int32Array(width);
    this.#slots = new Int32Array(slotsFor(room));
  }

  get count(): number {
    return this.#count;
  }

  /** The bytes of the keys one after the other, once all are in. */
  keys(): Uint8Array {
    const bytes = Buffer.from(this.#words.buffer);
    return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap32();
  }

  /** The number of the key that stands there; it gets the next one where it is new. */
  take(bytes: Buffer, from: number): number {
    let slot = this.#slotOf(bytes, from);
    const there = (this.#slots[slot] ?? 0) - 1;
    if (there >= 0) return there;
    if (this.#count * this.#width === this.#words.length) {
      this.#grow();
      slot = this.#slotOf(bytes, from);
    }
    this.#words.set(this.#asked, this.#count * this.#width);
    this.#count += 1;
    this.#slots[slot] = this.#count;
    return this.#count - 1;
  }

  /** The number of the key that stands there; -1 where it has none. */
  find(bytes: Buffer, from: number): number {
    return (this.#slots[this.#slotOf(bytes, from)] ?? 0) - 1;
  }

  #slotOf(bytes: Buffer, from: number): number {
    const asked = this.#asked;
    for (let word = 0; word < asked.length; word += 1) {
      asked[word] = bytes.readInt32LE(from + 4 * word);
    }
    return this.#slotOfAsked();
  }

  #slotOfAsked(): number {
    const asked = this.#asked;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let bits = 0;
    for (let word = 0; word < asked.length; word += 1) {
      bits = Math.imul(bits ^ (asked[word] ?? 0), 0x9e37_79b1);
      bits ^= bits >>> 15;
    }
    for (let slot = bits & mask; ; slot = (slot + 1) & mask) {
      const there = (slots[slot] ?? 0) - 1;
      if (there < 0 || this.#isAsked(there)) return slot;
    }
  }

  /** Room for twice as many. */
  #grow(): void {
    const room = 2 * Math.max(1, this.#count);
    const words = new Int32Array(room * this.#width);
    words.set(this.#words);
    this.#words = words;
    this.#slots = new Int32Array(slotsFor(room));
    for (let number = 0; number < this.#count; number += 1) {
      const key = number * this.#width;
      this.#asked.set(words.subarray(key, key + this.#width));
      this.#slots[this.#slotOfAsked()] = number + 1;
    }
  }

  #isAsked(number: number): boolean {
    const asked = this.#asked;
    const key = number * asked.length;
    for (let word = 0; word < asked.length; word += 1) {
      if (this.#words[key + word] !== asked[word]) return false;
    }
    return true;
  }
}

const slotsFor = (room: number): number => 2 ** Math.ceil(Math.log2(2 * room + 2));
