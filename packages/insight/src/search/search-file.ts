/** A search index as bytes, so that a program that starts again need not read a million statements again. */
import type { VectorSpace } from '../vectors/space.js';
import { restoreMeaning, type MeaningParts } from './meaning.js';
import { openSearchIndex, searchParts, type SearchIndex } from './search-index.js';

const formatVersion = 1;

interface FileHeader {
  readonly format: 'headwater-search-index';
  readonly version: number;
  readonly dimensions: number;
  readonly groups: readonly {
    readonly language: string;
    readonly from: number;
    readonly count: number;
    readonly lists: number;
  }[];
  /** Bytes of the parts that follow, in their order. */
  readonly lengths: readonly number[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

type Numbers = Int8Array | Int32Array | Uint32Array;

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/**
 * Packs an index into pieces to be written one after another. They look into the index's own memory, so nothing is
 * copied: write them before the index is let go. Numbers are little endian. The spaces are not in it: keep them with
 * `encodeSpace`.
 *
 * @throws TypeError where the index was not made by this library.
 */
export function encodeSearchIndex(index: SearchIndex): Uint8Array[] {
  const { postings, meaning } = searchParts(index);
  const { vocabulary, said, saidFrom, rows, rowsFrom } = postings;
  const { dimensions, groups, order } = meaning.parts;
  const parts = [
    encoder.encode(vocabulary.words.join('\n')),
    encoder.encode(vocabulary.stems.join('\n')),
    ...[vocabulary.stemOf, saidFrom, said, rowsFrom, rows, order].map(bytesOf),
    ...groups.flatMap(({ listStarts, centroids }) => [
      bytesOf(listStarts ?? new Int32Array(0)),
      bytesOf(centroids),
    ]),
    bytesOf(meaning.vectors),
  ];
  const header: FileHeader = {
    format: 'headwater-search-index',
    version: formatVersion,
    dimensions,
    groups: groups.map(({ language, from, count, listStarts }) => ({
      language,
      from,
      count,
      lists: listStarts ? listStarts.length - 1 : 0,
    })),
    lengths: parts.map(({ length }) => length),
  };
  const json = encoder.encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length, true);
  return [length, json, ...parts];
}

/**
 * Opens what `encodeSearchIndex` packed, its pieces put together again.
 *
 * @param spaces Those that the index was made with; a query is placed in them.
 * @throws Error where the bytes are of another format or version, or cut short.
 */
export function decodeSearchIndex(bytes: Uint8Array, spaces: readonly VectorSpace[]): SearchIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = bytes.length >= 4 ? view.getUint32(0, true) : 0;
  const header = readHeader(decoder.decode(bytes.subarray(4, 4 + headerBytes)));
  let at = 4 + headerBytes;
  if (bytes.length !== header.lengths.reduce((sum, length) => sum + length, at)) {
    throw new Error('The stored search index is cut short. Make it again from the statements.');
  }
  const lengths = header.lengths.values();
  const next = (): Uint8Array => {
    const from = at;
    at += lengths.next().value ?? 0;
    return bytes.subarray(from, at);
  };
  // A copy, since the numbers need not begin at a multiple of four in the file.
  const plain = (): ArrayBuffer => new Uint8Array(next()).buffer;
  const lines = (): string[] => {
    const text = decoder.decode(next());
    return text === '' ? [] : text.split('\n');
  };
  const words = lines();
  const stems = lines();
  const stemOf = new Int32Array(plain());
  const saidFrom = new Uint32Array(plain());
  const said = new Int32Array(plain());
  const rowsFrom = new Uint32Array(plain());
  const rows = new Int32Array(plain());
  const order = new Int32Array(plain());
  const groups = header.groups.map(({ language, from, count, lists }) => {
    const starts = new Int32Array(plain());
    const centroids = new Int8Array(plain());
    return { language, from, count, listStarts: lists > 0 ? starts : null, centroids };
  });
  const parts: MeaningParts = { dimensions: header.dimensions, groups, order };
  const vectors = next();
  const meaning = restoreMeaning(
    parts,
    new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length),
  );
  const vocabulary = { words, stems, stemOf };
  return openSearchIndex({ vocabulary, saidFrom, said, rowsFrom, rows }, meaning, spaces);
}

function readHeader(json: string): FileHeader {
  try {
    const header: unknown = JSON.parse(json);
    if (isHeader(header)) return header;
  } catch {
    // Not JSON: said below in words that help.
  }
  throw new Error(
    'The stored search index is of another version. Make it again from the statements.',
  );
}

function isHeader(value: unknown): value is FileHeader {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'headwater-search-index' &&
    'version' in value &&
    value.version === formatVersion
  );
}
