import { english, englishExact } from './lexicon-en.js';
import { otherLexicons } from './lexicon-other.js';

/** Words by judgement, blank-separated. */
export interface LanguageLexicon {
  readonly veryGood: string;
  readonly good: string;
  readonly bad: string;
  readonly veryBad: string;
}

/** Judgement of words that are the same everywhere: emoticons and emoji. */
const symbols: LanguageLexicon = {
  veryGood: '😍 🥰 ❤ ♥ 💕 💖 💯 🤩 😘 🏆 💙 💚 💛 🧡 💜 🔥',
  good: ':) :-) ;) :D :-D ^^ 🙂 😊 😀 😃 😄 😁 😆 👍 👌 👏 🙏 🎉 😎 🙌 ⭐ 🌟 ✨ ☺ 😋 💪 😂 🤣 🥳 ✅',
  bad: ':( :-( :/ :-/ 🙁 ☹ 😕 😞 😔 😟 😢 😭 😐 😑 😒 🙄 😩 😫 😣 😖 👎 🐌 🐛 🥱 😴 ❌ ⚠ 😬 🤦',
  veryBad: '😡 😠 🤬 💩 🤮 🤢 😤 👿 💔 🖕 ☠ 💀',
};

const vowels = 'aeiou';

/** Regular English forms, so that the list holds words once: "crash" gives crashes, crashed, crashing. */
function englishForms(word: string): string[] {
  if (word.length < 4 || englishExact.has(word) || !/^[a-z]+$/u.test(word)) return [];
  const last = word.at(-1) ?? '';
  const before = word.at(-2) ?? '';
  if (last === 'e') return [`${word}s`, `${word}d`, `${word.slice(0, -1)}ing`];
  if (last === 'y' && !vowels.includes(before)) {
    const stem = word.slice(0, -1);
    return [`${stem}ies`, `${stem}ied`, `${word}ing`];
  }
  const hisses = /(?:s|x|z|ch|sh)$/u.test(word);
  return [hisses ? `${word}es` : `${word}s`, `${word}ed`, `${word}ing`];
}

const strengths: readonly (readonly [keyof LanguageLexicon, number])[] = [
  ['veryGood', 2],
  ['good', 1],
  ['bad', -1],
  ['veryBad', -2],
];

function build(lexicon: LanguageLexicon, forms: (word: string) => string[]): Map<string, number> {
  const map = new Map<string, number>();
  const listed = strengths.flatMap(([name, strength]) =>
    lexicon[name]
      .trim()
      .split(/\s+/u)
      .map((word) => [word, strength] as const),
  );
  for (const [word, strength] of listed) {
    for (const form of forms(word)) if (!map.has(form)) map.set(form, strength);
  }
  // What is written down wins over what the rules make.
  for (const [word, strength] of listed) map.set(word, strength);
  return map;
}

const none = (): string[] => [];

const languages: readonly string[] = ['en', ...Object.keys(otherLexicons)];
const symbolScores = build(symbols, none);

export const hasLexicon = (language: string): boolean => languages.includes(language);

const listsOf = (language: string): ReadonlyMap<string, number> => {
  if (language === 'en') return build(english, englishForms);
  const lexicon = otherLexicons[language];
  if (lexicon === undefined) throw new Error(`no lexicon for the language "${language}"`);
  return build(lexicon, none);
};

/** For languages without a list of their own: all lists that can be read, English first where they disagree. */
function anyLanguage(): ReadonlyMap<string, number> {
  return new Map(
    languages.toReversed().flatMap((language) => {
      try {
        return [...listsOf(language)];
      } catch {
        // Its own readers are told (see vocabulary.ts); the other languages must not suffer.
        return [];
      }
    }),
  );
}

/** Words with their judgement, −2 (very bad) … 2 (very good), in a language. Built anew at each call. */
export const lexiconOf = (language: string): ReadonlyMap<string, number> =>
  hasLexicon(language) ? listsOf(language) : anyLanguage();

/** Judgement of an emoji or emoticon; 0 where it has none. */
export const symbolScore = (symbol: string): number => symbolScores.get(symbol) ?? 0;
