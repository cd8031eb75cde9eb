import { platform } from '#platform';

import { denseSize, hashSize, type Features } from './features.js';

/** Columns of the model: scores of the kinds, then of negative, neutral and positive. */
export const kindColumns = 5;
export const polarityColumns = 3;
export const columnCount = kindColumns + polarityColumns;

/** The classifier's weights, spread out for speed. */
export interface KindModel {
  readonly version: number;
  /** Weight of hashed feature f in column c: `f * columnCount + c`. */
  readonly hashed: Float32Array;
  /** Weight of counted feature d in column c: `d * columnCount + c`. */
  readonly dense: Float32Array;
  readonly bias: Float32Array;
  readonly kindTemperature: number;
  readonly polarityTemperature: number;
}

/** `count` features from the first; all without it. */
interface ScoredFeatures extends Pick<Features, 'indices' | 'values'> {
  readonly count?: number;
}

/** Scores of one statement, a column each, before softmax. The columns are written out: it is the innermost of all loops. */
export function scoresOf(
  model: KindModel,
  { indices, values, count = indices.length }: ScoredFeatures,
): Float64Array {
  const scores = new Float64Array(columnCount);
  scores.set(model.bias);
  let [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0] = scores;
  for (let k = 0; k < count; k += 1) {
    const index = indices[k] ?? 0;
    const value = values[k] ?? 0;
    const weights = index < hashSize ? model.hashed : model.dense;
    const base = (index < hashSize ? index : index - hashSize) * columnCount;
    s0 += value * (weights[base] ?? 0);
    s1 += value * (weights[base + 1] ?? 0);
    s2 += value * (weights[base + 2] ?? 0);
    s3 += value * (weights[base + 3] ?? 0);
    s4 += value * (weights[base + 4] ?? 0);
    s5 += value * (weights[base + 5] ?? 0);
    s6 += value * (weights[base + 6] ?? 0);
    s7 += value * (weights[base + 7] ?? 0);
  }
  scores[0] = s0;
  scores[1] = s1;
  scores[2] = s2;
  scores[3] = s3;
  scores[4] = s4;
  scores[5] = s5;
  scores[6] = s6;
  scores[7] = s7;
  return scores;
}

const magic = 0x4b574848;
const formatVersion = 1;

/**
 * The weights as a file: header, bias and counted features in float32, then for each column its kept hashed
 * features as 16-bit numbers and their weights in 8 bits times one scale. Little-endian.
 */
export function encodeKindModel(model: KindModel, keepPerColumn: number): Uint8Array {
  const columns = Array.from({ length: columnCount }, (_, column) => {
    const kept: number[] = [];
    for (let f = 0; f < hashSize; f += 1) {
      if ((model.hashed[f * columnCount + column] ?? 0) !== 0) kept.push(f);
    }
    const weight = (f: number): number => model.hashed[f * columnCount + column] ?? 0;
    kept.sort((a, b) => Math.abs(weight(b)) - Math.abs(weight(a)) || a - b);
    const features = kept.slice(0, keepPerColumn).sort((a, b) => a - b);
    const largest = features.reduce((most, f) => Math.max(most, Math.abs(weight(f))), 0);
    return { features, scale: largest / 127 || 1, weight };
  });
  const size =
    16 +
    4 * (columnCount + denseSize * columnCount) +
    columns.reduce((sum, { features }) => sum + 8 + 3 * features.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const float = (value: number): void => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  const whole = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  whole(magic);
  whole(formatVersion | (denseSize << 8));
  float(model.kindTemperature);
  float(model.polarityTemperature);
  for (const value of model.bias) float(value);
  for (const value of model.dense) float(value);
  for (const { features, scale, weight } of columns) {
    whole(features.length);
    float(scale);
    for (const feature of features) {
      view.setUint16(at, feature, true);
      at += 2;
    }
    for (const feature of features) {
      view.setInt8(at, Math.round(weight(feature) / scale));
      at += 1;
    }
  }
  return bytes;
}

/** Reads what `encodeKindModel` wrote. Throws where the file is damaged or of another version. */
export function decodeKindModel(bytes: Uint8Array): KindModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const float = (): number => {
    at += 4;
    return view.getFloat32(at - 4, true);
  };
  const whole = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const shape = `model/kinds.bin does not fit this version of the program: build it again with "npx tsx packages/insight/model/kinds-train.ts"`;
  if (bytes.byteLength < 16 || whole() !== magic)
    throw new Error(`model/kinds.bin is damaged: install the package again`);
  if (whole() !== (formatVersion | (denseSize << 8))) throw new Error(shape);
  const kindTemperature = float();
  const polarityTemperature = float();
  const bias = Float32Array.from({ length: columnCount }, float);
  const dense = Float32Array.from({ length: denseSize * columnCount }, float);
  const hashed = new Float32Array(hashSize * columnCount);
  for (let column = 0; column < columnCount; column += 1) {
    const count = whole();
    const scale = float();
    const weightsAt = at + 2 * count;
    for (let i = 0; i < count; i += 1) {
      const feature = view.getUint16(at + 2 * i, true);
      hashed[feature * columnCount + column] = view.getInt8(weightsAt + i) * scale;
    }
    at = weightsAt + count;
  }
  return { version: formatVersion, hashed, dense, bias, kindTemperature, polarityTemperature };
}

let loaded: KindModel | undefined;

/** Loads the shipped classifier; once a process. */
export function loadKindModel(): KindModel {
  loaded ??= decodeKindModel(platform.readModelFile('kinds.bin'));
  return loaded;
}
