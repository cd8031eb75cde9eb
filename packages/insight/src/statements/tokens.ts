import {
  isCloser,
  isDigit,
  isEmoji,
  isEnder,
  isFullStop,
  isLetter,
  isLineBreak,
  isOpener,
  isSpace,
} from './characters.js';

export const tokenKinds = {
  word: 0,
  number: 1,
  /** Address of a page, a mailbox, a file: full stops inside end nothing. */
  link: 2,
  /** A run of full stops, question or exclamation marks. */
  end: 3,
  emoji: 4,
  /** A run of white space with at least one line break or tab. */
  break: 5,
  comma: 6,
  semicolon: 7,
  dash: 8,
  open: 9,
  close: 10,
  other: 11,
} as const;

/** Tokens of a text as parallel arrays, good until the next text is read; plain spaces are left out. */
export interface Tokens {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Characters looked at, for the test that work grows linearly. */
  readonly steps: number;
}

// Both are sticky and bounded, so that a failed attempt costs a constant.
const webAddress = /(?:https?:\/\/|www\.)[^\s<>"']{1,2000}/iuy;
const mailAddress = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}/uy;
const mayStartMail = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code);
/** "http" or "www". */
const mayStartWeb = (code: number): boolean => {
  const lower = code | 32;
  return lower === 0x68 || lower === 0x77;
};

/** One set of arrays serves all texts: most are short, and millions of them would leave as much garbage. */
let kind = new Uint8Array(1024);
let start = new Uint32Array(1024);
let end = new Uint32Array(1024);

const width = (code: number): number => (code > 0xffff ? 2 : 1);
const apostrophes = new Set([0x27, 0x2019, 0x2bc]);
const dashes = new Set([0x2d, 0x2013, 0x2014, 0x2212]);
const commas = new Set([0x2c, 0xff0c, 0x3001, 0x060c]);
const semicolons = new Set([0x3b, 0xff1b, 0x061b]);

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) return at;
  // A closing full stop or bracket belongs to the sentence, not to the address.
  return at + found[0].replace(/[.,;:!?)\]}'"]+$/u, '').length;
}

/** Cuts a text into tokens in one pass. */
export function tokenize(text: string): Tokens {
  const length = text.length;
  if (kind.length <= length) {
    const room = Math.max(length + 1, 2 * kind.length);
    kind = new Uint8Array(room);
    start = new Uint32Array(room);
    end = new Uint32Array(room);
  }
  const holdsMail = text.includes('@');
  let count = 0;
  let steps = 0;
  const at = (index: number): number => {
    steps += 1;
    return text.codePointAt(index) ?? 0;
  };
  const add = (type: number, from: number, to: number): void => {
    kind[count] = type;
    start[count] = from;
    end[count] = to;
    count += 1;
  };
  const runWhile = (from: number, test: (code: number) => boolean): number => {
    let index = from;
    while (index < length) {
      const code = at(index);
      if (!test(code)) break;
      index += width(code);
    }
    return index;
  };

  const wordEnd = (from: number): number => {
    let index = runWhile(from, (code) => isLetter(code) || isDigit(code));
    // Apostrophes and hyphens inside ("don't", "log-in") belong to the word.
    while (index < length - 1) {
      const code = at(index);
      if (!apostrophes.has(code) && code !== 0x2d) break;
      if (!isLetter(at(index + 1))) break;
      index = runWhile(index + 1, (inner) => isLetter(inner) || isDigit(inner));
    }
    return index;
  };

  let index = 0;
  while (index < length) {
    const code = at(index);
    if (isSpace(code)) {
      const to = runWhile(index, isSpace);
      let broken = false;
      for (let inner = index; inner < to && !broken; inner += 1) {
        const space = at(inner);
        broken = isLineBreak(space) || space === 9;
      }
      if (broken) add(tokenKinds.break, index, to);
      index = to;
      continue;
    }
    const web = mayStartWeb(code);
    const mail = holdsMail && mayStartMail(code);
    if (web || mail) {
      let to = web ? matchAt(webAddress, text, index) : index;
      if (to === index && mail) to = matchAt(mailAddress, text, index);
      steps += to === index ? 1 : to - index;
      if (to > index) {
        add(tokenKinds.link, index, to);
        index = to;
        continue;
      }
    }
    const from = index;
    if (isDigit(code)) {
      // Digits with letters ("3x", "v2", "10am") still count as numbers.
      index = runWhile(index, (inner) => isDigit(inner) || isLetter(inner));
      add(tokenKinds.number, from, index);
    } else if (isLetter(code)) {
      index = wordEnd(index);
      add(tokenKinds.word, from, index);
    } else if (isFullStop(code) || isEnder(code)) {
      index = runWhile(index, (inner) => isFullStop(inner) || isEnder(inner));
      add(tokenKinds.end, from, index);
    } else if (isEmoji(code)) {
      index = runWhile(index, isEmoji);
      add(tokenKinds.emoji, from, index);
    } else {
      index += width(code);
      if (commas.has(code)) add(tokenKinds.comma, from, index);
      else if (semicolons.has(code)) add(tokenKinds.semicolon, from, index);
      else if (dashes.has(code)) {
        index = runWhile(index, (inner) => dashes.has(inner));
        add(tokenKinds.dash, from, index);
      } else if (isCloser(code)) add(tokenKinds.close, from, index);
      else if (isOpener(code)) add(tokenKinds.open, from, index);
      else add(tokenKinds.other, from, index);
    }
  }
  return { count, kind, start, end, steps };
}
