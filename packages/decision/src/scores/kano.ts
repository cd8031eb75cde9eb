import type { Interval } from '../interval.js';
import { wilson } from '../share.js';

/** Answers to "how would you feel if it were so?", in the order of the questionnaire. */
export const kanoAnswers = ['like', 'expect', 'neutral', 'tolerate', 'dislike'] as const;
export type KanoAnswer = (typeof kanoAnswers)[number];

export type KanoCategory =
  | 'must-be'
  | 'performance'
  | 'attractive'
  | 'indifferent'
  | 'reverse'
  | 'questionable';

/** One person's answers: if the product has it, and if it has not. */
export interface KanoPair {
  readonly functional: KanoAnswer;
  readonly dysfunctional: KanoAnswer;
}

/** Rows: with it; columns: without it, both from "like" to "dislike" (Berger et al. 1993). */
const table = ['QAAAP', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'] as const;

const letters: Readonly<Record<string, KanoCategory>> = {
  M: 'must-be',
  P: 'performance',
  A: 'attractive',
  I: 'indifferent',
  R: 'reverse',
  Q: 'questionable',
};

/** The category of one person's answers. */
export function kanoCategory({ functional, dysfunctional }: KanoPair): KanoCategory {
  const row = table[kanoAnswers.indexOf(functional)] ?? '';
  return letters[row[kanoAnswers.indexOf(dysfunctional)] ?? ''] ?? 'questionable';
}

export interface KanoResult {
  readonly people: number;
  readonly counts: Readonly<Record<KanoCategory, number>>;
  /** The most frequent; of equals the one that hurts most when missing. Null without answers. */
  readonly category: KanoCategory | null;
  /** Whether it is more frequent than the next by more than chance (Fong 1996, 90 %). */
  readonly clear: boolean;
  /** How much having it satisfies, 0 … 1 (Timko in Berger et al. 1993); null where nobody's answers count. */
  readonly better: Interval | null;
  /** How much lacking it dissatisfies, −1 … 0. */
  readonly worse: Interval | null;
}

const byPain: readonly KanoCategory[] = [
  'must-be',
  'performance',
  'attractive',
  'indifferent',
  'reverse',
  'questionable',
];

/** Kano's analysis of one feature, with 95 % intervals of its coefficients (Wilson). */
export function kano(answers: readonly KanoPair[]): KanoResult {
  const counts: Record<KanoCategory, number> = {
    'must-be': 0,
    performance: 0,
    attractive: 0,
    indifferent: 0,
    reverse: 0,
    questionable: 0,
  };
  for (const pair of answers) counts[kanoCategory(pair)] += 1;
  const order = [...byPain].sort((a, b) => counts[b] - counts[a]);
  const [first, second] = order;
  const people = answers.length;
  const [most, next] = [first ? counts[first] : 0, second ? counts[second] : 0];
  const { attractive, performance, indifferent, 'must-be': mustBe } = counts;
  const counted = attractive + performance + mustBe + indifferent;
  const worse = counted > 0 ? wilson(performance + mustBe, counted) : null;
  return {
    people,
    counts,
    category: people > 0 ? (first ?? null) : null,
    clear:
      people > 0 &&
      most - next > 1.65 * Math.sqrt(((most + next) * (2 * people - most - next)) / (2 * people)),
    better: counted > 0 ? wilson(attractive + performance, counted) : null,
    // Without the addition a share of 0 would be −0.
    worse: worse && { value: 0 - worse.value, low: 0 - worse.high, high: 0 - worse.low },
  };
}
