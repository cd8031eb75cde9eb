import type { Interval } from '../interval.js';
import { quantileOfSorted } from '../quantile.js';
import type { Random } from '../random.js';
import { drawMultinomial } from './multinomial.js';

/** So many customers were satisfied so much. */
export interface SatisfactionCount {
  /** 0 (not at all) … 10 (fully). */
  readonly satisfaction: number;
  readonly customers: number;
}

/** What customers say of one need or theme: each counts once. */
export interface NeedCounts {
  readonly need: string;
  /** Who spoke of it, by how satisfied they are. */
  readonly spoke: readonly SatisfactionCount[];
}

export interface OpportunityScore {
  readonly need: string;
  /** 0 … 10: how many customers it matters to, against the need that matters to most. */
  readonly importance: Interval;
  /** 0 … 10: mean over who spoke; null where nobody did. */
  readonly satisfaction: Interval | null;
  /** importance + max(importance − satisfaction, 0): 0 … 20, null where nobody spoke. */
  readonly opportunity: Interval | null;
  readonly customers: number;
}

export interface OpportunityOptions {
  readonly random: Random;
  /** Draws of the bootstrap. Default 1000. */
  readonly draws?: number;
}

/** Ulwick's score (2002): what matters and is not served counts twice. */
export const opportunityScore = (importance: number, satisfaction: number): number =>
  importance + Math.max(importance - satisfaction, 0);

/**
 * Importance, satisfaction and opportunity of each need from feedback, where nobody was asked to rate
 * importance: it is the share of all customers who speak of the need, on a square-root scale (on which
 * counts of any size are about equally sure) up to 10 for the need that most speak of.
 *
 * Intervals (95 %) are a bootstrap over customers: each draw picks as many customers as there are, with
 * replacement, which makes the counts of a need multinomial.
 *
 * @param customers All who spoke at all.
 * @throws RangeError where a need has more customers than there are, or a satisfaction is not 0 … 10.
 */
export function opportunityFromFeedback(
  needs: readonly NeedCounts[],
  customers: number,
  { random, draws = 1000 }: OpportunityOptions,
): OpportunityScore[] {
  for (const need of needs) checkNeed(need, customers);
  const counted = needs.map(({ spoke }) => spoke.map((level) => level.customers));
  const here = needs.map(({ spoke }, i) => momentsOf(spoke, counted[i] ?? []));
  const drawn = needs.map(() => ({
    importance: [] as number[],
    satisfaction: [] as number[],
    opportunity: [] as number[],
  }));
  for (let d = 0; d < draws; d += 1) {
    const moments = needs.map(({ spoke }, i) =>
      momentsOf(spoke, drawMultinomial(counted[i] ?? [], customers, random)),
    );
    const most = Math.max(...moments.map(({ count }) => count));
    for (const [i, { count, mean }] of moments.entries()) {
      const importance = importanceOf(count, most);
      drawn[i]?.importance.push(importance);
      if (mean === null) continue;
      drawn[i]?.satisfaction.push(mean);
      drawn[i]?.opportunity.push(opportunityScore(importance, mean));
    }
  }
  const most = Math.max(0, ...here.map(({ count }) => count));
  return needs.map(({ need }, i) => {
    const { count = 0, mean = null } = here[i] ?? {};
    const importance = importanceOf(count, most);
    const of = drawn[i];
    return {
      need,
      importance: interval(importance, of?.importance ?? []),
      satisfaction: mean === null ? null : interval(mean, of?.satisfaction ?? []),
      opportunity:
        mean === null ? null : interval(opportunityScore(importance, mean), of?.opportunity ?? []),
      customers: count,
    };
  });
}

function checkNeed({ need, spoke }: NeedCounts, customers: number): void {
  const count = spoke.reduce((sum, level) => sum + level.customers, 0);
  if (count > customers) {
    throw new RangeError(`"${need}": ${count} customers spoke of it, but there are ${customers}.`);
  }
  const wrong = spoke.find(({ satisfaction: of }) => !(of >= 0 && of <= 10));
  if (wrong)
    throw new RangeError(`"${need}": a satisfaction of ${wrong.satisfaction} is not 0 … 10.`);
}

const importanceOf = (count: number, most: number): number =>
  most > 0 ? 10 * Math.sqrt(count / most) : 0;

function momentsOf(
  levels: readonly SatisfactionCount[],
  counts: readonly number[],
): { count: number; mean: number | null } {
  let [count, sum] = [0, 0];
  for (const [i, { satisfaction }] of levels.entries()) {
    count += counts[i] ?? 0;
    sum += (counts[i] ?? 0) * satisfaction;
  }
  return { count, mean: count > 0 ? sum / count : null };
}

function interval(value: number, draws: readonly number[]): Interval {
  const sorted = Float64Array.from(draws).sort();
  if (sorted.length === 0) return { value, low: value, high: value };
  return { value, low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
}

/** Answers of one person to "how important?" and "how satisfied?", each 0 … 10. */
export interface OpportunityAnswer {
  readonly importance: number;
  readonly satisfaction: number;
}

/** Ulwick's score from a survey: of the mean answers, with a bootstrap over people. Null without answers. */
export function opportunityFromSurvey(
  answers: readonly OpportunityAnswer[],
  { random, draws = 1000 }: OpportunityOptions,
): Interval | null {
  const n = answers.length;
  if (n === 0) return null;
  const score = (pick: (i: number) => number): number => {
    let [importance, satisfaction] = [0, 0];
    for (let i = 0; i < n; i += 1) {
      const answer = answers[pick(i)];
      importance += answer?.importance ?? 0;
      satisfaction += answer?.satisfaction ?? 0;
    }
    return opportunityScore(importance / n, satisfaction / n);
  };
  const drawn = Array.from({ length: draws }, () => score(() => Math.floor(random() * n)));
  return interval(
    score((i) => i),
    drawn,
  );
}
