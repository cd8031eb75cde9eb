import { platform } from '#platform';
import { isIgnoredMark } from './words.js';

/** 16 bytes of SHA-256, as hex. */
export function contentHash(content: string): string {
  return platform.sha256(content).slice(0, 32);
}

// Letters without case and digits; 0 for what does not count.
const folded = new Uint8Array(128);
for (let code = 0x30; code <= 0x39; code++) folded[code] = code;
for (let code = 0x61; code <= 0x7a; code++) {
  folded[code] = code;
  folded[code - 0x20] = code;
}

/**
 * 64 bits, as hex, over letters, digits and symbols only, without case: equal for texts that differ in
 * case, punctuation and spaces. MurmurHash3's mixing on two lanes over UTF-16 units; not for secrets.
 */
export function textHash(text: string): string {
  return hashOf(text) ?? hashOf(text.toLowerCase(), true) ?? '';
}

/** Null where `text` has characters beyond ASCII, unless its case is gone already. */
function hashOf(text: string, isLower = false): string | null {
  let low = 0x2f0b4c47;
  let high = 0x6a09e667;
  let counted = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) code = folded[code] ?? 0;
    else if (!isLower) return null;
    else if (isIgnoredMark(code)) continue;
    if (code === 0) continue;
    counted++;
    low = Math.imul(low ^ Math.imul(code, 0xcc9e2d51), 0x1b873593);
    low = (low << 13) | (low >>> 19);
    high = Math.imul(high ^ Math.imul(code, 0x85ebca6b), 0xc2b2ae35);
    high = (high << 15) | (high >>> 17);
  }
  // Nothing but punctuation ("!!!", "..."): then the punctuation is the text.
  if (counted === 0) {
    for (let index = 0; index < text.length; index++) {
      low = Math.imul(low ^ text.charCodeAt(index), 0x1b873593);
      high = Math.imul(high ^ text.charCodeAt(index), 0xc2b2ae35);
    }
  }
  const first = mix(low ^ counted, high);
  return hex(mix(high ^ Math.imul(counted, 0x9e3779b1), first)) + hex(first);
}

function mix(value: number, other: number): number {
  let mixed = value ^ other;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(value: number): string {
  return (
    (hexOfByte[value >>> 24] ?? '') +
    (hexOfByte[(value >>> 16) & 0xff] ?? '') +
    (hexOfByte[(value >>> 8) & 0xff] ?? '') +
    (hexOfByte[value & 0xff] ?? '')
  );
}
