import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Permission } from '@headwater/contract';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { inject } from 'vitest';
import type { Config } from '../src/platform/config.js';
import { systemActor, systemClock, type Ctx } from '../src/platform/ctx.js';
import { createDatabase, openPool } from '../src/platform/database.js';
import { uuidv7 } from '../src/platform/ids.js';
import { openQueue, type Queue } from '../src/platform/jobs/queue.js';
import { Worker } from '../src/platform/jobs/worker.js';
import { createLog, type Logger } from '../src/platform/log.js';
import type { Database } from '../src/platform/tables.js';
import { createSlices } from '../src/slices.js';
import type { Slice } from '../src/platform/slice.js';
import { testConfig } from './config.js';
import { named, onServer } from './postgres.setup.js';

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly db: Kysely<Database>;
  readonly queue: Queue;
  readonly log: Logger;
  readonly config: Config;
  readonly slices: readonly Slice[];
  /** A context that may do everything. */
  readonly ctx: Ctx;
  /** A worker on this database; stopped by `close`. */
  startWorker(): Promise<Worker>;
  close(): Promise<void>;
}

/** A fresh, migrated database of this test file's own. Call `close` in `afterAll`. */
export async function testDatabase(also: readonly Slice[] = []): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${uuidv7().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${inject('templateName')}`);
  const url = named(server, name);
  const log = createLog(process.env['LOG_LEVEL'] ?? 'fatal');
  const pool = openPool(url, 10, log);
  const db = createDatabase(pool);
  const home = await mkdtemp(join(inject('filesFolder'), 'home-'));
  const config = testConfig(home);
  const all = createSlices(config, also);
  const queue = await openQueue({
    pool,
    db,
    jobs: all.flatMap((slice) => slice.jobs ?? []),
    subscriptions: all.flatMap((slice) => slice.subscriptions ?? []),
    log,
    worker: false,
  });
  const ctx: Ctx = {
    db,
    actor: { ...systemActor('test'), permissions: new Set(Permission.options) },
    clock: systemClock,
    log,
    jobs: queue.jobs,
  };
  const workers: Worker[] = [];
  return {
    url,
    pool,
    db,
    queue,
    log,
    config,
    slices: all,
    ctx,
    startWorker: async () => {
      const worker = new Worker({ queue, db, databaseUrl: url, clock: systemClock, log });
      workers.push(worker);
      await worker.start();
      return worker;
    },
    close: async () => {
      for (const worker of workers) await worker.stop(5000);
      await queue.stop();
      await pool.end();
      await onServer(server, `drop database if exists ${name} with (force)`);
      await rm(home, { recursive: true, force: true });
    },
  };
}
