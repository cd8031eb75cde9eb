import { platform } from '#platform';
import {
  createTextReader,
  type PrepareRequest,
  type ReadReply,
  type ReadRequest,
} from '../analysis/reading.js';
import { leiden, type Communities, type CommunityRequest } from '../themes/leiden.js';
import type { WorkerRequest } from '../worker.js';
import { createArena, type Arena } from './arena.js';
import { runTask, scratchBytes, type Task } from './tasks.js';

/** Runs tasks over ranges of rows, in this thread or in several. */
export interface Pool {
  /** Runs a task over the rows [0, count) and reports how many are done. */
  run(arena: Arena, task: Task, count: number, report?: (done: number) => void): Promise<void>;
  /** Hands the threads what they need for the requests that follow. */
  prepare(request: PrepareRequest): void;
  /** Has one request answered by the thread that has least to do. */
  ask(request: ReadRequest): Promise<ReadReply>;
  /** Has texts read in ranges; answers come in any order, those of one thread in the order in which it was asked. */
  read(count: number, range: number, ask: Ask, take: Take): Promise<void>;
  /** Finds communities of a graph in the thread that has least to do. */
  communities(request: CommunityRequest): Promise<Communities>;
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
  let ready: Promise<void> | null = null;
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
    prepare(request) {
      ready = reader.use(request) ?? ready;
    },
    async ask(request) {
      await ready;
      await platform.nextTurn();
      signal?.throwIfAborted();
      return reader.read(request);
    },
    async communities({ graph, resolution, seed, start }) {
      await platform.nextTurn();
      signal?.throwIfAborted();
      return leiden(graph, resolution, seed, start);
    },
    async read(count, range, ask, take) {
      await ready;
      for (let from = 0; from < count; from += range) {
        signal?.throwIfAborted();
        take(reader.read(ask(from, Math.min(count, from + range))), from / range, 0);
        await platform.nextTurn();
      }
    },
    close: () => Promise.resolve(),
  };
}

/** A thread and who waits for its answers, which come in the order of the requests. */
interface Thread {
  /** Requests that it has not answered yet. */
  readonly waiting: () => number;
  send(request: WorkerRequest): void;
  ask(request: WorkerRequest, waiting: Waiting): void;
  terminate(): Promise<unknown>;
}

interface Waiting {
  readonly answered: (reply: unknown) => void;
  readonly failed: (error: Error) => void;
}

function startThread(): Thread {
  const worker = platform.startWorker();
  worker.unref();
  const waiting: Waiting[] = [];
  let dead: Error | null = null;
  worker.on('message', (reply) => {
    const first = waiting.shift();
    if (waiting.length === 0) worker.unref();
    first?.answered(reply);
  });
  worker.on('error', (error) => {
    dead = error;
    worker.unref();
    for (const { failed } of waiting.splice(0)) failed(error);
  });
  return {
    waiting: () => waiting.length,
    send: (request) => worker.postMessage(request, []),
    ask(request, who) {
      if (dead) throw dead;
      worker.postMessage(request, []);
      if (waiting.length === 0) worker.ref();
      waiting.push(who);
    },
    terminate: () => worker.terminate(),
  };
}

/** Ranges of one piece of work, given to whichever thread is free. */
interface Ranges {
  readonly count: number;
  readonly size: number;
  readonly ask: (from: number, to: number) => WorkerRequest;
  readonly take: (reply: unknown, from: number, to: number, thread: number) => void;
}

function threadPool(count: number, signal?: AbortSignal): Pool {
  const threads = Array.from({ length: count }, startThread);
  let current: Arena | null = null;

  const share = ({ count: rows, size, ask, take }: Ranges): Promise<void> =>
    new Promise((resolve, reject) => {
      let next = 0;
      let running = 0;
      let failed: Error | null = null;
      const settle = (): void => {
        if (running > 0) return;
        if (failed) reject(failed);
        else resolve();
      };
      const fail = (error: unknown): void => {
        failed ??= error instanceof Error ? error : new Error('Stopped.');
      };
      const give = (thread: Thread, place: number): void => {
        if (signal?.aborted) fail(signal.reason);
        if (failed || next >= rows) {
          settle();
          return;
        }
        const from = next;
        const to = (next = Math.min(rows, from + size));
        running++;
        try {
          thread.ask(ask(from, to), {
            answered(reply) {
              running--;
              try {
                if (!failed) take(reply, from, to, place);
              } catch (error) {
                fail(error);
              }
              give(thread, place);
            },
            failed(error) {
              running--;
              fail(error);
              settle();
            },
          });
        } catch (error) {
          running--;
          fail(error);
          settle();
        }
      };
      for (const [place, thread] of threads.entries()) {
        for (let ahead = 0; ahead < rangesAhead; ahead++) give(thread, place);
      }
    });

  const askIdlest = <T>(
    request: WorkerRequest,
    isExpected: (reply: unknown) => reply is T,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const idlest = threads.toSorted((a, b) => a.waiting() - b.waiting())[0];
      idlest?.ask(request, {
        answered(reply) {
          if (signal?.aborted) reject(reasonOf(signal));
          else if (isExpected(reply)) resolve(reply);
        },
        failed: reject,
      });
    });

  return {
    run(arena, task, rows, report) {
      if (current !== arena) {
        current = arena;
        for (const [place, thread] of threads.entries()) {
          thread.send({ arena: arena.handle, scratch: scratchOf(arena, threads.length, place) });
        }
      }
      let done = 0;
      return share({
        count: rows,
        size: Math.min(rowsARange, Math.max(1, Math.ceil(rows / (4 * threads.length)))),
        ask: (from, to) => ({ task, from, to }),
        take: (_reply, from, to) => {
          done += to - from;
          report?.(done);
        },
      });
    },
    prepare(request) {
      for (const thread of threads) thread.send(request);
    },
    ask: (request) => askIdlest(request, isReply),
    communities: (request) => askIdlest({ communities: request }, isCommunities),
    read(texts, range, ask, take) {
      return share({
        count: texts,
        size: range,
        ask,
        take: (reply, from, _to, thread) => {
          if (isReply(reply)) take(reply, from / range, thread);
        },
      });
    },
    async close() {
      current = null;
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function isReply(reply: unknown): reply is ReadReply {
  return typeof reply === 'object' && reply !== null && 'read' in reply;
}

function isCommunities(reply: unknown): reply is Communities {
  return typeof reply === 'object' && reply !== null && 'membership' in reply;
}

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new Error('Stopped.');
