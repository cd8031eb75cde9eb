import { platform } from '#platform';
import type { WorkerThread } from '../platform/platform.js';
import type { WorkerRequest } from '../worker.js';
import { createArena, type Arena } from './arena.js';
import { runTask, scratchBytes, type Task } from './tasks.js';

/** Runs tasks over ranges of rows, in this thread or in several. */
export interface Pool {
  /** Runs a task over the rows [0, count) and reports how many are done. */
  run(arena: Arena, task: Task, count: number, report?: (done: number) => void): Promise<void>;
  close(): Promise<void>;
}

/** Rows a range has: few enough that progress and stopping are prompt, many enough that messages cost nothing. */
const rowsARange = 512;

/** An arena with room for what the caller has planned and a piece of scratch for each thread at its end. */
export function createArenaFor(bytes: number, threads: number): Arena {
  return createArena(Math.ceil(bytes / 16) * 16 + threads * scratchBytes);
}

export function createPool(threads: number, signal?: AbortSignal): Pool {
  return threads > 1 && platform.canShareMemory()
    ? threadPool(threads, signal)
    : callingThread(signal);
}

const scratchOf = (arena: Arena, threads: number, thread: number): number =>
  Math.floor((arena.buffer.byteLength - (threads - thread) * scratchBytes) / 16) * 16;

function callingThread(signal?: AbortSignal): Pool {
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
    close: () => Promise.resolve(),
  };
}

function threadPool(threads: number, signal?: AbortSignal): Pool {
  const workers = Array.from({ length: threads }, () => platform.startWorker());
  for (const worker of workers) worker.unref();
  let current: Arena | null = null;

  const post = (worker: WorkerThread, request: WorkerRequest): void => {
    worker.postMessage(request, []);
  };

  return {
    run(arena, task, count, report) {
      if (current !== arena) {
        current = arena;
        for (const [thread, worker] of workers.entries()) {
          post(worker, { arena: arena.handle, scratch: scratchOf(arena, threads, thread) });
        }
      }
      return new Promise((resolve, reject) => {
        let next = 0;
        let done = 0;
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
        const give = (worker: WorkerThread): void => {
          if (signal?.aborted && !failed) {
            const reason: unknown = signal.reason;
            failed = reason instanceof Error ? reason : new Error('Stopped.');
          }
          if (failed || next >= count) {
            settle();
            return;
          }
          const from = next;
          next = Math.min(count, from + rowsARange);
          running++;
          post(worker, { task, from, to: next });
        };
        for (const worker of workers) {
          worker.ref();
          worker.on('message', (rows: number) => {
            running--;
            done += rows;
            report?.(done);
            give(worker);
          });
          worker.on('error', (error: Error) => {
            failed ??= error;
            running = Math.max(0, running - 1);
            settle();
          });
        }
        for (const worker of workers) give(worker);
      });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
