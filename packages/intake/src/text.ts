import { htmlToText } from './html.js';
import { cutReplies } from './mail.js';

/**
 * What a text is made of, as bits, found in one pass, so that each cleaning step runs only where it has
 * work: most feedback is one clean line.
 */
export const traits = {
  /** `<` or `&`. */
  markup: 1,
  at: 2,
  slash: 4,
  /** `[`, `(` or `{`: addresses spelled out as "name (at) example.org". */
  bracket: 8,
  beyondAscii: 16,
  lines: 32,
  /** Blanks other than single spaces between words. */
  blanks: 64,
  controls: 128,
  manyDigits: 256,
} as const;

/** Fewer digits make no telephone number, card or account. */
const manyDigits = 7;

// What each ASCII character adds; 0 for letters and most punctuation.
const ofCharacter = new Uint16Array(128);
for (let code = 0; code < 0x20; code++) ofCharacter[code] = traits.controls;
ofCharacter[0x7f] = traits.controls;
ofCharacter[0x0b] = ofCharacter[0x0c] = ofCharacter[0x0a] = ofCharacter[0x0d] = traits.lines;
ofCharacter[0x09] = traits.blanks;
for (const character of '<&') ofCharacter[character.charCodeAt(0)] = traits.markup;
for (const character of '[({') ofCharacter[character.charCodeAt(0)] = traits.bracket;
ofCharacter['@'.charCodeAt(0)] = traits.at;
ofCharacter['/'.charCodeAt(0)] = traits.slash;

export function traitsOf(text: string): number {
  let found = 0;
  let digits = 0;
  let last = 0x20;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) found |= traits.beyondAscii;
    else if (code === 0x20) {
      if (last === 0x20) found |= traits.blanks;
    } else {
      found |= ofCharacter[code] ?? 0;
      if (code >= 0x30 && code <= 0x39) digits++;
    }
    last = code;
  }
  if (last === 0x20) found |= traits.blanks;
  return digits >= manyDigits ? found | traits.manyDigits : found;
}

const untidy = traits.beyondAscii | traits.lines | traits.blanks | traits.controls;

export function isTidy(found: number): boolean {
  return (found & untidy) === 0;
}

/** HTML to text, replies and signatures cut, Unicode and white space in order. */
export function cleanText(raw: string): { text: string; found: number } {
  let text = raw.trim();
  let found = traitsOf(text);
  if ((found & (traits.markup | untidy)) === 0) return { text, found };
  if ((found & traits.markup) !== 0) {
    text = htmlToText(text);
    found = traitsOf(text);
  }
  if ((found & (traits.lines | traits.beyondAscii)) !== 0) {
    text = text.replace(lineEnds, '\n');
    if (text.includes('\n')) text = cutReplies(text);
  }
  const tidied = tidy(text, found);
  return { text: tidied, found: tidied === raw ? found : traitsOf(tidied) };
}

/** One line of a name, id or label: Unicode and white space in order. */
export function cleanLabel(raw: string, found: number): string {
  return (found & untidy) === 0 ? raw : tidy(raw.replace(lineEnds, ' '), found);
}

function tidy(text: string, found: number): string {
  let tidied = text;
  if ((found & traits.beyondAscii) !== 0) tidied = tidied.replace(removed, '').normalize('NFC');
  if ((found & traits.controls) !== 0) tidied = tidied.replace(controls, '');
  if ((found & (traits.beyondAscii | traits.blanks | traits.controls)) !== 0) {
    tidied = tidied.replace(blanks, ' ');
  }
  if ((found & (traits.beyondAscii | traits.lines)) !== 0) tidied = tidied.replace(breaks, '\n');
  return tidied.trim();
}

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const breaks = / ?\n[ \n]*/g;
const blanks = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+ *| {2,}/g;
// oxlint-disable-next-line no-control-regex -- removing control characters is what it is for
const controls = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
// Unpaired surrogates, soft hyphens, invisible joiners of words, marks of byte order, and the controls that
// turn the direction of text (they would leak into the page). Kept: joiners (emoji, Persian), direction marks.
const removed =
  /[\ud800-\udfff\u0080-\u0084\u0086-\u009f\u00ad\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
