import { isIgnoredMark } from './words.js';
import { repostScope, type RepostItem } from './voice.js';

const fewestWords = 8;

/**
 * 32 bits that near copies share, so that a text is compared with few others: whose words they are, and how the two
 * longest begin. Null: the item has no near copy.
 */
export function nearKey(item: RepostItem): number | null {
  const scope = repostScope(item);
  return scope === null ? null : nearKeyWithin(scope, item.text);
}

/** The same of a text whose scope is known. */
export function nearKeyWithin(scope: string, text: string): number | null {
  return keyOfWords(scope, text) ?? keyOfWords(scope, text.toLowerCase(), true) ?? null;
}

// The letters of a word that count towards its beginning.
const letters = 3;

/** Undefined where the text has letters beyond ASCII, unless its case is gone already. */
function keyOfWords(scope: string, text: string, isLower = false): number | null | undefined {
  let words = 0;
  let [longest, second] = [0, 0];
  let [longestStart, secondStart] = [0, 0];
  let length = 0;
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    let code = index === text.length ? 0 : text.charCodeAt(index);
    if (code < 0x80) code = folded[code] ?? 0;
    else if (!isLower) return undefined;
    else if (code === apostrophe) code = within;
    else if (isIgnoredMark(code)) code = 0;
    if (code === within) continue;
    if (code === 0) {
      if (length === 0) continue;
      words++;
      if (length > longest || (length === longest && start > longestStart)) {
        [second, secondStart] = [longest, longestStart];
        [longest, longestStart] = [length, start];
      } else if (length > second || (length === second && start > secondStart)) {
        [second, secondStart] = [length, start];
      }
      length = start = 0;
      continue;
    }
    if (length++ >= letters) continue;
    start = Math.imul(start ^ code, 0x5bd1e995) ^ length;
  }
  if (words < fewestWords) return null;
  return mixed(scope, Math.min(longestStart, secondStart), Math.max(longestStart, secondStart));
}

const apostrophe = 0x2019;
/** Stands for a mark inside a word, which parts nothing. */
const within = 1;
// Letters without case and digits; 0 for what parts words.
const folded = Uint8Array.from({ length: 0x80 }, (_, code) =>
  isIgnoredMark(code) ? 0 : code >= 0x41 && code <= 0x5a ? code | 0x20 : code,
);
folded[0x27] = within;

function mixed(scope: string, one: number, other: number): number {
  let key = Math.imul(one, 0x85ebca6b) ^ (Math.imul(other, 0xc2b2ae35) >>> 7) ^ other;
  for (let index = 0; index < scope.length; index++) {
    key = Math.imul(key ^ scope.charCodeAt(index), 0x5bd1e995);
    key ^= key >>> 15;
  }
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return key ^ (key >>> 16);
}
