/** What a code point is, looked up rather than matched: every text is read several times, character by character. */

export const classes = {
  letter: 1,
  mark: 2,
  number: 4,
  upper: 8,
  lower: 16,
  pictograph: 32,
} as const;

const known = 128;
const table = new Uint8Array(0x10000);
const beyond = new Map<number, number>();
/** The planes beyond the first hold emoji and rare letters; strange input must not fill the memory with them. */
const mostBeyond = 4096;

const patterns: readonly (readonly [number, RegExp])[] = [
  [classes.letter, /^\p{L}$/u],
  [classes.mark, /^\p{M}$/u],
  [classes.number, /^\p{N}$/u],
  [classes.upper, /^\p{Lu}$/u],
  [classes.lower, /^\p{Ll}$/u],
  [classes.pictograph, /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u],
];

function find(code: number): number {
  const character = String.fromCodePoint(code);
  let found = known;
  for (const [bit, pattern] of patterns) if (pattern.test(character)) found |= bit;
  return found;
}

/** Bits of `classes`. */
export function classOf(code: number): number {
  if (code < 0x10000) {
    const found = table[code] ?? 0;
    if (found !== 0) return found;
    return (table[code] = find(code));
  }
  let found = beyond.get(code);
  if (found === undefined) {
    found = find(code);
    if (beyond.size < mostBeyond) beyond.set(code, found);
  }
  return found;
}

export const letterOrMark = classes.letter | classes.mark;
export const wordCharacter = letterOrMark | classes.number;

/** End of the run of characters with any of the bits that begins at `from`. */
export function runEnd(text: string, from: number, bits: number): number {
  const { length } = text;
  let at = from;
  while (at < length) {
    let code = text.charCodeAt(at);
    let width = 1;
    if (code >= 0xd800 && code <= 0xdbff) {
      code = text.codePointAt(at) ?? code;
      if (code > 0xffff) width = 2;
    }
    if ((classOf(code) & bits) === 0) break;
    at += width;
  }
  return at;
}
