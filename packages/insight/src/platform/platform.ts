/** What the library needs of its surroundings, so that nothing else in it knows whether it runs in Node or in a browser. */

/** Files of the package, by their place in `model/`. */
export const modelFiles = ['kinds.bin', 'distill/vectors-distilled.bin'] as const;
export type ModelFile = (typeof modelFiles)[number];

/** Where a model file comes from: its bytes, or an address to fetch it from. */
export type ModelSource = Uint8Array | URL | string;
export type ModelSources = Partial<Record<ModelFile, ModelSource>>;

/** The part of Node's worker threads that the pool uses. */
export interface WorkerThread {
  postMessage(request: unknown, transfer: []): void;
  on(event: 'message', listener: (answer: unknown) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeAllListeners(event: 'message' | 'error'): unknown;
  /** Whether the thread keeps the process alive. */
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

export interface Platform {
  /** Makes model files ready to be read. In Node those of the package always are. */
  loadModelFiles(sources: ModelSources): Promise<void>;
  /** Throws where the file was not loaded. */
  readModelFile(file: ModelFile): Uint8Array;
  /** Lets other work of this thread go on. */
  nextTurn(): Promise<void>;
  /** Threads worth starting; 1 where threads cannot share memory. */
  processors(): number;
  canShareMemory(): boolean;
  /** Memory of the process, or of the script's heap; 0 where the browser does not tell. */
  usedBytes(): number;
  /** False where somebody wants to compare the kernels with plain typed arrays. */
  wantsWasm(): boolean;
  startWorker(): WorkerThread;
  /** In a worker: answers what the pool sends, in its order, unless the answer is null. */
  serve(answer: (request: unknown) => unknown): void;
}
