/**
 * What the script and the frequent words of a text tell of its language. That settles most feedback, without the tables
 * of letter statistics, which take half a second to load.
 */
import { letterOrMark, runEnd } from '../text/characters.js';
import { languagesOfWord, wordLanguages } from './language-words.js';

/** Scripts that name their language, or narrow it down: first code, last code, languages. */
const scripts: readonly (readonly [number, number, readonly string[]])[] = [
  [0x0370, 0x03ff, ['el']],
  [0x0400, 0x052f, ['ru', 'uk', 'bg', 'sr', 'be', 'mk']],
  [0x0530, 0x058f, ['hy']],
  [0x0590, 0x05ff, ['he']],
  [0x0600, 0x077f, ['ar', 'fa', 'ur']],
  [0x0900, 0x097f, ['hi', 'mr']],
  [0x0980, 0x09ff, ['bn']],
  [0x0a00, 0x0a7f, ['pa']],
  [0x0a80, 0x0aff, ['gu']],
  [0x0b00, 0x0b7f, ['or']],
  [0x0b80, 0x0bff, ['ta']],
  [0x0c00, 0x0c7f, ['te']],
  [0x0c80, 0x0cff, ['kn']],
  [0x0d00, 0x0d7f, ['ml']],
  [0x0d80, 0x0dff, ['si']],
  [0x0e00, 0x0e7f, ['th']],
  [0x0e80, 0x0eff, ['lo']],
  [0x1000, 0x109f, ['my']],
  [0x10a0, 0x10ff, ['ka']],
  [0x1100, 0x11ff, ['ko']],
  [0x1200, 0x139f, ['am']],
  [0x1780, 0x17ff, ['km']],
  [0x3040, 0x30ff, ['ja']],
  [0x3400, 0x4dbf, ['zh']],
  [0x4e00, 0x9fff, ['zh']],
  [0xac00, 0xd7af, ['ko']],
];
const kana = scripts.findIndex(([, , languages]) => languages[0] === 'ja');

/** How much of a text is read: more does not change the answer. */
const readLength = 600;
/** Letters from which letter statistics are trusted to vote on what the corpus is written in. */
export const votingLetters = 24;
/** Log-odds that one listed word gives its language; a word of two languages gives both the same. */
const wordWeight = 2.2;

/** Letters that only one language of a shared script has. */
const tellingLetters: readonly (readonly [RegExp, string])[] = [
  [/[іїєґ]/iu, 'uk'],
  [/ў/iu, 'be'],
  [/[ђћ]/iu, 'sr'],
  [/[ѓќ]/iu, 'mk'],
  [/[ٹڈڑںے]/u, 'ur'],
  [/[پچژگ]/u, 'fa'],
];

interface Script {
  readonly letters: number;
  readonly latin: number;
  /** Languages of the prevailing script other than Latin; null where Latin prevails. */
  readonly languages: readonly string[] | null;
}

const latinLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x1e00 && code <= 0x1eff);

/** Counts by script: cleared after each text, so that none is allocated per text. */
const scriptCounts = new Uint16Array(scripts.length);

function scriptOf(text: string): Script {
  let latin = 0;
  let others = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (latinLetter(code)) {
      latin += 1;
    } else if (code >= 0x370) {
      const index = scripts.findIndex(([first, last]) => code >= first && code <= last);
      if (index >= 0) {
        scriptCounts[index] = (scriptCounts[index] ?? 0) + 1;
        others += 1;
      }
    }
  }
  if (others === 0) return { letters: latin, latin, languages: null };
  let best = 0;
  for (let index = 1; index < scripts.length; index += 1) {
    if ((scriptCounts[index] ?? 0) > (scriptCounts[best] ?? 0)) best = index;
  }
  if ((scriptCounts[kana] ?? 0) > 0 && (scripts[best]?.[2][0] === 'zh' || best === kana)) {
    best = kana;
  }
  scriptCounts.fill(0);
  // Latin names of products stand in texts of every script, so Latin must clearly prevail.
  if (latin >= 2 * others) return { letters: latin + others, latin, languages: null };
  return { letters: latin + others, latin, languages: scripts[best]?.[2] ?? null };
}

const votes = new Float64Array(wordLanguages.length);
/** Length of the longest listed word: a longer one need not be looked up. */
const longestListed = [...languagesOfWord.keys()].reduce((most, w) => Math.max(most, w.length), 0);

/** Votes of the listed words of a text for their languages; good until the next text. */
function wordVotes(text: string): Float64Array {
  votes.fill(0);
  const lower = text.toLowerCase();
  const { length } = lower;
  let at = 0;
  while (at < length) {
    let end = runEnd(lower, at, letterOrMark);
    if (end === at) {
      at += 1;
      continue;
    }
    let curly = false;
    while (end + 1 < length) {
      const mark = lower.charCodeAt(end);
      if (mark !== 0x27 && mark !== 0x2019) break;
      const further = runEnd(lower, end + 1, letterOrMark);
      if (further === end + 1) break;
      curly ||= mark === 0x2019;
      end = further;
    }
    if (end - at <= longestListed) {
      const word = lower.slice(at, end);
      const languages = languagesOfWord.get(curly ? word.replaceAll('’', "'") : word);
      if (languages !== undefined) {
        for (const index of languages) votes[index] = (votes[index] ?? 0) + wordWeight;
      }
    }
    at = end;
  }
  return votes;
}

/** Words that English must be ahead of every other by to be taken without a look at the letters. */
const plainLead = 3;
/** The same where nearly all of the corpus is English. */
const leaningLead = 2;
const english = wordLanguages.indexOf('en');

/** Whether its frequent words alone settle that a text is English: most feedback, in a fraction of the time that letters take. */
function leadsInEnglish(votes: Float64Array, lead: number): boolean {
  const most = (votes[english] ?? 0) - lead * wordWeight;
  if (most < 0) return false;
  for (let i = 0; i < votes.length; i += 1) {
    if (i !== english && (votes[i] ?? 0) > most) return false;
  }
  return true;
}

/** Addresses and code would be read as words of some language. */
const mayHoldNoise = /[@#\d]|[wW]{3}|:\/\//;
const noise = /(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@\S+|[#@]\w+|\d+/giu;

/** What a text tells by itself. */
interface Settled {
  readonly language: string;
  /** Whether it tells what Latin texts of the corpus are written in. */
  readonly votes: boolean;
}

/** A text that only its letters can settle. */
export interface Unsettled {
  readonly language: null;
  readonly text: string;
  readonly letters: number;
  /** Languages of its script other than Latin, commonest first; null where it is Latin. */
  readonly languages: readonly string[] | null;
  /** Log-odds of each of `wordLanguages` by listed words. */
  readonly wordOdds: Float64Array;
  /** Whether it is taken for English where nearly all of the corpus is. */
  readonly leans: boolean;
}

const noOdds = new Float64Array(0);

export function weighWords(raw: string): Settled | Unsettled {
  const cut = raw.slice(0, readLength);
  const text = mayHoldNoise.test(cut) ? cut.replace(noise, ' ') : cut;
  const { letters, languages } = scriptOf(text);
  if (letters === 0) return { language: 'und', votes: false };
  if (languages !== null) {
    const [first = 'und'] = languages;
    if (languages.length === 1) return { language: first, votes: false };
    // In few letters the neighbours look alike: the commonest, unless a letter of its own says otherwise.
    const telling = tellingLetters.find(([pattern]) => pattern.test(text))?.[1];
    if (telling !== undefined && languages.includes(telling)) {
      return { language: telling, votes: false };
    }
    if (letters < votingLetters) return { language: first, votes: false };
    return { language: null, text, letters, languages, wordOdds: noOdds, leans: false };
  }
  const wordOdds = wordVotes(text);
  if (leadsInEnglish(wordOdds, plainLead))
    return { language: 'en', votes: letters >= votingLetters };
  const leans = leadsInEnglish(wordOdds, leaningLead);
  return { language: null, text, letters, languages, wordOdds: wordOdds.slice(), leans };
}

/** What `settledByWords` says of a text. */
export const byWords = {
  unsettled: 0,
  english: 1,
  votingEnglish: 2,
  other: 3,
  leaning: 4,
} as const;

/** What the words of a text settle; where they do not, or not as English, it is looked at again elsewhere. */
export function settledByWords(text: string): number {
  const found = weighWords(text);
  if (found.language === null) return found.leans ? byWords.leaning : byWords.unsettled;
  if (found.language !== 'en') return byWords.other;
  return found.votes ? byWords.votingEnglish : byWords.english;
}
