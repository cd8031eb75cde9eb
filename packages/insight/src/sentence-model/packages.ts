/** The two packages that run a sentence model. Typed here by what is used of them, since neither need be installed. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readObject, SentenceModelError, type ModelFiles } from './files.js';

const runtimes = ['onnxruntime-node', 'onnxruntime-web'] as const;
const tokenizers = '@huggingface/tokenizers';

export interface Tensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: unknown;
}

export type TensorType = new (
  type: 'int64',
  data: BigInt64Array,
  dims: readonly number[],
) => Tensor;

export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

interface Runtime {
  readonly Tensor: TensorType;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
  readonly env?: { readonly wasm?: { numThreads?: number } };
}

interface TokenizerModule {
  readonly Tokenizer: new (
    tokenizer: object,
    config: object,
  ) => { encode(text: string): { readonly ids: readonly number[] } };
}

export interface LoadedPackages {
  readonly runtime: {
    readonly Tensor: TensorType;
    open(model: Uint8Array, threads: number): Promise<Session>;
  };
  readonly tokenize: (text: string) => readonly number[];
}

/** @throws SentenceModelError naming each package that is missing, with the command that installs it. */
export async function loadPackages(folder: string, files: ModelFiles): Promise<LoadedPackages> {
  const runtime = runtimes
    .map((name) => ({ name, at: find(name, folder) }))
    .find(({ at }) => at !== null);
  const tokenizer = find(tokenizers, folder);
  const missing = [
    ...(runtime?.at ? [] : ['onnxruntime-web (or onnxruntime-node, which is faster)']),
    ...(tokenizer ? [] : [tokenizers]),
  ];
  if (!runtime?.at || !tokenizer) {
    const names = [...(runtime?.at ? [] : ['onnxruntime-web']), ...(tokenizer ? [] : [tokenizers])];
    throw new SentenceModelError(
      `To run the sentence model in ${folder}, install ${missing.join(' and ')}: npm install --ignore-scripts --prefix ${JSON.stringify(folder)} ${names.join(' ')}`,
    );
  }
  const ort = await load(runtime.at, isRuntime, runtime.name);
  const { Tokenizer } = await load(tokenizer, isTokenizerModule, tokenizers);
  let reader: InstanceType<TokenizerModule['Tokenizer']>;
  try {
    reader = new Tokenizer(
      readObject(files.tokenizer),
      files.tokenizerConfig ? readObject(files.tokenizerConfig) : {},
    );
  } catch (error) {
    if (error instanceof SentenceModelError) throw error;
    throw new SentenceModelError(
      `${files.tokenizer} could not be read by ${tokenizers}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return {
    runtime: {
      Tensor: ort.Tensor,
      async open(model, threads) {
        if (ort.env?.wasm) ort.env.wasm.numThreads = threads;
        return ort.InferenceSession.create(model, {
          executionProviders: [runtime.name === 'onnxruntime-web' ? 'wasm' : 'cpu'],
          intraOpNumThreads: threads,
          interOpNumThreads: 1,
          logSeverityLevel: 3,
        });
      },
    },
    // A token that the vocabulary lacks has no number where the tokenizer names none for the unknown: it is passed over.
    tokenize: (text) => reader.encode(text).ids.filter((id) => id !== undefined),
  };
}

/** Where a package is: in the model's own folder, or beside this library. */
function find(name: string, folder: string): string | null {
  for (const from of [pathToFileURL(join(folder, 'package.json')).href, import.meta.url]) {
    try {
      return createRequire(from).resolve(name);
    } catch {
      // Not there: the next place is asked.
    }
  }
  return null;
}

async function load<T>(
  path: string,
  isIt: (loaded: unknown) => loaded is T,
  name: string,
): Promise<T> {
  const loaded: unknown = await import(pathToFileURL(path).href);
  const inside =
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : null;
  if (isIt(loaded)) return loaded;
  if (isIt(inside)) return inside;
  throw new SentenceModelError(
    `${name} at ${path} is another version than Headwater knows how to use. Install a newer one.`,
  );
}

function isRuntime(loaded: unknown): loaded is Runtime {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'InferenceSession' in loaded &&
    'Tensor' in loaded &&
    typeof loaded.Tensor === 'function'
  );
}

function isTokenizerModule(loaded: unknown): loaded is TokenizerModule {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'Tokenizer' in loaded &&
    typeof loaded.Tokenizer === 'function'
  );
}
