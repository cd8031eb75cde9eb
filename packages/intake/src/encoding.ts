import { platform } from '#platform';
import { joined } from './bytes.js';
import type { Encoding } from './types.js';

const cr1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes to text, chunk by chunk. */
export interface TextDecoding {
  /** Text of the bytes so far that end on a whole character. */
  decode(bytes: Uint8Array): string;
  end(): string;
  /** Lines with bytes that are not of this encoding; their text holds marks that `isDamaged` finds. */
  readonly damagedLines: number;
  /** Chunks with characters beyond ASCII that were valid. */
  readonly validBeyondAscii: boolean;
}

export function decoderFor(encoding: Encoding): TextDecoding {
  if (encoding === 'utf-8') return new Utf8Decoding();
  return encoding === 'windows-1252' ? new Windows1252Decoding() : new Utf16Decoding(encoding);
}

/** Guess from the first bytes. A file that is plain ASCII so far counts as UTF-8. */
export function detectEncoding(bytes: Uint8Array): { encoding: Encoding; reason: string } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', reason: 'The file begins with the mark of UTF-8.' };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { encoding: 'utf-16le', reason: 'The file begins with the mark of UTF-16.' };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { encoding: 'utf-16be', reason: 'The file begins with the mark of UTF-16.' };
  }
  const zeros = zeroShares(bytes);
  if (zeros.odd > 0.3 && zeros.even < 0.05) {
    return { encoding: 'utf-16le', reason: 'Every other byte is zero, as in UTF-16.' };
  }
  if (zeros.even > 0.3 && zeros.odd < 0.05) {
    return { encoding: 'utf-16be', reason: 'Every other byte is zero, as in UTF-16.' };
  }
  const { valid, invalid } = countSequences(bytes.subarray(0, bytes.length - tailLength(bytes)));
  // A UTF-8 file with a few broken lines is still UTF-8; Windows-1252 text hardly ever forms valid sequences.
  if (invalid === 0 || valid > 4 * invalid) {
    return { encoding: 'utf-8', reason: 'All characters seen are valid UTF-8.' };
  }
  return {
    encoding: 'windows-1252',
    reason: 'Bytes beyond ASCII do not form UTF-8, so they are read as Windows-1252.',
  };
}

/** Whether a line of a UTF-8 file held bytes that are not UTF-8. */
export function isDamaged(text: string): boolean {
  return damage.test(text);
}

/** The damaged bytes shown as Windows-1252, which is what they most often are. */
export function mendDamage(text: string): string {
  return text.replace(allDamage, (mark) => windows1252(mark.charCodeAt(0) - escapeBase));
}

// Bytes that are not UTF-8 become lone surrogates U+DC80…U+DCFF (as Python's surrogateescape does):
// valid UTF-8 never decodes to one, so damage can be told from a U+FFFD that was in the file already.
const escapeBase = 0xdc00;
const damage = /[\udc80-\udcff]/u;
const allDamage = /[\udc80-\udcff]/gu;

class Utf8Decoding implements TextDecoding {
  damagedLines = 0;
  validBeyondAscii = false;
  #tail: Uint8Array = new Uint8Array(0);

  decode(bytes: Uint8Array): string {
    const whole = this.#tail.length === 0 ? bytes : joined([this.#tail, bytes]);
    const cut = whole.length - tailLength(whole);
    this.#tail = whole.subarray(cut);
    return this.#decodeWhole(whole.subarray(0, cut));
  }

  end(): string {
    const rest = this.#tail;
    this.#tail = new Uint8Array(0);
    return rest.length === 0 ? '' : this.#decodeWhole(rest);
  }

  #decodeWhole(bytes: Uint8Array): string {
    if (platform.isAscii(bytes)) return platform.latin1(bytes);
    if (platform.isUtf8(bytes)) {
      this.validBeyondAscii = true;
      return platform.utf8(bytes);
    }
    return this.#decodeDamaged(bytes);
  }

  #decodeDamaged(bytes: Uint8Array): string {
    const lines: string[] = [];
    for (let start = 0; start < bytes.length;) {
      const newline = bytes.indexOf(0x0a, start);
      const end = newline === -1 ? bytes.length : newline + 1;
      const line = bytes.subarray(start, end);
      if (platform.isUtf8(line)) {
        if (!platform.isAscii(line)) this.validBeyondAscii = true;
        lines.push(platform.utf8(line));
      } else {
        this.damagedLines++;
        lines.push(escapeDamage(line));
      }
      start = end;
    }
    return lines.join('');
  }
}

class Windows1252Decoding implements TextDecoding {
  readonly damagedLines = 0;
  readonly validBeyondAscii = true;

  decode(bytes: Uint8Array): string {
    return platform
      .latin1(bytes)
      .replace(/[\x80-\x9f]/g, (character) => windows1252(character.charCodeAt(0)));
  }

  end(): string {
    return '';
  }
}

class Utf16Decoding implements TextDecoding {
  readonly damagedLines = 0;
  readonly validBeyondAscii = true;
  readonly #decoder: InstanceType<typeof TextDecoder>;

  constructor(encoding: 'utf-16le' | 'utf-16be') {
    this.#decoder = new TextDecoder(encoding);
  }

  decode(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  end(): string {
    return this.#decoder.decode();
  }
}

function windows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? (cr1252[byte - 0x80] ?? '') : String.fromCharCode(byte);
}

/** Bytes at the end that may be the beginning of a character: 0 to 3. */
function tailLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  if (lead >= 0xe0) return lead < 0xf0 ? 3 : 1;
  return lead >= 0xc2 ? 2 : 1;
}

function escapeDamage(line: Uint8Array): string {
  let text = '';
  for (let at = 0; at < line.length;) {
    const byte = line[at] ?? 0;
    const length = byte < 0x80 ? 1 : sequenceLength(byte);
    const sequence = line.subarray(at, at + length);
    if (byte < 0x80 || (length > 1 && platform.isUtf8(sequence))) {
      text += platform.utf8(sequence);
      at += length;
    } else {
      text += String.fromCharCode(escapeBase + byte);
      at++;
    }
  }
  return text;
}

function countSequences(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : sequenceLength(byte);
    if (byte >= 0x80) {
      if (length > 1 && platform.isUtf8(bytes.subarray(at, at + length))) valid++;
      else {
        invalid++;
        at++;
        continue;
      }
    }
    at += length;
  }
  return { valid, invalid };
}

function zeroShares(bytes: Uint8Array): { even: number; odd: number } {
  const pairs = Math.floor(Math.min(bytes.length, 65_536) / 2);
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) even++;
    if (bytes[2 * pair + 1] === 0) odd++;
  }
  return pairs === 0 ? { even: 0, odd: 0 } : { even: even / pairs, odd: odd / pairs };
}
