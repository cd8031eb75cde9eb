/**
 * What people's corrections bring: npx tsx eval/kinds-gain.ts. Each repeat draws its own held fold and its own
 * corrections from the rest of app_reviews (a review's class as a correction; "rest" as praise or other, whichever the
 * shipped weights' polarity says), adapts the shipped weights and reads the held fold. See docs/methods/kinds.md.
 */
import { adaptKindModel, type KindCorrection } from '../packages/insight/src/kinds/adapt.js';
import { classify, loadKindModel } from '../packages/insight/src/kinds/classify.js';
import { kinds } from '../packages/insight/src/types.js';
import { appReviews, reviewClasses, type Review } from './kinds-data.js';
import { foldOf } from './kinds-folds.js';
import { calibrationError, scoreClasses } from './kinds-metrics.js';

const repeats = 20;
const sizes = [0, 50, 100, 200, 500, 1000];

const asCorrection = ({ text, label }: Review): KindCorrection => {
  const kind = (['pain', 'request', 'question'] as const)[label];
  if (kind !== undefined) return { text, kind };
  return { text, kind: classify(loadKindModel(), text).polarity > 0.2 ? 'praise' : 'other' };
};

/** Macro-F1, F1 by class and calibration error of one repeat, in percent. */
function once(reviews: readonly Review[], repeat: number, size: number): number[] {
  const isHeld = ({ group }: Review): boolean => foldOf(`repeat ${repeat} ${group}`, 5) === 0;
  const given = reviews
    .filter((review) => !isHeld(review))
    .map((review, i) => [foldOf(`draw ${repeat} ${i} ${review.group}`, 65_536), review] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, size)
    .map(([, review]) => asCorrection(review));
  const model = adaptKindModel(loadKindModel(), given);
  const held = reviews.filter(isHeld);
  const found = held.map(({ text }) => classify(model, text));
  const truth = held.map(({ label }) => label);
  const predicted = found.map(({ kind }) => Math.min(3, [0, 1, 3, 2, 3][kinds.indexOf(kind)] ?? 3));
  const scores = scoreClasses(truth, predicted, reviewClasses);
  const error = calibrationError(
    found.map(({ confidence }) => confidence),
    truth.map((label, i) => label === predicted[i]),
  );
  return [scores.macroF1, ...scores.classes.map(({ f1 }) => f1), error].map((value) => 100 * value);
}

/** Mean, and the range that the middle 90 % of the repeats lie in. */
function summary(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toFixed(1)} (${at(0.05).toFixed(1)}–${at(0.95).toFixed(1)})`;
}

const reviews = appReviews();
if (reviews !== null) {
  const columns = ['macro-F1', ...reviewClasses, 'calibration error'];
  const base = Array.from({ length: repeats }, (_, repeat) => once(reviews, repeat, 0));
  const table = sizes.map((size) => {
    const runs = size === 0 ? base : base.map((_, repeat) => once(reviews, repeat, size));
    return {
      corrections: size,
      ...Object.fromEntries(
        columns.map((name, c) => [name, summary(runs.map((run) => run[c] ?? 0))]),
      ),
      gain: summary(runs.map((run, repeat) => (run[0] ?? 0) - (base[repeat]?.[0] ?? 0))),
    };
  });
  console.log(`Percent: mean (5th–95th percentile) of ${repeats} repeats; gain in macro-F1 points`);
  console.table(table);
}
