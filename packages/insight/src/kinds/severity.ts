import type { Kind } from '../types.js';
import { cueGroups, type CueGroup } from './cues.js';

/** How much each sign adds to severity, each on its own: they combine like chances, 1 − ∏(1 − weight). */
const signs: readonly (readonly [CueGroup, number])[] = [
  ['dataLost', 0.35],
  ['moneyLost', 0.3],
  ['blocked', 0.25],
  ['churn', 0.25],
  ['urgent', 0.1],
  ['cannot', 0.1],
  ['defect', 0.08],
  ['regress', 0.05],
  ['service', 0.08],
  ['slow', 0.04],
];
const signIndex = signs.map(([group, weight]) => [cueGroups.indexOf(group), weight] as const);

/** Share of the sum that counts for a kind: a wish may be urgent, but it hurts less than a defect. */
const byKind: Readonly<Record<Kind, number>> = {
  pain: 1,
  request: 0.6,
  question: 0.4,
  other: 0.25,
  praise: 0.1,
};

const painFloor = 0.15;
const toneWeight = 0.2;
const lowRatingWeight = 0.15;

/** Severity of a statement, 0–1, from its words, its tone, the rating and what it says has come of it. */
export function severityOf(
  kind: Kind,
  cues: Uint8Array,
  polarity: number,
  rating: number | null,
): number {
  let mild = kind === 'pain' ? 1 - painFloor : 1;
  for (const [index, weight] of signIndex) {
    const hits = Math.min(2, cues[index] ?? 0);
    mild *= (1 - weight) ** Math.sqrt(hits);
  }
  mild *= 1 - toneWeight * Math.max(0, -polarity);
  if (rating !== null) mild *= 1 - lowRatingWeight * Math.max(0, 1 - 2 * rating);
  return byKind[kind] * (1 - mild);
}
