/** A sentence model from a folder, for Node: ONNX weights and a tokenizer, run by packages that are not Headwater's. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { SentenceModel } from '../vectors/model.js';
import { findFiles, SentenceModelError } from './files.js';
import { loadPackages, type Session, type Tensor, type TensorType } from './packages.js';

/** Texts given to the model at once: more are no faster on a processor. */
const batchSize = 16;

export interface SentenceModelOptions {
  /** Default 1: an analysis has threads of its own. */
  readonly threads?: number;
}

/**
 * Reads an ONNX sentence model: `model.onnx` (or `onnx/model.onnx`) and `tokenizer.json`, as sentence transformers are
 * published. Nothing is fetched from anywhere. Runs it with `onnxruntime-node` or `onnxruntime-web` and
 * `@huggingface/tokenizers`, which are looked for in the folder itself and beside this library.
 *
 * The token vectors are averaged, or the first is taken where `1_Pooling/config.json` says so; a model that gives one
 * vector a text is taken as it is.
 *
 * @throws SentenceModelError naming each file or package that is missing and what to do, or what is wrong with it.
 */
export async function loadSentenceModel(
  folder: string,
  options: SentenceModelOptions = {},
): Promise<SentenceModel> {
  const files = findFiles(folder);
  const { runtime, tokenize } = await loadPackages(folder, files);
  const weights = readFileSync(files.model);
  let session: Session;
  try {
    session = await runtime.open(weights, options.threads ?? 1);
  } catch (error) {
    throw new SentenceModelError(
      `${files.model} could not be read as an ONNX model: ${messageOf(error)}. Download or export it again.`,
    );
  }
  const inputs = session.inputNames;
  const strange = inputs.filter((name) => !known.has(name));
  if (!inputs.includes('input_ids') || strange.length > 0) {
    throw new SentenceModelError(
      `${files.model} asks for ${inputs.join(', ')}. A sentence model asks for input_ids, and may ask for attention_mask and token_type_ids: export it for “feature-extraction”.`,
    );
  }
  const ids = (text: string): readonly number[] => {
    const found = tokenize(text);
    // The last token closes a text for most models: it stays when the middle is cut.
    if (found.length <= files.maxTokens) return found;
    return [...found.slice(0, files.maxTokens - 1), ...found.slice(-1)];
  };
  const encodeIds = (batch: readonly (readonly number[])[]): Promise<Float32Array> =>
    run(session, runtime.Tensor, batch, files.pooling, files.model);
  const probe = await encodeIds([[0]]);
  const name = `${basename(resolve(folder))} ${createHash('sha256').update(weights).update(readFileSync(files.tokenizer)).digest('hex').slice(0, 12)}`;
  const dimensions = probe.length;
  return {
    name,
    dimensions,
    async encode(texts) {
      const rows = new Float32Array(texts.length * dimensions);
      const read = texts.map(ids);
      // Texts of one length together, so that nothing is computed for padding, and a text's vector does not depend on
      // which others it came with.
      const order = [...read.keys()].sort(
        (a, b) => (read[a]?.length ?? 0) - (read[b]?.length ?? 0) || a - b,
      );
      for (let from = 0; from < order.length;) {
        const length = read[order[from] ?? 0]?.length ?? 0;
        let to = from;
        while (
          to < order.length &&
          to - from < batchSize &&
          read[order[to] ?? 0]?.length === length
        ) {
          to++;
        }
        const batch = order.slice(from, to);
        if (length > 0) {
          const found = await encodeIds(batch.map((t) => read[t] ?? []));
          for (const [at, t] of batch.entries()) {
            rows.set(found.subarray(at * dimensions, (at + 1) * dimensions), t * dimensions);
          }
        }
        from = to;
      }
      return rows;
    },
  };
}

const known = new Set(['input_ids', 'attention_mask', 'token_type_ids']);

/** Vectors of token lists that are all of one length. */
async function run(
  session: Session,
  Tensor: TensorType,
  batch: readonly (readonly number[])[],
  pooling: 'mean' | 'first',
  path: string,
): Promise<Float32Array> {
  const length = batch[0]?.length ?? 0;
  const shape = [batch.length, length];
  const ids = BigInt64Array.from(batch.flat(), BigInt);
  const given: Record<string, Tensor> = {};
  for (const name of session.inputNames) {
    const values =
      name === 'input_ids'
        ? ids
        : new BigInt64Array(ids.length).fill(name === 'attention_mask' ? 1n : 0n);
    given[name] = new Tensor('int64', values, shape);
  }
  const found = await session.run(given);
  const outputs = session.outputNames.flatMap((name) => found[name] ?? []);
  const whole = outputs.find(({ dims }) => dims.length === 2 && dims[0] === batch.length);
  const output = whole ?? outputs.find(({ dims }) => dims.length === 3 && dims[1] === length);
  if (!output || !(output.data instanceof Float32Array)) {
    throw new SentenceModelError(
      `${path} gives ${outputs.map(({ dims, type }) => `${type}[${dims.join(' × ')}]`).join(', ')} for ${batch.length} texts of ${length} tokens; expected 32-bit floats, a vector a token or a text. Export it for “feature-extraction”.`,
    );
  }
  const { data } = output;
  if (output === whole) return Float32Array.from(data);
  const width = output.dims[2] ?? 0;
  const rows = new Float32Array(batch.length * width);
  const counted = pooling === 'first' ? 1 : length;
  for (let t = 0; t < batch.length; t++) {
    for (let at = 0; at < counted; at++) {
      const from = (t * length + at) * width;
      for (let d = 0; d < width; d++) {
        rows[t * width + d] = (rows[t * width + d] ?? 0) + (data[from + d] ?? 0) / counted;
      }
    }
  }
  return rows;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
