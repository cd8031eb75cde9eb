import type { HealthBand, HealthSignal } from '@headwater/contract';

/** What is known of an account, as of a day. Counts are of feedback with a time. */
export interface HealthFacts {
  /** The day that spans of feedback end with, where that is not today: nothing has come in since. */
  readonly feedbackTo: string | null;
  /** Statements of the last 90 days, and of the 360 days before those. */
  readonly recent: { readonly statements: number; readonly pains: number };
  readonly before: { readonly statements: number; readonly pains: number };
  /** Share of pains among everybody's statements: what few statements are drawn towards. */
  readonly painsOfAll: number;
  /** Ratings, each from 0 (lowest) to 1, of the same two spans. */
  readonly recentRatings: { readonly count: number; readonly mean: number };
  readonly beforeRatings: { readonly count: number; readonly mean: number };
  /** Items of the same two spans, and days since the last one; null where there is none. */
  readonly recentItems: number;
  readonly beforeItems: number;
  readonly silentDays: number | null;
  /** Monthly revenue today over that of 90 days ago; null where it paid nothing then. */
  readonly revenueRatio: number | null;
  /** Days until the renewal; below 0 where it has passed; null where none is known. */
  readonly renewalDays: number | null;
}

export interface HealthReason {
  readonly signal: HealthSignal;
  readonly points: number;
  readonly sentence: string;
}

export interface Health {
  readonly score: number;
  readonly reasons: readonly HealthReason[];
}

export const recentDays = 90;
export const beforeDays = 360;
export const healthBase = 75;
// As many statements of everybody's are mixed in: with few of its own an account is taken to be like others.
const priorStatements = 6;
const fewestRatings = 2;
/** Below this chance, silence is told as one. */
const silenceChance = 0.05;

/**
 * Health from 0 to 100: a base, and points for what is known. A stated rule, not a fitted one; the page
 * docs/methods/health.md says why each number is what it is. Null where nothing is known.
 */
export function healthOf(facts: HealthFacts): Health | null {
  const reasons = [
    painsReason(facts),
    ratingsReason(facts),
    revenueReason(facts),
    renewalReason(facts),
    silenceReason(facts),
  ].filter((reason) => reason !== null);
  if (reasons.length === 0) return null;
  const sum = reasons.reduce((total, { points }) => total + points, healthBase);
  return {
    score: clamp(sum, 0, 100),
    reasons: reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  };
}

export const bandOf = (score: number): HealthBand =>
  score >= 65 ? 'good' : score >= 45 ? 'watch' : 'at-risk';

/** The span that `recent` counts are of, for people. */
const span = ({ feedbackTo }: HealthFacts): string =>
  feedbackTo === null ? `the last ${recentDays} days` : `the ${recentDays} days to ${feedbackTo}`;

function painsReason(facts: HealthFacts): HealthReason | null {
  const { recent, before, painsOfAll } = facts;
  if (recent.statements === 0) return null;
  const drawn = ({ statements, pains }: HealthFacts['recent']): number =>
    (pains + priorStatements * painsOfAll) / (statements + priorStatements);
  const change = drawn(recent) - drawn(before);
  const now = `${recent.pains} of ${count(recent.statements, 'sentence')} of ${span(facts)} ${recent.pains === 1 ? 'is a pain' : 'are pains'}`;
  const then =
    before.statements === 0
      ? `of everybody’s it is ${percent(painsOfAll)}`
      : `in the year before it was ${before.pains} of ${before.statements}`;
  return {
    signal: 'pains',
    points: -round(25 * clamp(change / 0.4, -0.4, 1)),
    sentence: `${now}; ${then}.`,
  };
}

function ratingsReason(facts: HealthFacts): HealthReason | null {
  const { recentRatings, beforeRatings } = facts;
  if (recentRatings.count < fewestRatings || beforeRatings.count < fewestRatings) return null;
  const change = recentRatings.mean - beforeRatings.mean;
  const direction = change > 0.005 ? 'rose' : change < -0.005 ? 'fell' : 'stayed';
  const at = `${percent(recentRatings.mean)} of the scale`;
  return {
    signal: 'ratings',
    points: round(15 * clamp(change / 0.4, -1, 0.5)),
    sentence:
      direction === 'stayed'
        ? `Ratings stayed at ${at} (${recentRatings.count} in ${span(facts)}).`
        : `Ratings ${direction} from ${percent(beforeRatings.mean)} to ${at} (${beforeRatings.count} before, ${recentRatings.count} in ${span(facts)}).`,
  };
}

function revenueReason({ revenueRatio }: HealthFacts): HealthReason | null {
  if (revenueRatio === null) return null;
  const change = revenueRatio - 1;
  const points = change < 0 ? 25 * clamp(change / 0.5, -1, 0) : 10 * clamp(change / 0.25, 0, 1);
  const sentence =
    Math.abs(change) < 0.005
      ? `It pays what it paid ${recentDays} days ago.`
      : `It pays ${percent(Math.abs(change))} ${change < 0 ? 'less' : 'more'} than ${recentDays} days ago.`;
  return { signal: 'revenue', points: round(points), sentence };
}

function renewalReason({ renewalDays: days }: HealthFacts): HealthReason | null {
  if (days === null || days > recentDays || days < -recentDays) return null;
  if (days < 0) {
    return {
      signal: 'renewal',
      points: -10,
      sentence: `Its renewal was due ${count(-days, 'day')} ago, and no later one is known.`,
    };
  }
  return {
    signal: 'renewal',
    points: -round(10 * (1 - days / recentDays)),
    sentence: days === 0 ? 'It renews today.' : `It renews in ${count(days, 'day')}.`,
  };
}

/** Silence is told by how unlikely it is: items come at a rate, and none came (Poisson). */
function silenceReason(facts: HealthFacts): HealthReason | null {
  const { recentItems, beforeItems, silentDays } = facts;
  if (recentItems > 0 || silentDays === null) return null;
  const expected = (beforeItems * recentDays) / beforeDays;
  const chance = Math.exp(-expected);
  if (chance >= silenceChance) return null;
  return {
    signal: 'silence',
    points: -15,
    sentence: `It has said nothing for ${count(silentDays, 'day')}, after ${count(beforeItems, 'item')} in the year before; by chance that happens in ${percent(chance)} of such cases.`,
  };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
// Without minus zero.
const round = (value: number): number => Math.round(value) + 0;
const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const percent = (share: number): string =>
  share > 0 && share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`;
