import {
  modelFiles,
  type ModelFile,
  type ModelSource,
  type Platform,
  type WorkerThread,
} from './platform.js';

/** The part of the browser's worker that is used here; the library is compiled without the types of the DOM. */
interface WebWorker {
  postMessage(message: unknown, transfer: []): void;
  addEventListener(event: string, listener: (event: WebEvent) => void): void;
  removeEventListener(event: string, listener: (event: WebEvent) => void): void;
  terminate(): void;
}
interface WebEvent {
  readonly data?: unknown;
  readonly message?: unknown;
}
interface WebPort {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
declare const Worker: new (url: URL, options: { readonly type: 'module' }) => WebWorker;

/** Written out one by one because bundlers look for exactly this form and put the files beside their output. */
const shipped: Readonly<Record<ModelFile, URL>> = {
  'kinds.bin': new URL('../../model/kinds.bin', import.meta.url),
  'distill/vectors-distilled.bin': new URL(
    '../../model/distill/vectors-distilled.bin',
    import.meta.url,
  ),
};

declare const queueMicrotask: (work: () => void) => void;
declare const MessageChannel: new () => { readonly port1: WebPort; readonly port2: WebPort };

const loaded = new Map<ModelFile, Uint8Array>();

export const platform = {
  async loadModelFiles(sources) {
    await Promise.all(
      modelFiles.map(async (file) => {
        const source = sources[file];
        if (source === undefined && loaded.has(file)) return;
        loaded.set(file, await bytesOf(source ?? shipped[file], file));
      }),
    );
  },
  readModelFile(file) {
    const bytes = loaded.get(file);
    if (bytes) return bytes;
    throw new Error(
      `The model file ${file} is not loaded yet. In a browser, await loadModel() before this call.`,
    );
  },
  nextTurn,
  processors: () => (canShareMemory() ? numberAt(['navigator', 'hardwareConcurrency'], 1) : 1),
  canShareMemory,
  usedBytes: () => numberAt(['performance', 'memory', 'usedJSHeapSize'], 0),
  wantsWasm: () => true,
  startWorker,
  serve(answer) {
    const scope = globalThis as unknown as WebWorker;
    const post = (found: unknown): void => {
      if (found !== null) scope.postMessage(found, []);
    };
    scope.addEventListener('message', ({ data }) => {
      const found = answer(data);
      // A page hears of an error of its worker, not of a promise that it broke.
      if (found instanceof Promise) {
        found.then(post).catch((error: unknown) =>
          queueMicrotask(() => {
            throw error;
          }),
        );
      } else post(found);
    });
  },
} satisfies Platform;

async function bytesOf(source: ModelSource, file: ModelFile): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  const answer = await fetch(source);
  if (!answer.ok) {
    throw new Error(
      `The model file ${file} could not be fetched from ${String(source)} (${answer.status}). Serve it there, or give loadModel() its address or bytes.`,
    );
  }
  return new Uint8Array(await answer.arrayBuffer());
}

/** A message to oneself waits for its turn behind whatever else is due, without the delay that timers have. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Browsers share memory between threads only on pages that are isolated from other origins (COOP and COEP headers). */
function canShareMemory(): boolean {
  return Reflect.get(globalThis, 'crossOriginIsolated') === true;
}

function numberAt(path: readonly string[], otherwise: number): number {
  let value: unknown = globalThis;
  for (const name of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return typeof value === 'number' ? value : otherwise;
}

function startWorker(): WorkerThread {
  const worker = new Worker(new URL('../worker.js', import.meta.url), { type: 'module' });
  const listeners: { event: string; listener: (event: WebEvent) => void }[] = [];
  return {
    postMessage: (request, transfer) => worker.postMessage(request, transfer),
    on(
      event: 'message' | 'error',
      listener: ((answer: unknown) => void) | ((error: Error) => void),
    ) {
      const heard = ({ data, message }: WebEvent): void => {
        if (event === 'message') (listener as (answer: unknown) => void)(data);
        else listener(new Error(`A worker failed: ${String(message)}`));
      };
      worker.addEventListener(event, heard);
      listeners.push({ event, listener: heard });
    },
    removeAllListeners(event) {
      for (const one of listeners) {
        if (one.event === event) worker.removeEventListener(event, one.listener);
      }
    },
    // A page ends when it is left, whatever its workers do.
    ref: () => undefined,
    unref: () => undefined,
    terminate() {
      worker.terminate();
      return Promise.resolve();
    },
  };
}
