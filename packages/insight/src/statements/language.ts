import { eld } from 'eld/small';

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
const votingLetters = 24;
/** Letters from which they settle the matter alone. */
const plentyLetters = 60;
/** Log-odds that one listed word gives its language; a word of two languages gives both the same. */
const wordWeight = 2.2;
/** Log-odds by letter and by whole difference in the detector's score. */
const letterWeight = 0.9;
/** Share that every language is given beforehand, so that a corpus of one language can hold another. */
const smallestPrior = 0.002;

type Prior = ReadonlyMap<string, number>;

/** Without a corpus: what short Latin texts of feedback most likely are. */
const ordinaryPrior: Prior = new Map([
  ['en', 0.6],
  ['de', 0.06],
  ['es', 0.06],
  ['fr', 0.06],
  ['pt', 0.05],
  ['it', 0.04],
  ['nl', 0.03],
]);

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

function scriptOf(text: string): Script {
  const counts = new Uint16Array(scripts.length);
  let latin = 0;
  let others = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (latinLetter(code)) {
      latin += 1;
    } else if (code >= 0x370) {
      const index = scripts.findIndex(([first, last]) => code >= first && code <= last);
      if (index >= 0) {
        counts[index] = (counts[index] ?? 0) + 1;
        others += 1;
      }
    }
  }
  // Latin names of products stand in texts of every script, so Latin must clearly prevail.
  if (latin >= 2 * others) return { letters: latin + others, latin, languages: null };
  let best = 0;
  for (let index = 1; index < counts.length; index += 1) {
    if ((counts[index] ?? 0) > (counts[best] ?? 0)) best = index;
  }
  if ((counts[kana] ?? 0) > 0 && (scripts[best]?.[2][0] === 'zh' || best === kana)) best = kana;
  return { letters: latin + others, latin, languages: scripts[best]?.[2] ?? null };
}

const wordPattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

function wordVotes(text: string): Float64Array {
  const votes = new Float64Array(wordLanguages.length);
  for (const [word] of text.toLowerCase().matchAll(wordPattern)) {
    const languages = languagesOfWord.get(word.replaceAll('’', "'"));
    if (languages !== undefined) {
      for (const index of languages) votes[index] = (votes[index] ?? 0) + wordWeight;
    }
  }
  return votes;
}

/** Words that English must be ahead of every other by to be taken without a look at the letters. */
const plainLead = 3;
const english = wordLanguages.indexOf('en');

/** Whether its frequent words alone settle that a text is English: most feedback, in a fraction of the time that letters take. */
function plainlyEnglish(votes: Float64Array): boolean {
  const most = (votes[english] ?? 0) - plainLead * wordWeight;
  return most >= 0 && votes.every((vote, index) => index === english || vote <= most);
}

interface Evidence {
  readonly language: string;
  /** Whether it tells what Latin texts of the corpus are written in. */
  readonly votes?: boolean;
  /** Log-odds by language where the text alone does not settle it. */
  readonly odds?: ReadonlyMap<string, number>;
}

/** Addresses and code would be read as words of some language. */
const mayHoldNoise = /[@#\d]|www|:\/\//iu;
const noise = /(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@\S+|[#@]\w+|\d+/giu;

function weigh(raw: string): Evidence {
  const cut = raw.slice(0, readLength);
  const text = mayHoldNoise.test(cut) ? cut.replace(noise, ' ') : cut;
  const { letters, languages } = scriptOf(text);
  if (letters === 0) return { language: 'und' };
  if (languages !== null) {
    const [first = 'und'] = languages;
    if (languages.length === 1) return { language: first };
    // In few letters the neighbours look alike: the commonest, unless a letter of its own says otherwise.
    const telling = tellingLetters.find(([letters]) => letters.test(text))?.[1];
    if (telling !== undefined && languages.includes(telling)) {
      return { language: telling };
    }
    if (letters < votingLetters) return { language: first };
    const { language } = eld.detect(text);
    return { language: languages.includes(language) ? language : first };
  }
  const wordOdds = wordVotes(text);
  if (plainlyEnglish(wordOdds)) return { language: 'en', votes: letters >= votingLetters };
  const result = eld.detect(text.toLowerCase());
  if (letters >= plentyLetters && result.isReliable()) {
    return { language: result.language, votes: true };
  }
  const scores = result.getScores();
  const top = Math.max(0.3, ...Object.values(scores));
  const odds = new Map<string, number>();
  const weight = letterWeight * Math.min(letters, 60);
  // A language missing from the list scored below the last one in it.
  const floor = Math.min(0.45, ...Object.values(scores)) / top;
  for (const [language, score] of Object.entries(scores))
    odds.set(language, (score / top - 1) * weight);
  const missing = (floor - 1) * weight;
  for (const [index, language] of wordLanguages.entries()) {
    const vote = wordOdds[index] ?? 0;
    odds.set(language, (odds.get(language) ?? missing) + vote);
  }
  const votes = result.isReliable() && letters >= votingLetters;
  return { language: result.language, votes, odds };
}

function settle(evidence: Evidence, prior: Prior): string {
  if (evidence.odds === undefined) return evidence.language;
  let best = 'und';
  let most = -Infinity;
  for (const [language, odds] of evidence.odds) {
    const score = odds + Math.log(Math.max(prior.get(language) ?? 0, smallestPrior));
    if (score > most) {
      most = score;
      best = language;
    }
  }
  return best;
}

/**
 * The language of one text: ISO 639-1, or 'und' where there is no letter. Script first, then letter
 * statistics (eld) weighed with frequent words and with how common the language is in feedback, which
 * decides only for short texts.
 */
export function detectLanguage(text: string): string {
  return settle(weigh(text), ordinaryPrior);
}

/**
 * The languages of a corpus. Texts long enough to be sure vote on what the corpus is written in; that
 * share is the prior for the short ones, so that "nice app" among English reviews is English.
 */
export function detectLanguages(texts: readonly string[]): string[] {
  const evidence = texts.map(weigh);
  const votes = new Map<string, number>();
  let voters = 0;
  for (const item of evidence) {
    if (item.votes !== true) continue;
    const language = settle(item, ordinaryPrior);
    votes.set(language, (votes.get(language) ?? 0) + 1);
    voters += 1;
  }
  // Ten texts' worth of the ordinary prior keeps a handful of votes from deciding alone.
  const prior = new Map<string, number>();
  for (const language of new Set([...votes.keys(), ...ordinaryPrior.keys()])) {
    const share = (votes.get(language) ?? 0) + 10 * (ordinaryPrior.get(language) ?? 0);
    prior.set(language, share / (voters + 10));
  }
  return evidence.map((item) => settle(item, prior));
}
