/** What was found out of texts lately, for feedback says the same again and again. */
import { textHash } from './random.js';

/** Places in which the texts of late have left a mark: a power of two. */
const marked = 2 ** 20;
/** Longer texts are rarely said twice, and would fill the memory. */
const longestText = 400;

export interface TextMemory<T> {
  get(text: string): T | undefined;
  /** Keeps what was found of a text, from the second time on that it comes. */
  keep(text: string, found: () => T): void;
  clear(): void;
}

/**
 * Remembers texts that come more than once. What comes once leaves a mark and nothing else, so that names and numbers,
 * which make most texts one of a kind, do not push out what is said every day. When the memory is full, what was not
 * asked for since it was half full is forgotten.
 *
 * @param most Texts that are remembered at most.
 */
export function createTextMemory<T>(most: number): TextMemory<T> {
  const half = Math.max(1, Math.floor(most / 2));
  const marks = new Uint32Array(marked);
  let lately = new Map<string, T>();
  let before = new Map<string, T>();
  const add = (text: string, found: T): void => {
    if (lately.size >= half) {
      before = lately;
      lately = new Map();
    }
    lately.set(text, found);
  };
  return {
    get(text) {
      const found = lately.get(text);
      if (found !== undefined) return found;
      const older = before.get(text);
      if (older !== undefined) add(text, older);
      return older;
    },
    keep(text, found) {
      if (text.length > longestText) return;
      const hash = textHash(text);
      const mark = 1 + (Math.floor(hash / marked) % 0xfffffffe);
      if (marks[hash % marked] === mark) add(text, found());
      else marks[hash % marked] = mark;
    },
    clear() {
      lately = new Map();
      before = new Map();
    },
  };
}
