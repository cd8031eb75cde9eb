/** The thread in which binary files are taken apart: one answer to each request, in their order. */
import { parentPort } from 'node:worker_threads';
import { createBinaryReader, type BinaryRequest } from './binary-reader.js';

const reader = createBinaryReader();

parentPort?.on('message', (request: BinaryRequest) => {
  void reader.answer(request).then(
    (value) => parentPort?.postMessage({ value }, []),
    (error: unknown) => {
      parentPort?.postMessage(
        { failed: error instanceof Error ? error.message : String(error) },
        [],
      );
    },
  );
});
