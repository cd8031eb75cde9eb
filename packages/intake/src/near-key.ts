import { isIgnoredMark } from './words.js';
import { repostScope, type RepostItem } from './voice.js';

const fewestWords = 8;

/**
 * 32 bits that near copies share, so that a text is compared with few others: whose words they are, and how the two
 * longest begin. Null: the item has no near copy.
 */
export function nearKey(item: RepostItem): number | null {
  const scope = repostScope(item);
  if (scope === null) return null;
  const { text } = item;
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
    if (code >= 0x80) {
      if (!isLower) return undefined;
      if (code === apostrophe) continue;
    } else if (code === 0x27) continue;
    if (isIgnoredMark(code)) {
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
    if (code >= 0x41 && code <= 0x5a) code |= 0x20;
    start = Math.imul(start ^ code, 0x5bd1e995) ^ length;
  }
  if (words < fewestWords) return null;
  return mixed(scope, Math.min(longestStart, secondStart), Math.max(longestStart, secondStart));
}

const apostrophe = 0x2019;

function mixed(scope: string, one: number, other: number): number {
  let key = Math.imul(one, 0x85ebca6b) ^ (Math.imul(other, 0xc2b2ae35) >>> 7) ^ other;
  for (let index = 0; index < scope.length; index++) {
    key = Math.imul(key ^ scope.charCodeAt(index), 0x5bd1e995);
    key ^= key >>> 15;
  }
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return key ^ (key >>> 16);
}
