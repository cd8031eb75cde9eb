import { parentPort, workerData } from 'node:worker_threads';
import { appraise, type AppraiseTask } from './appraise.js';

// The exact tests and the bootstrap take a core for seconds where there are many customers; here the server goes on
// answering.

if (!parentPort) throw new Error('appraise.worker runs as a worker thread');
const task: AppraiseTask = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort.postMessage(appraise(task));
