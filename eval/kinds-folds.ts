/**
 * Quality of the recipe (features and training) on app_reviews: five folds, rows of one text in one fold,
 * every fold scored by a model trained on the other four. Temperature by an inner split of the training part.
 */
import { featureCount, featuresOf, hashSize } from '../packages/insight/src/kinds/features.js';
import { columnCount, scoresOf } from '../packages/insight/src/kinds/model.js';
import { adaptKindModel, type KindCorrection } from '../packages/insight/src/kinds/adapt.js';
import { classify, loadKindModel } from '../packages/insight/src/kinds/classify.js';
import {
  fitTemperature,
  scoreRow,
  softmax,
  stackRows,
  trainLogistic,
  type SparseRow,
} from '../packages/insight/src/kinds/logistic.js';
import { reviewClasses, type Review } from './kinds-data.js';
import { calibrationError, printScores, scoreClasses } from './kinds-metrics.js';

const folds = 5;
const classes = reviewClasses.length;

/** FNV-1a: the fold of a group does not depend on the order of rows. */
function foldOf(group: string, count: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < group.length; i += 1) {
    value = Math.imul(value ^ group.charCodeAt(i), 0x01000193);
  }
  return ((value >>> 16) ^ (value & 0xffff)) % count;
}

interface Settings {
  readonly penalty: number;
  readonly densePenalty: number;
  readonly classPower: number;
  /** The shipped weights' scores as further features. */
  readonly stacked: boolean;
}
export const recipe: Settings = {
  penalty: 3e-5,
  densePenalty: 0.3,
  stacked: false,
  classPower: 0.7,
};

function train(rows: readonly SparseRow[], labels: readonly number[], settings: Settings) {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const targets = new Float32Array(rows.length * classes);
  const weights = new Float32Array(rows.length);
  for (const [i, label] of labels.entries()) {
    targets[i * classes + label] = 1;
    weights[i] = (rows.length / (classes * (counts[label] ?? 1))) ** settings.classPower;
  }
  return trainLogistic(stackRows(rows), targets, weights, {
    classes,
    features: featureCount + columnCount,
    penalty: settings.penalty,
    penaltyOf: (feature) => (feature >= hashSize ? settings.densePenalty : 1),
  });
}

/** The features of a text, and with `stacked` what the shipped weights make of them. */
function rowOf(text: string, stacked: boolean): SparseRow {
  const row = featuresOf(text, 'en');
  if (!stacked) return row;
  const scores = scoresOf(loadKindModel(), row);
  return {
    indices: Int32Array.of(...row.indices, ...Array.from(scores, (_, c) => featureCount + c)),
    values: Float32Array.of(...row.values, ...scores.map((score) => score / 4)),
  };
}

export function crossValidate(reviews: readonly Review[], settings = recipe): void {
  const rows = reviews.map(({ text }) => rowOf(text, settings.stacked));
  const fold = reviews.map(({ group }) => foldOf(group, folds));
  const inner = reviews.map(({ group }) => foldOf(`inner ${group}`, 4) === 0);
  const predicted: number[] = [];
  const confidence: number[] = [];
  for (let held = 0; held < folds; held += 1) {
    const training = reviews.map((_, i) => i).filter((i) => fold[i] !== held);
    const pick = (indices: readonly number[]): [SparseRow[], number[]] => [
      indices.flatMap((i) => rows[i] ?? []),
      indices.map((i) => reviews[i]?.label ?? 0),
    ];
    const [outerRows, outerLabels] = pick(training.filter((i) => inner[i] !== true));
    const [innerRows, innerLabels] = pick(training.filter((i) => inner[i] === true));
    const calibrator = train(outerRows, outerLabels, settings);
    const temperature = fitTemperature(
      innerRows.map((row) => scoreRow(calibrator, row)),
      innerLabels,
    );
    const model = train(...pick(training), settings);
    for (const [i, row] of rows.entries()) {
      if (fold[i] !== held) continue;
      const probabilities = scoreRow(model, row);
      softmax(probabilities, temperature);
      const best = probabilities.indexOf(Math.max(...probabilities));
      predicted[i] = best;
      confidence[i] = probabilities[best] ?? 0;
    }
  }
  const truth = reviews.map(({ label }) => label);
  printScores(
    `${settings.stacked ? 'The recipe stacked on the shipped weights' : 'The recipe'} on app_reviews, grouped 5-fold, four classes`,
    scoreClasses(truth, predicted, reviewClasses),
  );
  const right = truth.map((label, i) => predicted[i] === label);
  console.log(`calibration error ${(100 * calibrationError(confidence, right)).toFixed(1)} %`);
}

/**
 * How far people's corrections take the shipped weights: `n` reviews of the training folds are given their
 * class as a correction ("rest" as praise or other, whichever the shipped weights hold more likely) and the
 * held fold is read with the adapted model.
 */
export function correctionsHelp(reviews: readonly Review[]): void {
  const shipped = loadKindModel();
  const corrections = reviews.map(({ text, label }): KindCorrection => {
    if (label < 3)
      return { text, kind: (['pain', 'request', 'question'] as const)[label] ?? 'other' };
    return { text, kind: classify(shipped, text).polarity > 0.2 ? 'praise' : 'other' };
  });
  const fold = reviews.map(({ group }) => foldOf(group, folds));
  const rank = reviews.map(({ group }) => foldOf(`rank ${group}`, 65_536));
  const table = [0, 50, 200, 1000, 4000].map((n) => {
    const predicted: number[] = [];
    for (let held = 0; held < folds; held += 1) {
      const given = reviews
        .map((_, i) => i)
        .filter((i) => fold[i] !== held)
        .sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b)
        .slice(0, n);
      const model = adaptKindModel(
        shipped,
        given.flatMap((i) => corrections[i] ?? []),
      );
      for (const [i, { text }] of reviews.entries()) {
        if (fold[i] !== held) continue;
        const { kind } = classify(model, text);
        predicted[i] = Math.min(
          3,
          ['pain', 'request', 'question', 'praise', 'other'].indexOf(kind),
        );
      }
    }
    const scores = scoreClasses(
      reviews.map(({ label }) => label),
      predicted,
      reviewClasses,
    );
    return {
      corrections: n,
      ...Object.fromEntries(scores.classes.map(({ name, f1 }) => [name, f1.toFixed(3)])),
      'macro-F1': scores.macroF1.toFixed(3),
      accuracy: scores.accuracy.toFixed(3),
    };
  });
  console.log(
    "\nShipped weights after people's corrections (app_reviews, grouped 5-fold, whole texts)",
  );
  console.table(table);
}
