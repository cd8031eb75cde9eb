import { loadWordTable } from '../vectors/table.js';
import { genericSubjects, judgementWords, malfunctionWords, stopWords } from './stop-words.js';
import { lightStem } from './tokens.js';

/** What a statement that names no subject of its own amounts to. */
export type ContentVerdict = 'content' | 'judgement' | 'malfunction' | 'empty';

type WordRole = 'content' | 'judgement' | 'malfunction' | 'subject' | 'function';

const lengthened = /(\p{L})\1{2,}/gu;
const roles = new Map<string, WordRole>();
/** A process that reads feedback for months meets ever new words; the memory of their roles must not grow for ever. */
const mostRemembered = 200_000;

/** Whether a word can carry a theme: neither a function word, nor mere judgement, nor "app" and its like. */
export function isContentWord(word: string): boolean {
  const role = roleOf(word);
  return role === 'content' || role === 'malfunction';
}

/** Whether a word says that something fails, but not what. */
export function isMalfunctionWord(word: string): boolean {
  return roleOf(word) === 'malfunction';
}

function roleOf(word: string): WordRole {
  let role = roles.get(word);
  if (role === undefined) {
    role = findRole(word);
    if (roles.size >= mostRemembered) roles.clear();
    roles.set(word, role);
  }
  return role;
}

function findRole(word: string): WordRole {
  const quote = word.indexOf("'");
  if (quote > 0) return word.endsWith("n't") ? 'function' : findRole(word.slice(0, quote));
  if (/^\d+$/.test(word)) return 'function';
  const forms = [word, word.replace(lengthened, '$1'), word.replace(lengthened, '$1$1')];
  if (forms.some((form) => stopWords.has(form))) return 'function';
  if (forms.some((form) => judgementWords.has(form))) return 'judgement';
  if (forms.some((form) => genericSubjects.has(form))) return 'subject';
  if (forms.some((form) => malfunctionWords.has(form))) return 'malfunction';
  const meant = meantJudgement(word);
  return meant ? 'judgement' : 'content';
}

/** "excelent", "wonderfull" and "gooood" judge as much as what they were meant to be. */
function meantJudgement(word: string): boolean {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return false;
  // A word of the language is itself, however near to another it is spelt.
  if (loadWordTable().rank.has(word)) return false;
  for (const known of judgementWords) {
    if (known.length < 4 || Math.abs(known.length - word.length) > 2 || known[0] !== word[0])
      continue;
    const allowed = known.length >= 8 ? 2 : 1;
    if (withinEdits(word, known, allowed)) return true;
  }
  return false;
}

/** Whether one spelling is at most so many insertions, deletions, replacements or swaps of neighbours from another. */
function withinEdits(a: string, b: string, allowed: number): boolean {
  if (Math.abs(a.length - b.length) > allowed) return false;
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    older = before;
    before = row;
  }
  return (before[b.length] ?? 0) <= allowed;
}

/** What a word adds to what a statement amounts to, as bits that may be joined. */
const wordBits = { content: 1, malfunction: 2, judgement: 4 } as const;

export function bitsOf(word: string): number {
  const role = roleOf(word);
  if (role === 'content') {
    return word.length > 2 || lightStem(word) !== word ? wordBits.content : 0;
  }
  if (role === 'malfunction') return wordBits.malfunction;
  return role === 'judgement' ? wordBits.judgement : 0;
}

/**
 * Whether a statement, given as the joined bits of its words, says what it is about. "Good app!!!" only judges, "please
 * fix the bugs" only says that something fails; an emoji or "ok" alone says nothing that words could show.
 */
export function contentVerdict(bits: number): ContentVerdict {
  if ((bits & wordBits.content) !== 0) return 'content';
  if ((bits & wordBits.malfunction) !== 0) return 'malfunction';
  return (bits & wordBits.judgement) !== 0 ? 'judgement' : 'empty';
}
