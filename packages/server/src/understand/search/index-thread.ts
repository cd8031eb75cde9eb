import { Worker } from 'node:worker_threads';
import type { FromIndexer, IndexAnswer, IndexFilter, ToIndexer } from './messages.js';

// Tests run the TypeScript sources, but a thread needs the compiled file.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../dist/understand/search/search.worker.js'
    : './search.worker.js',
  import.meta.url,
);

/** Pieces of rows that may be on their way: more would only fill the memory. */
const mostOnTheWay = 8;

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that holds one run's index, seen from the server. */
export class IndexThread {
  readonly #worker = new Worker(workerUrl);
  readonly #answers = new Map<number, Waiting<IndexAnswer>>();
  #ready: Waiting<void> | null = null;
  #room: (() => void) | null = null;
  #onTheWay = 0;
  #nextId = 1;
  #failure: Error | null = null;
  /** Statements read so far. */
  statements = 0;
  /** Bytes of the finished index. */
  bytes = 0;

  constructor() {
    // An index must not keep a stopping server alive.
    this.#worker.unref();
    this.#worker.on('message', (message: FromIndexer) => this.#hear(message));
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', () => this.#fail(new Error('the searching thread ended')));
  }

  /** Null while it works. */
  get failure(): Error | null {
    return this.#failure;
  }

  open(run: Omit<Extract<ToIndexer, { type: 'open' }>, 'type'>): void {
    this.#post({ type: 'open', ...run });
  }

  /** Resolves when there is room for more. */
  async take(piece: Buffer): Promise<void> {
    this.#post({ type: 'rows', bytes: piece });
    this.#onTheWay++;
    while (this.#onTheWay >= mostOnTheWay && !this.#failure) {
      await new Promise<void>((resolve) => {
        this.#room = resolve;
      });
    }
    if (this.#failure) throw this.#failure;
  }

  async finish(): Promise<void> {
    const ready = new Promise<void>((resolve, reject) => {
      this.#ready = { resolve, reject };
    });
    if (this.#failure) throw this.#failure;
    this.#post({ type: 'end' });
    await ready;
  }

  async search(query: string, limit: number, filter: IndexFilter): Promise<IndexAnswer> {
    if (this.#failure) throw this.#failure;
    const id = this.#nextId++;
    const answer = new Promise<IndexAnswer>((resolve, reject) => {
      this.#answers.set(id, { resolve, reject });
    });
    this.#post({ type: 'search', id, query, limit, filter });
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToIndexer): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }

  #hear(message: FromIndexer): void {
    switch (message.type) {
      case 'taken':
        this.#onTheWay--;
        this.statements = message.statements;
        this.#room?.();
        return;
      case 'ready':
        this.statements = message.statements;
        this.bytes = message.bytes;
        this.#ready?.resolve();
        return;
      case 'answer':
        this.#answers.get(message.id)?.resolve(message.answer);
        this.#answers.delete(message.id);
        return;
      case 'failed':
        this.#answers.get(message.id)?.reject(new Error(message.message));
        this.#answers.delete(message.id);
        return;
      default:
        message satisfies never;
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#room?.();
    this.#ready?.reject(this.#failure);
    for (const { reject } of this.#answers.values()) reject(this.#failure);
    this.#answers.clear();
  }
}
