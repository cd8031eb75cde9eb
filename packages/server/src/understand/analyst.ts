import { Worker } from 'node:worker_threads';
import type { AnalyzeProgress } from '@headwater/insight';
import { AppError } from '../platform/index.js';
import type {
  AnalysisItem,
  AnalysisMembers,
  ArrivalsAsked,
  BulkTable,
  FoundArrivals,
  FoundThemes,
  FromAnalyst,
  ToAnalyst,
} from './analysis-messages.js';

// Tests run the TypeScript sources, but a thread needs the compiled file.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../dist/understand/analysis.worker.js'
    : './analysis.worker.js',
  import.meta.url,
);

/** The thread that analyses, seen from the job: give it items, let it analyse, take the rows. */
export class Analyst implements AsyncDisposable {
  readonly #worker = new Worker(workerUrl);
  readonly #inbox: FromAnalyst[] = [];
  #failure: Error | null = null;
  #wake: (() => void) | null = null;

  constructor(signal: AbortSignal) {
    const fail = (error: Error): void => {
      this.#failure ??= error;
      this.#wake?.();
    };
    this.#worker.on('message', (message: FromAnalyst) => {
      this.#inbox.push(message);
      this.#wake?.();
    });
    this.#worker.on('error', (error) =>
      fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', () => fail(new Error('the analysing thread ended early')));
    signal.addEventListener(
      'abort',
      () => fail(signal.reason instanceof Error ? signal.reason : new Error('aborted')),
      { once: true },
    );
    signal.throwIfAborted();
  }

  #post(message: ToAnalyst): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }

  addItems(items: readonly AnalysisItem[]): void {
    this.#post({ type: 'items', items });
  }

  addPrevious(theme: AnalysisMembers): void {
    this.#post({ type: 'previous', theme });
  }

  /** Null where it should go on with kept steps and those are of another input. */
  async analyze(
    options: Omit<Extract<ToAnalyst, { type: 'analyze' }>, 'type'>,
    hear: {
      progress: (progress: AnalyzeProgress) => Promise<void>;
      trouble: (what: string) => void;
    },
  ): Promise<FoundThemes | null> {
    this.#post({ type: 'analyze', ...options });
    for (;;) {
      const message = await this.#next();
      if (message.type === 'progress') await hear.progress(message.progress);
      if (message.type === 'trouble') hear.trouble(message.what);
      if (message.type === 'other-input') return null;
      if (message.type === 'refused') {
        throw new AppError({ code: 'sentence-model', message: message.message });
      }
      if (message.type === 'found') return message.found;
    }
  }

  /** Gives the items their places in the themes there are, and looks for new ones. */
  async assign(asked: ArrivalsAsked): Promise<FoundArrivals> {
    this.#post({ type: 'assign', ...asked });
    for (;;) {
      const message = await this.#next();
      if (message.type === 'assigned') return message.assigned;
    }
  }

  /** The bulk rows, table after table, as lines of COPY. */
  async *rows(
    runId: string,
    themes: ReadonlyMap<string, string>,
  ): AsyncGenerator<{ table: BulkTable; lines: Uint8Array }, void, void> {
    this.#post({ type: 'rows', runId, themes });
    for (;;) {
      const message = await this.#next();
      if (message.type === 'end') return;
      if (message.type === 'bulk') yield { table: message.table, lines: message.lines };
    }
  }

  async #next(): Promise<FromAnalyst> {
    for (;;) {
      const message = this.#inbox.shift();
      if (message) return message;
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}
