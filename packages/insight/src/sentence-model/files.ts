import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What is wrong with a model's folder, and what to do about it. */
export class SentenceModelError extends Error {
  override name = 'SentenceModelError';
}

export interface ModelFiles {
  readonly model: string;
  readonly tokenizer: string;
  readonly tokenizerConfig: string | null;
  readonly pooling: 'mean' | 'first';
  readonly maxTokens: number;
}

const modelNames = ['model.onnx', 'onnx/model.onnx', 'onnx/model_quantized.onnx'];
/** Longer than any statement; what a model allows beyond it only costs time. */
const mostTokens = 256;

/** Finds the files of a model. Throws naming all that are missing. */
export function findFiles(folder: string): ModelFiles {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new SentenceModelError(
      `The folder of the sentence model, ${folder}, does not exist. Make it and put model.onnx and tokenizer.json in it, or take the setting away to use the vectors that come with Headwater.`,
    );
  }
  const model = modelNames.map((name) => join(folder, name)).find((path) => existsSync(path));
  const tokenizer = join(folder, 'tokenizer.json');
  const missing = [
    ...(model ? [] : ['model.onnx (the weights)']),
    ...(existsSync(tokenizer) ? [] : ['tokenizer.json (how texts become tokens)']),
  ];
  if (!model || missing.length > 0) {
    throw new SentenceModelError(
      `The sentence model in ${folder} lacks ${missing.join(' and ')}. Copy ${missing.length > 1 ? 'them' : 'it'} from where the model was published, or export the model to ONNX. Nothing is downloaded by Headwater.`,
    );
  }
  const config = join(folder, 'tokenizer_config.json');
  const limit = numberIn(join(folder, 'sentence_bert_config.json'), 'max_seq_length');
  const first = readObject(join(folder, '1_Pooling', 'config.json'))['pooling_mode_cls_token'];
  return {
    model,
    tokenizer,
    tokenizerConfig: existsSync(config) ? config : null,
    pooling: first === true ? 'first' : 'mean',
    maxTokens: Math.max(2, Math.min(mostTokens, limit ?? mostTokens)),
  };
}

function numberIn(path: string, field: string): number | null {
  const value = readObject(path)[field];
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

/** The fields of a JSON file; none where there is no file. Throws where it is no JSON object. */
export function readObject(path: string): Readonly<Record<string, unknown>> {
  if (!existsSync(path)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null) {
    throw new SentenceModelError(
      `${path} is not a JSON object: it is cut short or another file. Copy it again from where the model was published.`,
    );
  }
  return Object.fromEntries(Object.entries(value));
}
