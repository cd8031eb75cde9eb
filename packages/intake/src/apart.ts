/**
 * Damaged workbooks and Parquet files can keep their readers busy for ever, or make them fill the memory. So they are
 * read in a thread that is ended when it takes too long or too much, and the process that serves everybody goes on.
 * In a browser there is no such thread: the page reads in a worker that a person can end.
 */
import { platform } from '#platform';
import {
  createBinaryReader,
  type BinaryAnswers,
  type BinaryReader,
  type BinaryRequest,
} from './binary-reader.js';
import { stopIfAborted } from './bytes.js';
import { IntakeError } from './errors.js';
import type { ReaderThread } from './platform/platform.js';

interface Limits {
  readonly milliseconds: number;
  readonly memoryMegabytes: number;
}

/** Many times what a sound file of this size takes on a slow machine. */
function limitsFor(bytes: number): Limits {
  const megabytes = bytes / 1_048_576;
  return {
    milliseconds: 15_000 + 1000 * megabytes,
    memoryMegabytes: megabytes <= smallMegabytes ? 1024 : 4096,
  };
}

const smallMegabytes = 8;

/** A reader of one file at a time; `release` it when done. */
export interface BinaryFile {
  ask<Kind extends BinaryRequest['kind']>(
    request: Extract<BinaryRequest, { kind: Kind }>,
    signal?: AbortSignal,
  ): Promise<BinaryAnswers[Kind]>;
  release(): void;
}

/** The last thread that was released: most files are looked at first and read then. */
let idle: ReaderThread | null = null;

export function openBinary(bytes: number, limits: Limits = limitsFor(bytes)): BinaryFile {
  const isSmall = bytes <= smallMegabytes * 1_048_576;
  let thread: ReaderThread | BinaryReader | null = null;
  const start = (): ReaderThread | BinaryReader => {
    const kept = isSmall ? idle : null;
    if (kept) idle = null;
    return kept ?? platform.startReader(limits.memoryMegabytes) ?? createBinaryReader();
  };
  return {
    async ask(request, signal) {
      stopIfAborted(signal);
      thread ??= start();
      // Requests and answers belong together by their kind, which messages between threads cannot say.
      type Answer = BinaryAnswers[typeof request.kind];
      if (!('end' in thread)) return (await thread.answer(request)) as Answer;
      const busy = thread;
      try {
        return (await inTime(busy.answer(request), limits.milliseconds, signal)) as Answer;
      } catch (error) {
        // Whatever it was, the next file gets a thread that nothing is known against.
        busy.end();
        thread = null;
        throw error;
      }
    },
    release() {
      if (thread === null || !('end' in thread)) return;
      if (isSmall && idle === null) idle = thread;
      else thread.end();
      thread = null;
    },
  };
}

function inTime<T>(
  answer: Promise<T>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = (): void => {
      reject(new IntakeError('aborted', 'Reading was stopped. Start it again to go on.'));
    };
    const timer = setTimeout(() => {
      const seconds = Math.round(milliseconds / 1000);
      reject(new Error(`it has kept the reader busy for ${seconds} seconds; it may be damaged`));
    }, milliseconds);
    signal?.addEventListener('abort', stopped, { once: true });
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stopped);
    });
  });
}
