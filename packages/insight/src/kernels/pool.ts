import { platform } from '#platform';
import {
  createTextReader,
  type PrepareRequest,
  type ReadReply,
  type ReadRequest,
} from '../analysis/reading.js';
import type { WorkerThread } from '../platform/platform.js';
import type { WorkerRequest } from '../worker.js';
import { createArena, type Arena } from './arena.js';
import { runTask, scratchBytes, type Task } from './tasks.js';

/** Runs tasks over ranges of rows, in this thread or in several. */
export interface Pool {
  /** Runs a task over the rows [0, count) and reports how many are done. */
  run(arena: Arena, task: Task, count: number, report?: (done: number) => void): Promise<void>;
  /** Hands the threads what they need for the requests that follow. */
  prepare(request: PrepareRequest): void;
  /** Has texts read in ranges; answers come in any order, those of one thread in the order in which it was asked. */
  read(count: number, range: number, ask: Ask, take: Take): Promise<void>;
  close(): Promise<void>;
}

type Ask = (from: number, to: number) => ReadRequest;
type Take = (reply: ReadReply, range: number, thread: number) => void;

/** Rows a range has: few enough that progress and stopping are prompt, many enough that messages cost nothing. */
const rowsARange = 512;
/** Ranges that a thread is given ahead, so that it need not wait for the next. */
const rangesAhead = 2;

/** An arena with room for what the caller has planned and a piece of scratch for each thread at its end. */
export function createArenaFor(bytes: number, threads: number): Arena {
  return createArena(Math.ceil(bytes / 16) * 16 + threads * scratchBytes);
}

/** @param beside Whether even one thread should run beside the calling one. */
export function createPool(threads: number, signal?: AbortSignal, beside = threads > 1): Pool {
  return beside && platform.canShareMemory() ? threadPool(threads, signal) : callingThread(signal);
}

const scratchOf = (arena: Arena, threads: number, thread: number): number =>
  Math.floor((arena.buffer.byteLength - (threads - thread) * scratchBytes) / 16) * 16;

function callingThread(signal?: AbortSignal): Pool {
  const reader = createTextReader();
  return {
    async run(arena, task, count, report) {
      for (let from = 0; from < count; from += rowsARange) {
        signal?.throwIfAborted();
        const to = Math.min(count, from + rowsARange);
        runTask(arena, task, from, to, scratchOf(arena, 1, 0));
        report?.(to);
        await platform.nextTurn();
      }
    },
    prepare: (request) => reader.use(request),
    async read(count, range, ask, take) {
      for (let from = 0; from < count; from += range) {
        signal?.throwIfAborted();
        take(reader.read(ask(from, Math.min(count, from + range))), from / range, 0);
        await platform.nextTurn();
      }
    },
    close: () => Promise.resolve(),
  };
}

/** Ranges of one piece of work, given to whichever thread is free. */
interface Ranges {
  readonly count: number;
  readonly size: number;
  readonly ask: (from: number, to: number) => WorkerRequest;
  readonly take: (reply: unknown, from: number, to: number, thread: number) => void;
}

function threadPool(threads: number, signal?: AbortSignal): Pool {
  const workers = Array.from({ length: threads }, () => platform.startWorker());
  for (const worker of workers) worker.unref();
  let current: Arena | null = null;

  const post = (worker: WorkerThread, request: WorkerRequest): void => {
    worker.postMessage(request, []);
  };
  const share = ({ count, size, ask, take }: Ranges): Promise<void> =>
    new Promise((resolve, reject) => {
      let next = 0;
      let running = 0;
      let failed: Error | null = null;
      const settle = (): void => {
        if (running > 0) return;
        for (const worker of workers) {
          worker.removeAllListeners('message');
          worker.removeAllListeners('error');
          worker.unref();
        }
        if (failed) reject(failed);
        else resolve();
      };
      const fail = (error: unknown): void => {
        failed ??= error instanceof Error ? error : new Error('Stopped.');
      };
      const give = (worker: WorkerThread, given: number[]): void => {
        if (signal?.aborted) fail(signal.reason);
        if (failed || next >= count) {
          settle();
          return;
        }
        const from = next;
        next = Math.min(count, from + size);
        running++;
        given.push(from);
        try {
          post(worker, ask(from, next));
        } catch (error) {
          running--;
          fail(error);
          settle();
        }
      };
      for (const [thread, worker] of workers.entries()) {
        /** First rows of the ranges that the thread has been given and has not answered. */
        const given: number[] = [];
        worker.ref();
        worker.on('message', (reply: unknown) => {
          running--;
          const from = given.shift() ?? 0;
          try {
            if (!failed) take(reply, from, Math.min(count, from + size), thread);
          } catch (error) {
            fail(error);
          }
          give(worker, given);
        });
        worker.on('error', (error: Error) => {
          running -= given.length;
          given.length = 0;
          fail(error);
          settle();
        });
        for (let ahead = 0; ahead < rangesAhead; ahead++) give(worker, given);
      }
    });

  return {
    run(arena, task, count, report) {
      if (current !== arena) {
        current = arena;
        for (const [thread, worker] of workers.entries()) {
          post(worker, { arena: arena.handle, scratch: scratchOf(arena, threads, thread) });
        }
      }
      let done = 0;
      return share({
        count,
        size: Math.min(rowsARange, Math.max(1, Math.ceil(count / (4 * threads)))),
        ask: (from, to) => ({ task, from, to }),
        take: (_reply, from, to) => {
          done += to - from;
          report?.(done);
        },
      });
    },
    prepare(request) {
      for (const worker of workers) post(worker, request);
    },
    read(count, range, ask, take) {
      return share({
        count,
        size: range,
        ask,
        take: (reply, from, _to, thread) => {
          if (isReply(reply)) take(reply, from / range, thread);
        },
      });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function isReply(reply: unknown): reply is ReadReply {
  return typeof reply === 'object' && reply !== null && 'read' in reply;
}
