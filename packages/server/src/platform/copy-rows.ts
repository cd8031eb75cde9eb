/** Rows of PostgreSQL's binary COPY, one behind the other; each can be found again. */
export interface CopyRows {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each row ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/**
 * Writes rows in the binary format of COPY, value by value in the order of the columns. Text that the server would have
 * to parse (ids, times, numbers) costs it more than the rest of a row, and here strings that live for a moment.
 */
export class CopyRowWriter {
  readonly #columns: number;
  #bytes = Buffer.allocUnsafeSlow(1 << 16);
  #length = 0;
  #ends: number[] = [];

  constructor(columns: number) {
    this.#columns = columns;
  }

  get size(): number {
    return this.#length;
  }

  begin(): void {
    this.#room(2);
    this.#bytes[this.#length++] = this.#columns >>> 8;
    this.#bytes[this.#length++] = this.#columns;
  }

  end(): void {
    this.#ends.push(this.#length);
  }

  none(): void {
    this.#room(4);
    this.#four(-1);
  }

  text(value: string | null): void {
    if (value === null) this.none();
    else this.#text(value);
  }

  json(value: unknown): void {
    // jsonb cannot hold the escape of NUL.
    this.#text(JSON.stringify(value).replaceAll(String.raw`\u0000`, ''), jsonbVersion);
  }

  texts(values: readonly string[]): void {
    const start = this.#length;
    this.#room(24);
    this.#four(0);
    for (const part of [1, 0, textType, values.length, 1]) this.#four(part);
    for (const value of values) this.#text(value);
    putInt32(this.#bytes, start, this.#length - start - 4);
  }

  /** A digest or an id in hexadecimal digits, with or without dashes. */
  uuid(hex: string | null): void {
    if (hex === null) {
      this.none();
      return;
    }
    this.#room(20);
    this.#four(16);
    putUuid(this.#bytes, this.#length, hex);
    this.#length += 16;
  }

  /** The 16 bytes at this place. */
  uuidAt(bytes: Uint8Array, at: number): void {
    this.#room(20);
    this.#four(16);
    for (let index = 0; index < 16; index++) this.#bytes[this.#length++] = bytes[at + index] ?? 0;
  }

  int4(value: number | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.#room(8);
    this.#four(4);
    this.#four(value);
  }

  int8(value: number | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.#room(12);
    this.#four(8);
    putInt64(this.#bytes, this.#length, value);
    this.#length += 8;
  }

  float4(value: number | null): void {
    if (value === null) {
      this.none();
      return;
    }
    this.#room(8);
    this.#four(4);
    this.#bytes.writeFloatBE(value, this.#length);
    this.#length += 4;
  }

  /** Milliseconds since 1970 UTC. */
  timestamptz(value: number | null): void {
    this.int8(value === null ? null : (value - year2000) * 1000);
  }

  /** The rows, which are forgotten here; the memory is kept for the next. */
  take(): CopyRows {
    const bytes = new Uint8Array(this.#length);
    bytes.set(this.#bytes.subarray(0, this.#length));
    const ends = Uint32Array.from(this.#ends);
    this.#length = 0;
    this.#ends = [];
    return { bytes, ends };
  }

  #text(value: string, version?: number): void {
    // A UTF-16 unit takes at most three bytes.
    this.#room(5 + value.length * 3);
    const start = this.#length;
    this.#length += 4;
    if (version !== undefined) this.#bytes[this.#length++] = version;
    this.#length += this.#short(value) ? value.length : this.#long(value);
    putInt32(this.#bytes, start, this.#length - start - 4);
  }

  /** A short text of ASCII, for which a call out of the script would cost more than writing it. False: it is none. */
  #short(value: string): boolean {
    if (value.length > longestShort) return false;
    const bytes = this.#bytes;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code === 0 || code > 0x7f) return false;
      bytes[this.#length + index] = code;
    }
    return true;
  }

  #long(value: string): number {
    // PostgreSQL's text cannot hold NUL, and COPY would fail on it.
    const text = value.includes('\u0000') ? value.replaceAll('\u0000', '') : value;
    return this.#bytes.write(text, this.#length);
  }

  #four(value: number): void {
    putInt32(this.#bytes, this.#length, value);
    this.#length += 4;
  }

  #room(more: number): void {
    const most = this.#length + more;
    if (most <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

const jsonbVersion = 1;
const textType = 25;
const longestShort = 48;
const year2000 = Date.UTC(2000, 0, 1);

export function putInt32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

export function putInt64(bytes: Uint8Array, at: number, value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is too large for a number`);
  putInt32(bytes, at, Math.floor(value / 2 ** 32));
  putInt32(bytes, at + 4, value % 2 ** 32);
}

const digitOf = new Uint8Array(0x80);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  digitOf[digit.charCodeAt(0)] = value;
  digitOf[digit.toUpperCase().charCodeAt(0)] = value;
}
const dash = 0x2d;

/** The first 16 bytes of hexadecimal digits, with or without dashes between bytes. */
export function putUuid(bytes: Uint8Array, at: number, hex: string): void {
  let from = 0;
  for (let index = 0; index < 16; index++) {
    if (hex.charCodeAt(from) === dash) from++;
    const high = digitOf[hex.charCodeAt(from)] ?? 0;
    bytes[at + index] = (high << 4) | (digitOf[hex.charCodeAt(from + 1)] ?? 0);
    from += 2;
  }
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const dashBefore = new Set([4, 6, 8, 10]);

/** As PostgreSQL shows the 16 bytes at this place. */
export function uuidText(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let index = 0; index < 16; index++) {
    if (dashBefore.has(index)) text += '-';
    text += hexOfByte[bytes[at + index] ?? 0] ?? '';
  }
  return text;
}

/** What stands before and behind the rows of a binary COPY. */
export const copyHeader: Uint8Array = Buffer.from(
  `PGCOPY\n\u00ff\r\n\u0000${'\u0000'.repeat(8)}`,
  'latin1',
);
export const copyTrailer: Uint8Array = Uint8Array.of(0xff, 0xff);
