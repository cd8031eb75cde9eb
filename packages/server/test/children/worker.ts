import { systemClock } from '../../src/platform/ctx.js';
import { createDatabase, openPool } from '../../src/platform/database.js';
import { openQueue } from '../../src/platform/jobs/queue.js';
import { Worker } from '../../src/platform/jobs/worker.js';
import { createLog } from '../../src/platform/log.js';
import { countingJob } from '../counting-job.js';

// Works on one database until it is killed.
const [url = ''] = process.argv.slice(2);
const log = createLog('silent');
const pool = openPool(url, 4, log);
const db = createDatabase(pool);
const queue = await openQueue({
  pool,
  db,
  jobs: [countingJob],
  subscriptions: [],
  log,
  worker: true,
});
await new Worker({ queue, db, databaseUrl: url, clock: systemClock, log }).start();
process.stdout.write('works\n');
