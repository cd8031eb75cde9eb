import { genericSubjects, judgementWords, stopWords } from './stop-words.js';
import { lightStem, words } from './tokens.js';

/** What a statement that names no subject of its own amounts to. */
export type ContentVerdict = 'content' | 'judgement' | 'empty';

const lengthened = /(\p{L})\1{2,}/gu;

/** Whether a word can carry a theme: neither a function word, nor mere judgement, nor "app" and its like. */
export function isContentWord(word: string): boolean {
  if (stopWords.has(word) || /^\d+$/.test(word)) return false;
  const plain = word.replace(lengthened, '$1');
  const doubled = word.replace(lengthened, '$1$1');
  for (const form of [word, plain, doubled]) {
    if (judgementWords.has(form) || genericSubjects.has(form)) return false;
  }
  return true;
}

/**
 * Whether a statement says what it is about. "Good app!!!" only judges; an emoji or "ok" alone says nothing that words
 * could show. The word lists are English, so other languages are taken as content wherever they have a word.
 */
export function contentVerdict(text: string, language: string): ContentVerdict {
  const found = words(text);
  if (found.length === 0) return 'empty';
  if (language !== 'en' && language !== 'und') return 'content';
  const own = found.filter(isContentWord);
  if (own.some((word) => word.length > 2 || lightStem(word) !== word)) {
    return 'content';
  }
  return found.some(
    (word) =>
      judgementWords.has(word.replace(lengthened, '$1')) ||
      judgementWords.has(word.replace(lengthened, '$1$1')) ||
      judgementWords.has(word),
  )
    ? 'judgement'
    : 'empty';
}
