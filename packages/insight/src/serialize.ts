/**
 * An analysis as text, to be stored, sent and read again. Plain JSON, so that any language can read themes and
 * statements; arrays of numbers of one width stand in it as `{"$": "Int8Array", "base64": "…"}`, little endian.
 */
import type { Analysis } from './types.js';

const format = 'headwater-analysis';
const formatVersion = 1;

/** Arrays of numbers that an analysis holds. */
type NumberArray = Int8Array | Float32Array;

/**
 * Writes an analysis as JSON. Nothing is lost: `parseAnalysis` gives back an equal one.
 *
 * @throws RangeError where the text would be longer than the engine's longest string (some 500 MB, about a million
 *   statements): write `analysisParts` to a file piece by piece then.
 */
export function serializeAnalysis(analysis: Analysis): string {
  try {
    return [...analysisParts(analysis)].join('');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(
      `An analysis of ${analysis.statements.length} statements does not fit into one string. Write the pieces that analysisParts gives to a file, one after another.`,
      { cause: error },
    );
  }
}

/** The text of `serializeAnalysis` in pieces: one a line, one line a statement or theme, for files of any length. */
export function* analysisParts(analysis: Analysis): Generator<string, void, void> {
  yield `{"format":"${format}","version":${formatVersion}`;
  for (const [key, value] of Object.entries(analysis)) {
    if (value === undefined) continue;
    yield `,\n${JSON.stringify(key)}:`;
    if (!isList(value)) {
      yield written(value);
      continue;
    }
    yield '[';
    for (let i = 0; i < value.length; i++) yield `${i === 0 ? '\n' : ',\n'}${written(value[i])}`;
    yield ']';
  }
  yield '}\n';
}

/**
 * Reads what `serializeAnalysis` wrote.
 *
 * @throws Error where the text is no analysis, one of a later version, or cut short; the message says which.
 */
export function parseAnalysis(json: string): Analysis {
  const value = revived(json);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('format' in value) ||
    value.format !== format
  ) {
    throw new Error('This is not an analysis as serializeAnalysis writes it.');
  }
  const { format: _format, version, ...analysis } = value as Record<string, unknown>;
  if (version !== formatVersion) {
    throw new Error(
      `The analysis is of version ${String(version)} and this library reads version ${formatVersion}. Use the library that wrote it, or run the analysis again.`,
    );
  }
  const missing = firstMissing(analysis);
  if (missing !== null) {
    throw new Error(`The analysis is damaged: ${missing}. Run it again.`);
  }
  return analysis as unknown as Analysis;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function written(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner instanceof Int8Array) return { $: 'Int8Array', base64: base64Of(inner) };
    if (inner instanceof Float32Array) return { $: 'Float32Array', base64: base64Of(inner) };
    // JSON has no name for these, and would make them null.
    if (typeof inner === 'number' && !Number.isFinite(inner)) {
      return { $: 'number', value: String(inner) };
    }
    return inner;
  });
}

function revived(json: string): unknown {
  try {
    return JSON.parse(json, (_key, inner: unknown) => (isTagged(inner) ? untagged(inner) : inner));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error('The analysis is not valid JSON; it may be cut short. Run it again.', {
      cause: error,
    });
  }
}

interface Tagged {
  readonly $: string;
  readonly base64?: unknown;
  readonly value?: unknown;
}

function isTagged(value: unknown): value is Tagged {
  return typeof value === 'object' && value !== null && '$' in value && typeof value.$ === 'string';
}

function untagged({ $: name, base64, value }: Tagged): NumberArray | number {
  if (name === 'number') return Number(value);
  if (typeof base64 !== 'string') throw new Error('The analysis is damaged: numbers are missing.');
  const bytes = bytesOf(base64);
  if (name === 'Int8Array') return new Int8Array(bytes.buffer);
  if (name === 'Float32Array' && bytes.length % 4 === 0) {
    const view = new DataView(bytes.buffer);
    return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  }
  throw new Error(`The analysis is damaged: “${name}” is no array of numbers.`);
}

/** Bytes turned to text at once: a multiple of three, so that the pieces of base64 join without padding. */
const bytesAtOnce = 24_576;

function base64Of(values: NumberArray): string {
  const bytes = new Uint8Array(values.byteLength);
  if (values instanceof Int8Array)
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length));
  else {
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i] ?? 0, true);
  }
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + bytesAtOnce))));
  }
  return parts.join('');
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** What a reader of the analysis would trip over, in words; null where all is there. */
function firstMissing(analysis: Record<string, unknown>): string | null {
  const { statements, themes, vectors, vectorDimensions, spaces } = analysis;
  for (const [name, list] of Object.entries({ statements, themes, spaces })) {
    if (!isList(list)) return `“${name}” is missing`;
  }
  if (!(vectors instanceof Int8Array)) return '“vectors” is missing';
  const count = isList(statements) ? statements.length : 0;
  if (typeof vectorDimensions !== 'number' || vectors.length !== count * vectorDimensions) {
    return `there are ${vectors.length} numbers for ${count} statements of ${String(vectorDimensions)}`;
  }
  return null;
}
