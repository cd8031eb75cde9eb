/** What a character is to the sentence splitter. Code points, since emoji lie outside the basic plane. */
import { classes, classOf, letterOrMark } from '../text/characters.js';

const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.codePointAt(0) ?? 0));

/** Full stops, question and exclamation marks of other scripts: always an end, never an abbreviation. */
const enders = codesOf('!?…。！？｡．؟۔।॥።፧፨།༎။၊෴᙮⸮‼⁇⁈⁉։៕۝܀܁܂᠃᠉꓿︒﹖﹗');
const fullStop = 0x2e;
const closers = codesOf('"\'”’»›)]}」』】）〉》“');
const openers = codesOf('([{「『【（〈《');

export const isFullStop = (code: number): boolean => code === fullStop;
export const isEnder = (code: number): boolean => enders.has(code);
export const isCloser = (code: number): boolean => closers.has(code);
export const isOpener = (code: number): boolean => openers.has(code);

export const isLineBreak = (code: number): boolean =>
  code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;

export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0x85 ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  code === 0xfeff;

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

export const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code > 127 && (classOf(code) & letterOrMark) !== 0);

export const isUpper = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code > 127 && (classOf(code) & classes.upper) !== 0);

export const isLower = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code > 127 && (classOf(code) & classes.lower) !== 0);

/** Emoji and what glues them together: variation selectors, joiners, skin tones, flag letters. */
export const isEmoji = (code: number): boolean =>
  code === 0x200d ||
  code === 0xfe0f ||
  code === 0x20e3 ||
  (code >= 0x2190 && code !== 0x2122 && (classOf(code) & classes.pictograph) !== 0);
