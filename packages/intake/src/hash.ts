import { hash } from 'node:crypto';

/** 16 bytes of SHA-256 over the parts, as hex. Parts are told apart whatever they contain. */
export function contentHash(parts: readonly string[]): string {
  let joined = '';
  for (const part of parts) joined += `${part.length}:${part}`;
  return hash('sha256', joined, 'hex').slice(0, 32);
}

/**
 * 64 bits, as hex, over letters, digits and symbols only, without case: equal for texts that differ in
 * case, punctuation and spaces. MurmurHash3's mixing on two lanes over UTF-16 units; not for secrets.
 */
export function textHash(text: string): string {
  const lower = text.toLowerCase();
  const folded = fold(lower);
  const low = mix(folded.low ^ folded.length, folded.high);
  const high = mix(folded.high ^ Math.imul(folded.length, 0x9e3779b1), low);
  return hex(high) + hex(low);
}

function fold(text: string): { low: number; high: number; length: number } {
  let low = 0x2f0b4c47;
  let high = 0x6a09e667;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isIgnored(code)) continue;
    length++;
    low = Math.imul(low ^ Math.imul(code, 0xcc9e2d51), 0x1b873593);
    low = (low << 13) | (low >>> 19);
    high = Math.imul(high ^ Math.imul(code, 0x85ebca6b), 0xc2b2ae35);
    high = (high << 15) | (high >>> 17);
  }
  // Nothing but punctuation ("!!!", "..."): then the punctuation is the text.
  if (length === 0) {
    for (let index = 0; index < text.length; index++) {
      low = Math.imul(low ^ text.charCodeAt(index), 0x1b873593);
      high = Math.imul(high ^ text.charCodeAt(index), 0xc2b2ae35);
    }
  }
  return { low, high, length };
}

function isIgnored(code: number): boolean {
  if (code < 0x80) return !((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39));
  return (
    code < 0xaa ||
    (code >= 0xab && code <= 0xb4) ||
    (code >= 0xb6 && code <= 0xb9) ||
    (code >= 0xbb && code <= 0xbf) ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x3003) ||
    (code >= 0x3008 && code <= 0x3011) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xff01 ||
    code === 0xff0c ||
    code === 0xff0e ||
    code === 0xff1f
  );
}

function mix(value: number, other: number): number {
  let mixed = value ^ other;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
