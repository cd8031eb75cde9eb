import { htmlToText } from './html.js';
import { cutReplies } from './mail.js';

/**
 * What a text is made of, found in one pass, so that each cleaning step runs only where it has work:
 * most feedback is one clean line.
 */
export interface TextTraits {
  /** `<` or `&`. */
  readonly markup: boolean;
  readonly at: boolean;
  readonly slash: boolean;
  readonly digits: number;
  readonly beyondAscii: boolean;
  readonly lines: boolean;
  /** Control characters, or white space other than single blanks between words. */
  readonly untidy: boolean;
}

export function traitsOf(text: string): TextTraits {
  let markup = false;
  let at = false;
  let slash = false;
  let digits = 0;
  let beyondAscii = false;
  let lines = false;
  let untidy = false;
  let blank = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x20) {
      if (blank) untidy = true;
      blank = true;
      continue;
    }
    blank = false;
    if (code >= 0x61 && code <= 0x7a) continue;
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code === 0x3c || code === 0x26) markup = true;
    else if (code === 0x40) at = true;
    else if (code === 0x2f) slash = true;
    else if (code === 0x0a || code === 0x0d) {
      lines = true;
      untidy = true;
    } else if (code < 0x20 || code === 0x7f) untidy = true;
    else if (code > 0x7f) beyondAscii = true;
  }
  if (blank) untidy = true;
  return { markup, at, slash, digits, beyondAscii, lines, untidy };
}

/** HTML to text, replies and signatures cut, Unicode and white space in order. */
export function cleanText(raw: string): { text: string; traits: TextTraits } {
  let traits = traitsOf(raw);
  if (!traits.markup && !traits.untidy && !traits.beyondAscii) return { text: raw, traits };
  let text = raw;
  if (traits.markup) {
    text = htmlToText(text);
    traits = traitsOf(text);
  }
  if (traits.lines || traits.beyondAscii) text = tidyLines(text);
  if (text.includes('\n')) text = cutReplies(text);
  if (traits.beyondAscii) text = tidyUnicode(text);
  text = foldSpaces(text);
  return { text, traits: traitsOf(text) };
}

/** One line of a name, id or label: Unicode and white space in order. */
export function cleanLabel(raw: string): string {
  const { untidy, beyondAscii } = traitsOf(raw);
  if (!untidy && !beyondAscii) return raw;
  return foldSpaces(beyondAscii ? tidyUnicode(raw) : raw).replaceAll('\n', ' ');
}

function tidyLines(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n');
}

// Unpaired surrogates, soft hyphens, invisible joiners of words, marks of byte order, and the controls that
// turn the direction of text (they would leak into the page). Kept: joiners (emoji, Persian), direction marks.
const removed =
  /[\ud800-\udfff\u0080-\u009f\u00ad\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

function tidyUnicode(text: string): string {
  return text.replace(removed, '').normalize('NFC');
}

// oxlint-disable-next-line no-control-regex -- removing control characters is what it is for
const controls = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
const blanks = /[\t\v\f \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;

function foldSpaces(text: string): string {
  return text
    .replace(controls, '')
    .replace(/\r\n?/g, '\n')
    .replace(blanks, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
