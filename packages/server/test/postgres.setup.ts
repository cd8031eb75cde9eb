import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createDatabase, openPool } from '../src/platform/database.js';
import { openQueue } from '../src/platform/jobs/queue.js';
import { createLog } from '../src/platform/log.js';
import { migrate } from '../src/platform/migrate.js';
import { startEmbedded } from '../src/platform/postgres/embedded.js';
import { createSlices } from '../src/slices.js';
import { testConfig } from './config.js';
import { removeLeftoverServers } from './leftovers.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a server with a migrated database to copy. */
    readonly testServerUrl: string;
    readonly templateName: string;
    /** For the files of the run's tests; gone when it ends, however they ended. */
    readonly filesFolder: string;
  }
}

const log = createLog('error');
const ownPrefix = 'headwater-test-';

/** One PostgreSQL for the whole run: the embedded one, or the server that TEST_DATABASE_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftoverServers(ownPrefix);
  const given = process.env['TEST_DATABASE_URL'];
  const server =
    given === undefined ? await startOwn() : { url: given, stop: async () => undefined };
  const template = `headwater_template_${process.pid}`;
  const files = await mkdtemp(join(tmpdir(), 'headwater-files-'));
  const end = async (): Promise<void> => {
    await server.stop();
    await rm(files, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await onServer(server.url, `create database ${template}`);
    await fillTemplate(named(server.url, template));
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('testServerUrl', server.url);
  project.provide('templateName', template);
  project.provide('filesFolder', files);
  return async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`).catch(
      () => undefined,
    );
    await end();
  };
}

async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), ownPrefix));
  // The lesser account that PostgreSQL runs as under root must pass through.
  await chmod(home, 0o711);
  const server = await startEmbedded({ home, log, durable: false });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function fillTemplate(url: string): Promise<void> {
  const pool = openPool(url, 4, log);
  const slices = createSlices(testConfig(join(tmpdir(), 'headwater-template')));
  await migrate(
    pool,
    slices.flatMap((slice) => slice.migrations ?? []),
    log,
  );
  const queue = await openQueue({
    pool,
    db: createDatabase(pool),
    jobs: slices.flatMap((slice) => slice.jobs ?? []),
    subscriptions: [],
    log,
    worker: false,
  });
  await queue.stop();
  await pool.end();
}

export function named(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.toString();
}

export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
