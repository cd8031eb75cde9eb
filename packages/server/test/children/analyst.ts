import { systemClock } from '../../src/platform/ctx.js';
import { createDatabase, openPool } from '../../src/platform/database.js';
import { openQueue } from '../../src/platform/jobs/queue.js';
import { Worker } from '../../src/platform/jobs/worker.js';
import { createLog } from '../../src/platform/log.js';
import { createSlices } from '../../src/slices.js';
import { testConfig } from '../config.js';

// A whole worker, with the home folder and the database of a test, until it is killed.
const [url = '', home = ''] = process.argv.slice(2);
const log = createLog('silent');
const pool = openPool(url, 4, log);
const db = createDatabase(pool);
const slices = createSlices(testConfig(home));
const queue = await openQueue({
  pool,
  db,
  jobs: slices.flatMap((slice) => slice.jobs ?? []),
  subscriptions: slices.flatMap((slice) => slice.subscriptions ?? []),
  log,
  worker: true,
});
await new Worker({ queue, db, databaseUrl: url, clock: systemClock, log }).start();
process.stdout.write('works\n');
