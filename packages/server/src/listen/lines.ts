/** Lines of text, encoded one behind the other; each can be found again. */
export interface Lines {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each line ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Collects lines and encodes them as they come: one string of megabytes would be built twice. */
export class LineBuffer {
  #bytes = Buffer.allocUnsafeSlow(1 << 16);
  #length = 0;
  readonly #ends: number[] = [];

  add(line: string): void {
    // A UTF-16 unit takes at most three bytes.
    const most = this.#length + line.length * 3;
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(line, this.#length);
    this.#ends.push(this.#length);
  }

  get length(): number {
    return this.#length;
  }

  take(): Lines {
    const bytes = new Uint8Array(this.#length);
    bytes.set(this.#bytes.subarray(0, this.#length));
    return { bytes, ends: Uint32Array.from(this.#ends) };
  }
}

/** The bytes of the lines that `wanted` picks, neighbours in one piece. */
export function* pick(lines: Lines, wanted: (line: number) => boolean): Generator<Uint8Array> {
  let from: number | null = null;
  for (let line = 0; line < lines.ends.length; line++) {
    const begin = line === 0 ? 0 : (lines.ends[line - 1] ?? 0);
    if (wanted(line)) from ??= begin;
    else if (from !== null) {
      yield lines.bytes.subarray(from, begin);
      from = null;
    }
  }
  if (from !== null) yield lines.bytes.subarray(from);
}
