/**
 * Severity from words alone against the stars that the same people gave (bank_apps; the rating is not shown to the
 * classifier): part "severity" of npx tsx eval/kinds.ts. Stars say how content someone is, not how bad one thing is, so agreement
 * can only be partial.
 */
import { classify, loadKindModel } from '../packages/insight/src/kinds/classify.js';
import {
  severityEvidence,
  severityLevel,
  severityLevels,
} from '../packages/insight/src/kinds/severity.js';
import type { BankReview } from './kinds-data.js';

/** Ranks from 1, ties sharing their mean. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const found: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let k = from; k < to; k += 1) found[order[k] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return found;
}

/** Spearman's rank correlation. */
function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  let both = 0;
  let left = 0;
  let right = 0;
  for (const [i, value] of x.entries()) {
    both += (value - mean) * ((y[i] ?? 0) - mean);
    left += (value - mean) ** 2;
    right += ((y[i] ?? 0) - mean) ** 2;
  }
  return both / Math.sqrt(left * right);
}

export function compareSeverity(reviews: readonly BankReview[]): void {
  const model = loadKindModel();
  const read = reviews.map(({ text, rating }) => {
    const { kind, severity } = classify(model, text);
    return { rating, severity, marked: severityEvidence(text, { kind }).length > 0 };
  });
  console.log('\nSeverity of whole reviews by their words, and their stars (bank_apps)');
  console.table(
    [1, 2, 3, 4, 5].map((stars) => {
      const mine = read.filter(({ rating }) => rating === stars);
      const share = (test: (one: (typeof read)[number]) => boolean): string =>
        `${((100 * mine.filter(test).length) / mine.length).toFixed(1)} %`;
      return {
        stars,
        reviews: mine.length,
        ...Object.fromEntries(
          severityLevels.map((level) => [
            level,
            share(({ severity }) => severityLevel(severity) === level),
          ]),
        ),
        'with evidence': share(({ marked }) => marked),
      };
    }),
  );
  const correlation = spearman(
    read.map(({ severity }) => severity),
    read.map(({ rating }) => rating),
  );
  const low = read.filter(({ rating }) => rating <= 2);
  const high = read.filter(({ rating }) => rating >= 4);
  const rank = ranks([...low, ...high].map(({ severity }) => severity));
  const sum = rank.slice(0, low.length).reduce((total, value) => total + value, 0);
  const chance = (sum - (low.length * (low.length + 1)) / 2) / (low.length * high.length);
  console.log(
    `Spearman with stars ${correlation.toFixed(2)}; chance that a 1–2 star review is more severe than a 4–5 star one ${chance.toFixed(3)}`,
  );
}
