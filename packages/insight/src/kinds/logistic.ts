import { minimize } from './lbfgs.js';

/** Rows of sparse numbers, one after another. */
export interface SparseRows {
  readonly offsets: Uint32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly count: number;
}

export interface SparseRow {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

export function stackRows(rows: readonly SparseRow[]): SparseRows {
  const offsets = new Uint32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) offsets[i + 1] = (offsets[i] ?? 0) + row.indices.length;
  const total = offsets[rows.length] ?? 0;
  const indices = new Int32Array(total);
  const values = new Float32Array(total);
  for (const [i, row] of rows.entries()) {
    indices.set(row.indices, offsets[i]);
    values.set(row.values, offsets[i]);
  }
  return { offsets, indices, values, count: rows.length };
}

/** Weights `feature * classes + class`, then one bias a class. */
export interface LogisticWeights {
  readonly classes: number;
  readonly features: number;
  readonly weights: Float64Array;
}

export interface TrainOptions {
  readonly classes: number;
  readonly features: number;
  /** Strength of the L2 penalty, relative to the mean loss. */
  readonly penalty: number;
  /** Penalty by feature relative to `penalty`; 1 where absent. */
  readonly penaltyOf?: (feature: number) => number;
  readonly iterations?: number;
  /** Scores that each row has already (`row * classes + class`): then only what is to be added is learnt. */
  readonly offsets?: Float64Array;
  /** Leave the bias at 0: for rows whose mix of classes is not that of the texts to read. */
  readonly noBias?: boolean;
}

/** Turns scores into probabilities in place, at the given temperature. */
export function softmax(scores: Float64Array, temperature = 1): void {
  let highest = -Infinity;
  for (let c = 0; c < scores.length; c += 1) highest = Math.max(highest, scores[c] ?? 0);
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) {
    const value = Math.exp(((scores[c] ?? 0) - highest) / temperature);
    scores[c] = value;
    sum += value;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / sum;
}

/** Features that occur, numbered anew: most hashed slots are empty, and work is by slot. */
function occurring(rows: SparseRows, features: number): { used: number[]; indices: Int32Array } {
  const numberOf = new Int32Array(features).fill(-1);
  const used: number[] = [];
  const indices = new Int32Array(rows.indices.length);
  for (const [k, feature] of rows.indices.entries()) {
    let number = numberOf[feature] ?? -1;
    if (number < 0) {
      number = used.length;
      numberOf[feature] = number;
      used.push(feature);
    }
    indices[k] = number;
  }
  return { used, indices };
}

/**
 * Multinomial logistic regression with an L2 penalty, by L-BFGS.
 *
 * @param targets Probability of each class by row (`row * classes + class`): soft labels are allowed.
 * @param weightOfRow How much each row counts.
 */
export function trainLogistic(
  rows: SparseRows,
  targets: Float32Array,
  weightOfRow: Float32Array,
  options: TrainOptions,
): LogisticWeights {
  const { classes, features, penalty } = options;
  const { used, indices } = occurring(rows, features);
  const { offsets, values } = rows;
  const biasAt = used.length * classes;
  const strengths = Float64Array.from(used, (f) => penalty * (options.penaltyOf?.(f) ?? 1));
  let totalWeight = 0;
  for (const weight of weightOfRow) totalWeight += weight;
  const scores = new Float64Array(classes);

  /** Adds one row's loss and gradient. */
  const addRow = (row: number, w: Float64Array, gradient: Float64Array): number => {
    const from = offsets[row] ?? 0;
    const to = offsets[row + 1] ?? 0;
    for (let c = 0; c < classes; c += 1) {
      scores[c] = (w[biasAt + c] ?? 0) + (options.offsets?.[row * classes + c] ?? 0);
    }
    for (let k = from; k < to; k += 1) {
      const base = (indices[k] ?? 0) * classes;
      const value = values[k] ?? 0;
      for (let c = 0; c < classes; c += 1) {
        scores[c] = (scores[c] ?? 0) + value * (w[base + c] ?? 0);
      }
    }
    softmax(scores);
    const weight = (weightOfRow[row] ?? 1) / totalWeight;
    let loss = 0;
    for (let c = 0; c < classes; c += 1) {
      const target = targets[row * classes + c] ?? 0;
      if (target > 0) loss -= weight * target * Math.log(Math.max(scores[c] ?? 0, 1e-300));
      const error = weight * ((scores[c] ?? 0) - target);
      scores[c] = error;
      if (options.noBias !== true) gradient[biasAt + c] = (gradient[biasAt + c] ?? 0) + error;
    }
    for (let k = from; k < to; k += 1) {
      const base = (indices[k] ?? 0) * classes;
      const value = values[k] ?? 0;
      for (let c = 0; c < classes; c += 1) {
        gradient[base + c] = (gradient[base + c] ?? 0) + value * (scores[c] ?? 0);
      }
    }
    return loss;
  };

  const compact = minimize(
    (w, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let row = 0; row < rows.count; row += 1) loss += addRow(row, w, gradient);
      for (let at = 0; at < biasAt; at += 1) {
        const strength = strengths[Math.floor(at / classes)] ?? 0;
        const weight = w[at] ?? 0;
        loss += 0.5 * strength * weight * weight;
        gradient[at] = (gradient[at] ?? 0) + strength * weight;
      }
      return loss;
    },
    new Float64Array(biasAt + classes),
    { iterations: options.iterations ?? 120, tolerance: 1e-6, memory: 8 },
  );
  const weights = new Float64Array((features + 1) * classes);
  for (const [number, feature] of [...used, features].entries()) {
    weights.set(compact.subarray(number * classes, (number + 1) * classes), feature * classes);
  }
  return { classes, features, weights };
}

/** Scores (before softmax) of one row. */
export function scoreRow(model: LogisticWeights, row: SparseRow): Float64Array {
  const { classes, features, weights } = model;
  const scores = new Float64Array(classes);
  for (let c = 0; c < classes; c += 1) scores[c] = weights[features * classes + c] ?? 0;
  for (let k = 0; k < row.indices.length; k += 1) {
    const base = (row.indices[k] ?? 0) * classes;
    const value = row.values[k] ?? 0;
    for (let c = 0; c < classes; c += 1)
      scores[c] = (scores[c] ?? 0) + value * (weights[base + c] ?? 0);
  }
  return scores;
}

/** The temperature that makes probabilities of held-out rows most likely (Guo et al. 2017), by golden section. */
export function fitTemperature(scores: readonly Float64Array[], labels: readonly number[]): number {
  const loss = (logTemperature: number): number => {
    let sum = 0;
    for (const [i, row] of scores.entries()) {
      const copy = row.slice();
      softmax(copy, Math.exp(logTemperature));
      sum -= Math.log(Math.max(copy[labels[i] ?? 0] ?? 0, 1e-12));
    }
    return sum;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.2);
  let high = Math.log(5);
  for (let step = 0; step < 40; step += 1) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}
