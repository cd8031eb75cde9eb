/**
 * Builds model/kinds.bin and kinds.json: npx tsx packages/insight/model/kinds-train.ts. Needs pip and tar
 * for the judged sentences. Deterministic: the same inputs give the same bytes. See kinds.md beside.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  featureCount,
  featuresOf,
  hashSize,
  denseSize,
  type Features,
} from '../src/kinds/features.js';
import {
  fitTemperature,
  scoreRow,
  stackRows,
  trainLogistic,
  type LogisticWeights,
} from '../src/kinds/logistic.js';
import { columnCount, encodeKindModel, kindColumns, polarityColumns } from '../src/kinds/model.js';
import { generateStatements, kindOrder } from './kinds-generate.js';
import { fetchJudged, type JudgedSource, type JudgedText } from './kinds-judged.js';

const seed = 20;
const perKind = 6000;
const keepPerColumn = 5000;
const kindPenalty = 2e-4;
const polarityPenalty = 4e-5;
/** Counted features carry what holds in every field, so they are held back less than words. */
const densePenalty = 0.05;

interface Row {
  readonly features: Features;
  readonly target: readonly number[];
  readonly weight: number;
  /** Written by people about products: the nearest to what the classifier will meet. */
  readonly real: boolean;
}

const judgedWeight: Readonly<Record<JudgedSource, number>> = {
  products: 3,
  tweets: 1.5,
  films: 0.7,
  editorials: 0.5,
};

/** Negative, neutral, positive: soft around the raters' own boundary of half a point. */
function toneOf(score: number): readonly number[] {
  const positive = 1 / (1 + Math.exp(-2.5 * (score - 0.5)));
  const negative = 1 / (1 + Math.exp(-2.5 * (-score - 0.5)));
  return [negative, Math.max(0, 1 - positive - negative), positive];
}

const toneOfKind = {
  pain: [0.9, 0.09, 0.01],
  praise: [0.01, 0.07, 0.92],
  request: [0.25, 0.6, 0.15],
  question: [0.12, 0.78, 0.1],
  other: [0.04, 0.92, 0.04],
} as const;

/** A product sentence that people judged clearly bad tells a pain, clearly good praise, else a fact. */
function kindOfJudged({ text, score, from }: JudgedText): number | null {
  if (from !== 'products') return null;
  if (/\?\s*$/u.test(text)) return Math.abs(score) < 0.8 ? kindOrder.indexOf('question') : null;
  if (/\b(?:wish|would be nice|would like|should have|could have)\b/iu.test(text)) return null;
  if (score <= -0.9) return kindOrder.indexOf('pain');
  if (score >= 0.9) return kindOrder.indexOf('praise');
  return Math.abs(score) <= 0.4 ? kindOrder.indexOf('other') : null;
}

function rowsFor(): { kinds: Row[]; tones: Row[] } {
  const kinds: Row[] = [];
  const tones: Row[] = [];
  const generated = generateStatements(seed, perKind);
  const counts = new Map<string, number>();
  for (const { kind } of generated) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { text, kind, language } of generated) {
    const features = featuresOf(text, language);
    const target = kindOrder.map((name) => (name === kind ? 1 : 0));
    const weight = (generated.length / (kindOrder.length * (counts.get(kind) ?? 1))) ** 0.5;
    kinds.push({ features, target, weight, real: false });
    tones.push({ features, target: toneOfKind[kind], weight: 0.5, real: false });
  }
  for (const judged of fetchJudged()) {
    const features = featuresOf(judged.text, 'en');
    const real = judged.from === 'products';
    tones.push({
      features,
      target: toneOf(judged.score),
      weight: judgedWeight[judged.from],
      real,
    });
    const kind = kindOfJudged(judged);
    if (kind === null) continue;
    const target = kindOrder.map((_, index) => (index === kind ? 1 : 0));
    kinds.push({ features, target, weight: 2, real });
  }
  return { kinds, tones };
}

function fit(rows: readonly Row[], classes: number, penalty: number): LogisticWeights {
  const targets = Float32Array.from(rows.flatMap((row) => row.target));
  const weights = Float32Array.from(rows, (row) => row.weight);
  return trainLogistic(stackRows(rows.map((row) => row.features)), targets, weights, {
    classes,
    features: featureCount,
    penalty,
    penaltyOf: (feature) => (feature >= hashSize ? densePenalty : 1),
    iterations: 90,
  });
}

const largestAt = (values: readonly number[]): number => values.indexOf(Math.max(...values));

/** Every n-th generated row is held out of the trial. */
const heldEvery = 8;

/**
 * Fits the temperature on rows that a trial model has not seen: half of the weight on real product
 * sentences, since probabilities must hold on what people write, half on generated ones, since the real
 * ones' kinds are themselves only inferred from the raters' scores. Then trains on everything.
 */
function fitCalibrated(rows: readonly Row[], classes: number, penalty: number) {
  const isHeld = (row: Row, i: number): boolean => row.real || i % heldEvery === 0;
  const trial = fit(
    rows.filter((row, i) => !isHeld(row, i)),
    classes,
    penalty,
  );
  const real = rows.filter((row) => row.real);
  const generated = rows.filter((row, i) => !row.real && isHeld(row, i)).slice(0, real.length);
  const held = [...real, ...generated];
  const scores = held.map((row) => scoreRow(trial, row.features));
  const truth = held.map((row) => largestAt(row.target));
  const hits = scores.map((row, i) => largestAt(Array.from(row)) === truth[i]);
  const share = (part: readonly boolean[]): string =>
    `${((100 * part.filter(Boolean).length) / part.length).toFixed(1)} %`;
  console.log(
    `${classes} classes: ${rows.length} rows; right: ${share(hits.slice(0, real.length))} of ${real.length} real, ` +
      `${share(hits.slice(real.length))} of ${generated.length} generated`,
  );
  return { temperature: fitTemperature(scores, truth), weights: fit(rows, classes, penalty) };
}

const { kinds, tones } = rowsFor();
const kindFit = fitCalibrated(kinds, kindColumns, kindPenalty);
const toneFit = fitCalibrated(tones, polarityColumns, polarityPenalty);

const hashed = new Float32Array(hashSize * columnCount);
const dense = new Float32Array(denseSize * columnCount);
const bias = new Float32Array(columnCount);
for (const [{ weights, classes, features }, offset] of [
  [kindFit.weights, 0],
  [toneFit.weights, kindColumns],
] as const) {
  for (let c = 0; c < classes; c += 1) {
    bias[offset + c] = weights[features * classes + c] ?? 0;
    for (let f = 0; f < features; f += 1) {
      const value = weights[f * classes + c] ?? 0;
      if (f < hashSize) hashed[f * columnCount + offset + c] = value;
      else dense[(f - hashSize) * columnCount + offset + c] = value;
    }
  }
}
const bytes = encodeKindModel(
  {
    version: 1,
    hashed,
    dense,
    bias,
    kindTemperature: kindFit.temperature,
    polarityTemperature: toneFit.temperature,
  },
  keepPerColumn,
);
const target = join(import.meta.dirname, 'kinds.bin');
writeFileSync(target, bytes);
const sha256 = createHash('sha256').update(readFileSync(target)).digest('hex');
const card = { file: 'kinds.bin', bytes: bytes.length, sha256, seed, perKind, keepPerColumn };
writeFileSync(join(import.meta.dirname, 'kinds.json'), `${JSON.stringify(card, null, 2)}\n`);
console.log(`kinds.bin: ${bytes.length} bytes, sha256 ${sha256}`);
console.log(`temperatures ${kindFit.temperature.toFixed(2)}, ${toneFit.temperature.toFixed(2)}`);
