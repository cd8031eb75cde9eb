import { kinds, type Kind } from '../types.js';
import { featureCount, featuresOf, hashSize } from './features.js';
import { stackRows, trainLogistic } from './logistic.js';
import { columnCount, kindColumns, scoresOf, type KindModel } from './model.js';

/** A statement whose kind a person has set or confirmed. */
export interface KindCorrection {
  readonly text: string;
  readonly kind: Kind;
  /** ISO 639-1; English where unknown. */
  readonly language?: string;
}

/** Fewer corrections than this say more about their statements than about the field. */
export const fewestCorrections = 50;

/** What is learnt is held to the shipped weights, more loosely as corrections grow in number. */
const penaltyTimesRows = 0.1;
/** Counted features have few weights to learn and each is shared by all words: held tighter. */
const densePenalty = 10;

/**
 * Learns from people's corrections: logistic regression on top of the shipped scores, so that with few
 * corrections little changes and with many the field's own words count. Deterministic.
 *
 * @returns A model to use in place of the given one, which is left as it is; the same one below
 *   `fewestCorrections`.
 */
export function adaptKindModel(
  model: KindModel,
  corrections: readonly KindCorrection[],
): KindModel {
  if (corrections.length < fewestCorrections) return model;
  const rows = corrections.map(({ text, language }) => featuresOf(text, language ?? 'en'));
  const offsets = new Float64Array(rows.length * kindColumns);
  const targets = new Float32Array(rows.length * kindColumns);
  for (const [i, row] of rows.entries()) {
    // As at reading time: what is learnt stands on the calibrated scores.
    const scores = scoresOf(model, row).subarray(0, kindColumns);
    offsets.set(
      scores.map((score) => score / model.kindTemperature),
      i * kindColumns,
    );
    targets[i * kindColumns + kinds.indexOf(corrections[i]?.kind ?? 'other')] = 1;
  }
  const learnt = trainLogistic(stackRows(rows), targets, new Float32Array(rows.length).fill(1), {
    classes: kindColumns,
    features: featureCount,
    penalty: penaltyTimesRows / rows.length,
    penaltyOf: (feature) => (feature >= hashSize ? densePenalty : 1),
    iterations: 60,
    offsets,
    // People correct what is wrong: how often each kind occurs among corrections says nothing of the rest.
    noBias: true,
  });
  const hashed = model.hashed.slice();
  const dense = model.dense.slice();
  const add = (to: Float32Array, at: number, value: number): void => {
    to[at] = (to[at] ?? 0) + value * model.kindTemperature;
  };
  for (let c = 0; c < kindColumns; c += 1) {
    for (let f = 0; f < featureCount; f += 1) {
      const value = learnt.weights[f * kindColumns + c] ?? 0;
      if (value === 0) continue;
      if (f < hashSize) add(hashed, f * columnCount + c, value);
      else add(dense, (f - hashSize) * columnCount + c, value);
    }
  }
  return { ...model, hashed, dense };
}
