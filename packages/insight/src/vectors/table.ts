import { platform } from '#platform';

/**
 * The shipped word vectors, distilled from a sentence transformer by `model/distill`. The file: length of the header
 * (u32, little endian), the header as JSON, the words with line breaks between them, a scale for each row (f32), the
 * rows (int8). Weights are in the rows; a name with ## before it is a part that stands inside a word.
 */
export interface WordTable {
  readonly dimensions: number;
  readonly size: number;
  readonly rank: ReadonlyMap<string, number>;
  readonly vocabulary: readonly string[];
  readonly scales: Float32Array;
  readonly rows: Int8Array;
}

/** Whose words the table knows. */
export const tableLanguage = 'en';

interface TableHeader {
  readonly format: string;
  readonly version: number;
  readonly dimensions: number;
  readonly words: number;
  readonly vocabularyBytes: number;
}

let loaded: WordTable | null = null;

/** Loads the table of the package once a process. */
export function loadWordTable(): WordTable {
  loaded ??= parseWordTable(platform.readModelFile('distill/vectors-distilled.bin'));
  return loaded;
}

/** Throws where the file is of another format or cut short. */
export function parseWordTable(file: Uint8Array): WordTable {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const text = (from: number, to: number): string =>
    new TextDecoder().decode(file.subarray(from, to));
  const headerBytes = file.length >= 4 ? view.getUint32(0, true) : 0;
  const header = readHeader(text(4, 4 + Math.min(headerBytes, 4096)));
  const { dimensions, words: size, vocabularyBytes } = header;
  const scalesAt = 4 + headerBytes + vocabularyBytes;
  const rowsAt = scalesAt + 4 * size;
  if (file.length !== rowsAt + size * dimensions) {
    throw new Error(
      'The word-vector table model/distill/vectors-distilled.bin is cut short or damaged. Install the package again.',
    );
  }
  const vocabulary = text(4 + headerBytes, scalesAt).split('\n');
  const rank = new Map<string, number>();
  for (let w = 0; w < vocabulary.length; w++) rank.set(vocabulary[w] ?? '', w);
  const bytes = new Uint8Array(file.subarray(scalesAt)).buffer;
  return {
    dimensions,
    size,
    rank,
    vocabulary,
    scales: new Float32Array(bytes, 0, size),
    rows: new Int8Array(bytes, 4 * size, size * dimensions),
  };
}

function readHeader(json: string): TableHeader {
  try {
    const header: unknown = JSON.parse(json);
    if (isHeader(header)) return header;
  } catch {
    // Not JSON: said below in words that help.
  }
  throw new Error(
    'model/distill/vectors-distilled.bin is not a word-vector table of this version. Install the package again.',
  );
}

function isHeader(value: unknown): value is TableHeader {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'headwater-word-vectors' &&
    'version' in value &&
    value.version === 1 &&
    'weights' in value &&
    value.weights === 'in the rows'
  );
}
