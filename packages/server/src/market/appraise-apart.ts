import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Appraisal, AppraiseTask } from './appraise.js';

// Tests run the TypeScript sources, but a thread needs the compiled file.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/market/appraise.worker.js' : './appraise.worker.js',
  import.meta.url,
);

/** Weighs what was counted in a thread of its own. */
export async function appraiseApart(task: AppraiseTask, signal: AbortSignal): Promise<Appraisal> {
  const worker = new Worker(workerUrl, { workerData: task });
  try {
    // Rejects where the thread ends with an error, or the job is to stop.
    const [appraisal]: Appraisal[] = await once(worker, 'message', { signal });
    if (!appraisal) throw new Error('the appraising thread said nothing');
    return appraisal;
  } finally {
    await worker.terminate();
  }
}
