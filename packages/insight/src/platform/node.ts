import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, Worker } from 'node:worker_threads';
import type { ModelFile, Platform } from './platform.js';

/** A thread's answers are short-lived: more room for them (48 MB by default) is memory and saves no time. */
const youngMegabytes = 12;

const given = new Map<ModelFile, Uint8Array>();

export const platform = {
  async loadModelFiles(sources) {
    for (const [file, source] of Object.entries(sources)) {
      given.set(file as ModelFile, source instanceof Uint8Array ? source : read(source));
    }
    await Promise.resolve();
  },
  readModelFile: (file) =>
    // Both src/platform and dist/platform lie two folders below the package.
    given.get(file) ?? read(new URL(`../../model/${file}`, import.meta.url)),
  nextTurn: () => nextTurn(),
  processors: () => availableParallelism(),
  canShareMemory: () => true,
  usedBytes: () => process.memoryUsage.rss(),
  wantsWasm: () => process.env['HEADWATER_NO_WASM'] === undefined,
  // The compiled worker also serves when the sources run under the test runner.
  startWorker: () =>
    new Worker(createRequire(import.meta.url).resolve('@headwater/insight/worker'), {
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    }),
  serve(answer) {
    const post = (found: unknown): void => {
      if (found !== null) parentPort?.postMessage(found, []);
    };
    parentPort?.on('message', (request: unknown) => {
      const found = answer(request);
      if (found instanceof Promise) void found.then(post);
      else post(found);
    });
  },
} satisfies Platform;

function read(source: URL | string): Uint8Array {
  return readFileSync(
    typeof source === 'string' && source.startsWith('file:') ? new URL(source) : source,
  );
}
