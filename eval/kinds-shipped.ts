/**
 * Quality of the shipped weights on sets they have never seen.
 *
 * How app_reviews is read: a review's kinds are those of its statements. If any statement is a pain with a
 * probability of at least one half the review is "pain" (problem discovery), else if any is a request it
 * is "request" (feature request), else if any is a question "question" (information seeking), else "rest"
 * (rating, user experience, information giving: praise and other). The whole text taken as one statement
 * is shown beside it.
 */
import { classify, loadKindModel } from '../packages/insight/src/kinds/classify.js';
import { splitStatements } from '../packages/insight/src/statements/split.js';
import type { Kind } from '../packages/insight/src/types.js';
import { reviewClasses, type BankReview, type Judged, type Review } from './kinds-data.js';
import { calibrationError, printScores, scoreClasses } from './kinds-metrics.js';

const classOf: Readonly<Record<Kind, number>> = {
  pain: 0,
  request: 1,
  question: 2,
  praise: 3,
  other: 3,
};
const weightiest: readonly Kind[] = ['pain', 'request', 'question'];

function byStatements(text: string): number {
  const model = loadKindModel();
  const found = splitStatements(text).map(({ start, end }) =>
    classify(model, text.slice(start, end)),
  );
  const first = weightiest.find((kind) =>
    found.some((s) => s.kind === kind && s.confidence >= 0.5),
  );
  return first === undefined ? 3 : classOf[first];
}

export function scoreShippedKinds(reviews: readonly Review[]): void {
  const model = loadKindModel();
  const truth = reviews.map(({ label }) => label);
  const whole = reviews.map(({ text }) => classify(model, text));
  printScores(
    'Shipped weights on app_reviews, never seen: by statements',
    scoreClasses(
      truth,
      reviews.map(({ text }) => byStatements(text)),
      reviewClasses,
    ),
  );
  printScores(
    'Shipped weights on app_reviews, never seen: whole text as one statement',
    scoreClasses(
      truth,
      whole.map(({ kind }) => classOf[kind]),
      reviewClasses,
    ),
  );
  const right = whole.map(({ kind }, i) => classOf[kind] === truth[i]);
  const error = calibrationError(
    whole.map(({ confidence }) => confidence),
    right,
  );
  console.log(
    `calibration error (probability of the five kinds, rightness of the four classes) ${(100 * error).toFixed(1)} %`,
  );
}

/** Good or bad, sentences without either left out; and with neutral where the set has it. */
export function scoreShippedPolarity(name: string, sentences: readonly Judged[]): void {
  const model = loadKindModel();
  const clear = sentences.filter(({ polarity }) => polarity !== 0);
  const predicted = clear.map(({ text }) => (classify(model, text).polarity >= 0 ? 0 : 1));
  const truth = clear.map(({ polarity }) => (polarity > 0 ? 0 : 1));
  printScores(`Polarity, good or bad: ${name}`, scoreClasses(truth, predicted, ['good', 'bad']));
}

/** Ratings of bank apps against the polarity of the whole review, and by language of the reviewer unknown. */
export function scoreShippedRatings(reviews: readonly BankReview[]): void {
  const clear = reviews.filter(({ rating }) => rating !== 3);
  scoreShippedPolarity(
    'bank_apps, whole reviews with 1–2 against 4–5 stars',
    clear.map(({ text, rating }) => ({ text, polarity: rating > 3 ? 1 : -1 })),
  );
}
