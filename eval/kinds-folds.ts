/**
 * Quality of the recipe (features and training) on app_reviews: five folds, rows of one text in one fold,
 * every fold scored by a model trained on the other four. Temperature by an inner split of the training part.
 */
import { loadKindModel } from '../packages/insight/src/kinds/classify.js';
import { featureCount, featuresOf, hashSize } from '../packages/insight/src/kinds/features.js';
import {
  fitTemperature,
  scoreRow,
  softmax,
  stackRows,
  trainLogistic,
  type SparseRow,
} from '../packages/insight/src/kinds/logistic.js';
import { columnCount, kindColumns, scoresOf } from '../packages/insight/src/kinds/model.js';
import { splitStatements } from '../packages/insight/src/statements/split.js';
import { words } from '../packages/insight/src/text/tokens.js';
import { staticDimensions, wordVectors } from '../packages/insight/src/vectors/static.js';
import { loadWordTable } from '../packages/insight/src/vectors/table.js';
import { reviewClasses, type Review } from './kinds-data.js';
import { calibrationError, printScores, scoreClasses } from './kinds-metrics.js';

const folds = 5;
const classes = reviewClasses.length;

/** FNV-1a: the fold of a group does not depend on the order of rows. */
export function foldOf(group: string, count: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < group.length; i += 1) {
    value = Math.imul(value ^ group.charCodeAt(i), 0x01000193);
  }
  return ((value >>> 16) ^ (value & 0xffff)) % count;
}

/** What a row may have beside the classifier's own features. */
type Extra = 'scores' | 'statements' | 'vector';

interface Settings {
  readonly penalty: number;
  readonly densePenalty: number;
  readonly classPower: number;
  /**
   * `scores`: the shipped weights' scores of the whole text; `statements`: highest, mean, first and last of the
   * scores of its statements; `vector`: the static sentence vector at half length.
   */
  readonly extras: readonly Extra[];
}
export const recipe: Settings = {
  penalty: 3e-5,
  densePenalty: 0.3,
  classPower: 0.7,
  extras: [],
};

/** Room for everything beside the classifier's own features. */
const extraRoom = 256;

function trainFolds(rows: readonly SparseRow[], labels: readonly number[], settings: Settings) {
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
    features: featureCount + extraRoom,
    penalty: settings.penalty,
    penaltyOf: (feature) => (feature >= hashSize ? settings.densePenalty : 1),
  });
}

function statementScores(text: string): number[] {
  const model = loadKindModel();
  const read = splitStatements(text).map(({ start, end }) =>
    scoresOf(model, featuresOf(text.slice(start, end), 'en')).slice(0, kindColumns),
  );
  if (read.length === 0) return [];
  const chances = read.map((scores) => {
    const copy = scores.slice();
    softmax(copy);
    return copy;
  });
  const most = (all: readonly Float64Array[], c: number): number =>
    Math.max(...all.map((scores) => scores[c] ?? 0));
  const mean = (all: readonly Float64Array[], c: number): number =>
    all.reduce((sum, scores) => sum + (scores[c] ?? 0), 0) / all.length;
  const byKind = Array.from({ length: kindColumns }, (_, c) => [
    most(read, c) / 4,
    mean(read, c) / 4,
    most(chances, c),
    mean(chances, c),
    chances[0]?.[c] ?? 0,
    chances.at(-1)?.[c] ?? 0,
  ]);
  return [...byKind.flat(), Math.log1p(read.length)].map((value) => value / 2);
}

function sentenceVector(text: string): number[] {
  const rows = wordVectors(words(text), loadWordTable());
  const sum = new Float64Array(staticDimensions);
  for (const [i, value] of rows.entries()) {
    sum[i % staticDimensions] = (sum[i % staticDimensions] ?? 0) + value;
  }
  const length = Math.hypot(...sum) || 1;
  return Array.from(sum, (value) => value / length / 2);
}

/** The features of a text and what the settings add to them. */
export function rowOf(text: string, extras: readonly Extra[]): SparseRow {
  const row = featuresOf(text, 'en');
  const found = {
    scores: () => Array.from(scoresOf(loadKindModel(), row), (score) => score / 4),
    statements: () => statementScores(text),
    vector: () => sentenceVector(text),
  };
  // Each extra at its own place, whichever others there are.
  const places = { scores: 0, statements: columnCount, vector: 64 };
  const added = extras.map((extra) => [places[extra], found[extra]()] as const);
  return {
    indices: Int32Array.of(
      ...row.indices,
      ...added.flatMap(([at, values]) => values.map((_, i) => featureCount + at + i)),
    ),
    values: Float32Array.of(...row.values, ...added.flatMap(([, values]) => values)),
  };
}

/** Probability of each class, for each of the `asked` rows, by a calibrated model of the `given` rows. */
export function readHeld(
  reviews: readonly Review[],
  rows: readonly SparseRow[],
  given: readonly number[],
  asked: readonly number[],
  settings = recipe,
): Float64Array[] {
  const pick = (indices: readonly number[]): [SparseRow[], number[]] => [
    indices.flatMap((i) => rows[i] ?? []),
    indices.map((i) => reviews[i]?.label ?? 0),
  ];
  const isInner = (i: number): boolean => foldOf(`inner ${reviews[i]?.group ?? ''}`, 4) === 0;
  const calibrator = trainFolds(...pick(given.filter((i) => !isInner(i))), settings);
  const [innerRows, innerLabels] = pick(given.filter(isInner));
  const temperature = fitTemperature(
    innerRows.map((row) => scoreRow(calibrator, row)),
    innerLabels,
  );
  const model = trainFolds(...pick(given), settings);
  return asked.flatMap((i) => {
    const row = rows[i];
    if (row === undefined) return [];
    const chances = scoreRow(model, row);
    softmax(chances, temperature);
    return [chances];
  });
}

/** Out-of-fold probabilities of the `among` rows, in their order. */
export function outOfFold(
  reviews: readonly Review[],
  rows: readonly SparseRow[],
  among: readonly number[],
  settings = recipe,
  salt = '',
): Float64Array[] {
  const fold = (i: number): number => foldOf(salt + (reviews[i]?.group ?? ''), folds);
  const found: Float64Array[] = [];
  for (let held = 0; held < folds; held += 1) {
    const at = among.map((_, k) => k).filter((k) => fold(among[k] ?? 0) === held);
    const given = among.filter((i) => fold(i) !== held);
    const read = readHeld(
      reviews,
      rows,
      given,
      at.map((k) => among[k] ?? 0),
      settings,
    );
    for (const [j, k] of at.entries()) found[k] = read[j] ?? new Float64Array(classes);
  }
  return found;
}

export const largestAt = (values: Float64Array): number => values.indexOf(Math.max(...values));

export function printRead(
  title: string,
  truth: readonly number[],
  chances: readonly Float64Array[],
): void {
  const predicted = chances.map(largestAt);
  printScores(title, scoreClasses(truth, predicted, reviewClasses));
  const confidence = chances.map((row) => Math.max(...row));
  const right = truth.map((label, i) => predicted[i] === label);
  console.log(`calibration error ${(100 * calibrationError(confidence, right)).toFixed(1)} %`);
}

export function crossValidate(reviews: readonly Review[], settings = recipe): void {
  const rows = reviews.map(({ text }) => rowOf(text, settings.extras));
  const all = reviews.map((_, i) => i);
  printRead(
    `The recipe${settings.extras.map((extra) => ` + ${extra}`).join('')} on app_reviews, grouped 5-fold, four classes`,
    reviews.map(({ label }) => label),
    outOfFold(reviews, rows, all, settings),
  );
}
