import { dutchClasses, dutchCues } from './cues/dutch.js';
import { englishClasses, englishCues } from './cues/english.js';
import { frenchClasses, frenchCues } from './cues/french.js';
import { germanClasses, germanCues } from './cues/german.js';
import { italianClasses, italianCues } from './cues/italian.js';
import { portugueseClasses, portugueseCues } from './cues/portuguese.js';
import { spanishClasses, spanishCues } from './cues/spanish.js';

/** What a phrase tells; the same groups in every language, so that weights learnt in one serve all. */
export const cueGroups = [
  'defect',
  'cannot',
  'missing',
  'regress',
  'slow',
  'service',
  'price',
  'confusing',
  'pleaseFix',
  'churn',
  'blocked',
  'moneyLost',
  'dataLost',
  'urgent',
  'wish',
  'askFor',
  'question',
  'howTo',
  'thanks',
  'recommend',
  'noProblem',
  'only',
  'greeting',
  'fact',
] as const;
export type CueGroup = (typeof cueGroups)[number];
export type CueLists = Readonly<Record<CueGroup, string>>;
export type WordClasses = Readonly<Record<string, string>>;

const sources = new Map<string, readonly [CueLists, WordClasses]>([
  ['en', [englishCues, englishClasses]],
  ['de', [germanCues, germanClasses]],
  ['fr', [frenchCues, frenchClasses]],
  ['es', [spanishCues, spanishClasses]],
  ['pt', [portugueseCues, portugueseClasses]],
  ['it', [italianCues, italianClasses]],
  ['nl', [dutchCues, dutchClasses]],
]);

export interface CuePhrase {
  /** Bit of its group. */
  readonly bit: number;
  /** Words, `a|b` alternatives, `<class>`, `~` for up to three words. */
  readonly parts: readonly string[];
}

/** Cue phrases and word classes of a language; English for one that has none of its own. */
export function cueSourceOf(language: string): {
  readonly phrases: readonly CuePhrase[];
  readonly classes: WordClasses;
} {
  const [lists, classes] = sources.get(language) ?? [englishCues, englishClasses];
  const phrases = cueGroups.flatMap((group, index) =>
    lists[group].split('\n').flatMap((line) => {
      const parts = line.trim().split(/\s+/u);
      return parts[0] === '' ? [] : [{ bit: 1 << index, parts }];
    }),
  );
  return { phrases, classes };
}
