import { isAscii, isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { asyncBufferFromFile } from 'hyparquet';
import type { Platform, ReaderThread } from './platform.js';

export const platform = {
  chunksOfFile: (path, chunkBytes) => createReadStream(path, { highWaterMark: chunkBytes }),
  async headOfFile(path, bytes) {
    const entry = await stat(path);
    if (!entry.isFile()) return null;
    const file = await open(path);
    try {
      const buffer = Buffer.alloc(Math.min(bytes, entry.size));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
  sizeOfFile: async (path) => (await stat(path)).size,
  startReader,
  parquetFile: (path) => asyncBufferFromFile(path),
  compressors: {
    GZIP: (input) => gunzipSync(input),
    BROTLI: (input) => brotliDecompressSync(input),
  },
  isAscii: (bytes) => isAscii(bytes),
  isUtf8: (bytes) => isUtf8(bytes),
  latin1: (bytes) => asBuffer(bytes).toString('latin1'),
  utf8: (bytes) => asBuffer(bytes).toString('utf8'),
  utf8Bytes: (text) => Buffer.from(text, 'utf8'),
  sha256: (text) => hash('sha256', text, 'hex'),
  copyOf: (text) => Buffer.from(text, 'utf16le').toString('utf16le'),
} satisfies Platform;

interface Answer {
  readonly value?: unknown;
  readonly failed?: string;
}

function startReader(memoryMegabytes: number): ReaderThread {
  // The compiled thread also serves when the sources run under the test runner.
  const file = createRequire(import.meta.url).resolve('@headwater/intake/reader-thread');
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes } });
  let waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void } | null = null;
  const settle = (act: (waiter: NonNullable<typeof waiting>) => void): void => {
    const waiter = waiting;
    waiting = null;
    worker.unref();
    if (waiter) act(waiter);
  };
  worker.on('message', ({ value, failed }: Answer) => {
    settle(({ resolve, reject }) => {
      if (failed === undefined) resolve(value);
      else reject(new Error(failed));
    });
  });
  worker.on('error', (error: Error) => settle(({ reject }) => reject(error)));
  worker.on('exit', () => settle(({ reject }) => reject(new Error('its reader was ended'))));
  worker.unref();
  return {
    answer(request) {
      worker.ref();
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(request, []);
      });
    },
    end: () => void worker.terminate(),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
