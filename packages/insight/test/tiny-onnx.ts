/**
 * A real ONNX file, written byte by byte (protobuf): token ids → rows of a table. Small enough to work out by hand what
 * it gives. Field numbers are those of onnx.proto3.
 */
const ascii = new TextEncoder();

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: Iterable<number>): number[] => {
  const inside = [...value];
  return [...varint(field * 8 + 2), ...varint(inside.length), ...inside];
};
const text = (field: number, value: string): number[] => bytes(field, ascii.encode(value));

const int64 = 7;
const float = 1;

/** ValueInfoProto: a tensor whose axes have names, since their lengths differ from call to call. */
function value(name: string, type: number, axes: readonly string[]): number[] {
  const shape = axes.flatMap((axis) => bytes(1, text(2, axis)));
  return [...text(1, name), ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, shape)]))];
}

/** @param rows Vector of each token. */
export function tinyModel(rows: readonly (readonly number[])[]): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const data = new Uint8Array(Float32Array.from(rows.flat()).buffer);
  const table = [
    ...number(1, rows.length),
    ...number(1, width),
    ...number(2, float),
    ...text(8, 'table'),
    ...bytes(9, data),
  ];
  const gather = [
    ...text(1, 'table'),
    ...text(1, 'input_ids'),
    ...text(2, 'last_hidden_state'),
    ...text(4, 'Gather'),
  ];
  const graph = [
    ...bytes(1, gather),
    ...text(2, 'tiny'),
    ...bytes(5, table),
    ...bytes(11, value('input_ids', int64, ['texts', 'tokens'])),
    ...bytes(12, value('last_hidden_state', float, ['texts', 'tokens', 'width'])),
  ];
  const opset = number(2, 13);
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, opset)]);
}

/** A tokenizer of whole words; the number of a word is its place, that of an unknown one 0. */
export function tinyTokenizer(words: readonly string[]): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      vocab: Object.fromEntries(['[UNK]', ...words].map((word, id) => [word, id])),
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  };
}
