/** A vector space as bytes, to be stored beside the themes whose centroids live in it. */
import type { VectorSpace } from './space.js';

const formatVersion = 1;

interface SpaceHeader {
  readonly format: 'headwater-vector-space';
  readonly version: number;
  readonly language: string;
  readonly dimensions: number;
  readonly model?: string;
  readonly staticDimensions: number;
  readonly lsaShare: number;
  readonly rank: number;
  readonly features: readonly string[];
}

/**
 * Packs a space: a header (JSON) with its length before it, then the removed component, feature weights and row scales
 * as 32-bit floats, then the projection as int8. Rounding moves a placed text by less than a degree.
 */
export function encodeSpace(space: VectorSpace): Uint8Array {
  const { lsa } = space;
  const header: SpaceHeader = {
    format: 'headwater-vector-space',
    version: formatVersion,
    language: space.language,
    dimensions: space.dimensions,
    ...(space.model !== undefined && { model: space.model }),
    staticDimensions: space.staticDimensions,
    lsaShare: space.lsaShare,
    rank: lsa.rank,
    features: lsa.features,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const count = lsa.features.length;
  const scales = new Float32Array(count);
  const rows = new Int8Array(count * lsa.rank);
  for (let f = 0; f < count; f++) {
    const row = lsa.projection.subarray(f * lsa.rank, (f + 1) * lsa.rank);
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    scales[f] = scale;
    for (let d = 0; d < lsa.rank; d++) rows[f * lsa.rank + d] = Math.round((row[d] ?? 0) / scale);
  }
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length, true);
  const parts = [space.component, lsa.weights, scales, rows].map(bytesOf);
  return joinBytes([length, json, ...parts]);
}

/** Reads what `encodeSpace` wrote. Throws where the bytes are of another format or version, or cut short. */
export function decodeSpace(bytes: Uint8Array): VectorSpace {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const jsonLength = bytes.length >= 4 ? file.getUint32(0, true) : 0;
  const header = readHeader(new TextDecoder().decode(bytes.subarray(4, 4 + jsonLength)));
  const { rank, features, staticDimensions } = header;
  const count = features.length;
  let at = 4 + jsonLength;
  const expected = at + 4 * (staticDimensions + 2 * count) + count * rank;
  if (bytes.length !== expected) {
    throw new Error('The stored vector space is cut short. Run the analysis again.');
  }
  const floats = (length: number): Float32Array => {
    const values = Float32Array.from({ length }, (_, i) => file.getFloat32(at + 4 * i, true));
    at += 4 * length;
    return values;
  };
  const component = floats(staticDimensions);
  const weights = floats(count);
  const scales = floats(count);
  const projection = Float32Array.from(
    { length: count * rank },
    (_, i) => file.getInt8(at + i) * (scales[Math.floor(i / rank)] ?? 0),
  );
  return {
    language: header.language,
    dimensions: header.dimensions,
    ...(header.model !== undefined && { model: header.model }),
    staticDimensions,
    lsaShare: header.lsaShare,
    component,
    lsa: { rank, features, weights, projection },
  };
}

function bytesOf(values: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function readHeader(json: string): SpaceHeader {
  try {
    const header: unknown = JSON.parse(json);
    if (isHeader(header)) return header;
  } catch {
    // Not JSON: said below in words that help.
  }
  throw new Error('The stored vector space is of another version. Run the analysis again.');
}

function isHeader(value: unknown): value is SpaceHeader {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'headwater-vector-space' &&
    'version' in value &&
    value.version === formatVersion
  );
}
