import { Worker } from 'node:worker_threads';
import type {
  AccountBook,
  BookInspection,
  BookKind,
  BookMapping,
  BookPlan,
  ContentGuess,
  Inspection,
  ReadPlan,
  RejectedRow,
} from '@headwater/intake';
import { AppError } from '../platform/errors.js';
import type { ReadyRow } from './book-rows.js';
import type { StoredReject } from './import-file.js';
import type { StagedBatch } from './stage.js';

interface InspectTask {
  /** The file's name as its owner knows it. */
  readonly name: string;
  /** What a person chose; absent: what the file seems to be. */
  readonly content?: BookKind | 'feedback';
  readonly mapping?: BookMapping;
  /** Settle dates and numbers over the whole file. */
  readonly whole: boolean;
}

interface BooksTask {
  readonly path: string;
  readonly plan: BookPlan;
  readonly now: number;
  /** First row wanted, counted from 1. */
  readonly fromRow: number;
  readonly batchRows: number;
}

export type ReaderTask =
  | { readonly kind: 'inspect'; readonly path: string; readonly options: InspectTask }
  | ({ readonly kind: 'books' } & BooksTask)
  | {
      readonly kind: 'rows' | 'count';
      readonly path: string;
      readonly plan: ReadPlan;
      readonly source: string;
      readonly now: number;
      /** First row wanted, counted from 1. */
      readonly fromRow: number;
      readonly batchRows: number;
      readonly accounts: AccountBook;
    };
type RowsTask = Extract<ReaderTask, { readonly accounts: AccountBook }>;

/** Part of a file, ready for the database. */
export interface ReadBatch {
  readonly staged: StagedBatch;
  readonly rejected: readonly RejectedRow[];
  /** Last row of the file that this part covers. */
  readonly through: number;
}

/** Part of a file, to be compared with what is in. */
export interface CountedBatch {
  /** Ids of rows that did not occur before in the file, and the hashes of their contents. */
  readonly ids: readonly string[];
  readonly hashes: readonly string[];
  readonly repeats: number;
  readonly rejected: readonly RejectedRow[];
}

/** Part of a file of books, ready for its sink. */
export interface BookBatch {
  readonly rows: readonly ReadyRow[];
  readonly rejected: readonly StoredReject[];
  /** Last row of the file that this part covers. */
  readonly through: number;
}

/** What a file is, and what a look at it as that says. */
export type Inspected = { readonly taken: ContentGuess } & (
  | { readonly as: 'feedback'; readonly found: Inspection }
  | { readonly as: 'books'; readonly found: BookInspection }
);

export type WorkerMessage =
  | { readonly kind: 'rows'; readonly batch: ReadBatch }
  | { readonly kind: 'counted'; readonly batch: CountedBatch }
  | { readonly kind: 'books'; readonly batch: BookBatch }
  | { readonly kind: 'inspection'; readonly inspected: Inspected }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'end' };

// Tests run the TypeScript sources, but a thread needs the compiled file.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/listen/reader.worker.js' : './reader.worker.js',
  import.meta.url,
);
// Enough for one batch to be cleaned while another is written.
const ahead = 2;

/** What the worker says, in order; it is ended when the consumer stops or `signal` fires. */
async function* messages(
  task: ReaderTask,
  signal: AbortSignal | undefined,
): AsyncGenerator<WorkerMessage, void, void> {
  signal?.throwIfAborted();
  const worker = new Worker(workerUrl, {
    workerData: task,
    // Rows live for a moment: a young generation that holds a few chunks of them spares most copying.
    resourceLimits: { maxYoungGenerationSizeMb: 24, ...heapOf(task) },
  });
  const queue: WorkerMessage[] = [];
  let failure: Error | null = null;
  let over = false;
  let wake: (() => void) | null = null;
  const nudge = (): void => wake?.();
  worker.on('message', (message: WorkerMessage) => {
    queue.push(message);
    nudge();
  });
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    nudge();
  });
  worker.on('exit', () => {
    over = true;
    nudge();
  });
  signal?.addEventListener('abort', nudge, { once: true });
  try {
    for (let credit = 0; credit < ahead; credit++) ask(worker);
    for (;;) {
      signal?.throwIfAborted();
      const message = queue.shift();
      if (message) {
        if (message.kind === 'end') return;
        if (message.kind === 'error') throw readError(message);
        yield message;
        ask(worker);
        continue;
      }
      if (failure) throw failure;
      if (over) throw new Error('the reading thread ended early');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    signal?.removeEventListener('abort', nudge);
    await worker.terminate();
  }
}

// Line by line little is held at once, and a bound makes the collector see to that; a workbook is held whole.
const heapOf = (task: ReaderTask): { maxOldGenerationSizeMb?: number } => {
  if (task.kind === 'inspect') return {};
  const { format } = task.kind === 'books' ? task.plan.read : task.plan;
  return ['csv', 'tsv', 'jsonl'].includes(format) ? { maxOldGenerationSizeMb: 256 } : {};
};

function ask(worker: Worker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage('next');
}

function readError(message: { code: string; message: string }): Error {
  if (message.code === 'fault') return new Error(message.message);
  return new AppError({ code: `file-${message.code}`, status: 422, message: message.message });
}

export async function inspect(path: string, options: InspectTask): Promise<Inspected> {
  for await (const message of messages({ kind: 'inspect', path, options }, undefined)) {
    if (message.kind === 'inspection') return message.inspected;
  }
  throw new Error('the file was not inspected');
}

/** Reads and checks a file of books in another thread, batch by batch. */
export async function* readBookRows(
  task: BooksTask,
  signal: AbortSignal,
): AsyncGenerator<BookBatch, void, void> {
  for await (const message of messages({ kind: 'books', ...task }, signal)) {
    if (message.kind === 'books') yield message.batch;
  }
}

/** Reads and cleans a file in another thread, batch by batch. */
export async function* readItems(
  task: Omit<RowsTask, 'kind'>,
  signal: AbortSignal,
): AsyncGenerator<ReadBatch, void, void> {
  for await (const message of messages({ kind: 'rows', ...task }, signal)) {
    if (message.kind === 'rows') yield message.batch;
  }
}

/** The same for counting: only what tells one row from another. */
export async function* countItems(
  task: Omit<RowsTask, 'kind' | 'batchRows' | 'accounts'>,
  signal: AbortSignal,
): AsyncGenerator<CountedBatch, void, void> {
  const whole = { kind: 'count', batchRows: 0, accounts: new Map(), ...task } as const;
  for await (const message of messages(whole, signal)) {
    if (message.kind === 'counted') yield message.batch;
  }
}
