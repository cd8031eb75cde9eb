/**
 * Which keys have been seen, and with what number: 16 bytes a key, where a Map of strings takes a hundred.
 * Open addressing over 96 bits of the key; that two of five million keys share them does not happen.
 */
export class KeyTable {
  #hashes = new Uint32Array(3 * (1 << 12));
  #numbers = new Uint32Array(1 << 12);
  #size = 0;

  /** The number under this key, 0 where there is none. `next` makes the one to keep from the present one. */
  put(key: string, next: (present: number) => number): number {
    if (this.#size * 2 >= this.#numbers.length) this.#grow();
    const [a, b, c] = hash96(key);
    const at = this.#slot(a, b, c);
    const present = this.#numbers[at] ?? 0;
    const kept = next(present);
    if (present === 0 && kept !== 0) this.#size++;
    this.#hashes.set([a, b, c], at * 3);
    this.#numbers[at] = kept;
    return present;
  }

  #slot(a: number, b: number, c: number): number {
    const mask = this.#numbers.length - 1;
    for (let at = c & mask; ; at = (at + 1) & mask) {
      if (this.#numbers[at] === 0) return at;
      const hash = at * 3;
      if (
        this.#hashes[hash] === a &&
        this.#hashes[hash + 1] === b &&
        this.#hashes[hash + 2] === c
      ) {
        return at;
      }
    }
  }

  #grow(): void {
    const { length } = this.#numbers;
    const [hashes, numbers] = [this.#hashes, this.#numbers];
    this.#hashes = new Uint32Array(length * 6);
    this.#numbers = new Uint32Array(length * 2);
    for (let from = 0; from < length; from++) {
      const number = numbers[from] ?? 0;
      if (number === 0) continue;
      const hash = hashes.subarray(from * 3, from * 3 + 3);
      const at = this.#slot(hash[0] ?? 0, hash[1] ?? 0, hash[2] ?? 0);
      this.#hashes.set(hash, at * 3);
      this.#numbers[at] = number;
    }
  }
}

/** Three lanes of multiply and rotate over UTF-16 units, mixed at the end as MurmurHash3 does. */
function hash96(key: string): [number, number, number] {
  let a = 0x9747b28c;
  let b = 0x3c6ef372;
  let c = 0x1b56c4e9;
  for (let index = 0; index < key.length; index++) {
    const unit = key.charCodeAt(index);
    a = Math.imul(a ^ unit, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b = (b << 13) | (b >>> 19);
    c = Math.imul(c ^ unit, 0x27d4eb2f);
    c = (c << 11) | (c >>> 21);
  }
  return [mix(a ^ key.length, b), mix(b, c), mix(c, a)];
}

function mix(value: number, other: number): number {
  let mixed = value ^ other;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
