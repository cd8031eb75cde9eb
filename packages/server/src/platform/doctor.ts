import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Config } from './config.js';
import { redact } from './config.js';
import { checkServer, openPool } from './database.js';
import type { Logger } from './log.js';
import { findBinaries } from './postgres/binaries.js';
import { isInitialised } from './postgres/cluster.js';
import { startEmbedded } from './postgres/embedded.js';
import { lockHolder } from './postgres/lock.js';
import { findPlace, hasDatabase, lockFileOf } from './postgres/place.js';

/** One finding of `headwater doctor`. */
export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do; null when all is well. */
  readonly mend: string | null;
}

const good = (name: string, detail: string): Finding => ({ name, ok: true, detail, mend: null });
const bad = (name: string, detail: string, mend: string): Finding => ({
  name,
  ok: false,
  detail,
  mend,
});

const leastFreeBytes = 2e9;

/** Looks at the machine as a start would, and says what would go wrong. */
export async function examine(config: Config, log: Logger): Promise<readonly Finding[]> {
  return [
    checkNode(),
    await checkHome(config),
    await checkDisk(config),
    await checkPort(config),
    await checkDatabase(config, log),
    ...(config.modelDir === null ? [] : [await checkModel(config.modelDir)]),
  ];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  return enough
    ? good('Node.js', process.versions.node)
    : bad('Node.js', `${process.versions.node} is too old`, 'Install Node.js 20.19 or later.');
}

/** The folder itself, or the nearest one above it that is there. */
async function nearest(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    const there = await stat(at).then(
      () => true,
      () => false,
    );
    if (there || at === dirname(at)) return at;
  }
}

async function checkHome({ home }: Config): Promise<Finding> {
  const at = await nearest(home);
  try {
    await access(at, constants.W_OK | constants.X_OK);
  } catch {
    return bad(
      'Permissions',
      `${at} may not be written to`,
      'Set HEADWATER_HOME to a folder of your own.',
    );
  }
  if (at !== home) return good('Permissions', `${home} will be made`);
  const { mode } = await stat(home);
  if ((mode & 0o066) === 0) return good('Permissions', `${home} is closed to others`);
  return bad('Permissions', `${home} is open to other users`, `Run: chmod go-rw "${home}"`);
}

async function checkDisk({ home }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(home));
  const free = bavail * bsize;
  const detail = `${(free / 1e9).toFixed(1)} GB free`;
  return free >= leastFreeBytes
    ? good('Disk', detail)
    : bad('Disk', detail, 'Free at least 2 GB, or move HEADWATER_HOME to a larger disk.');
}

async function checkPort({ host, port, home }: Config): Promise<Finding> {
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
  if (!error) return good('Port', `${host}:${port} is free`);
  const holder = await lockHolder(lockFileOf(home));
  if (error.code === 'EADDRINUSE' && holder) {
    return good('Port', `${host}:${port} is taken, and Headwater runs (process ${holder.pid})`);
  }
  return bad(
    'Port',
    `${host}:${port} cannot be listened on: ${error.message}`,
    `Stop the program that uses it, or set PORT to another, such as PORT=${port + 1}.`,
  );
}

/** Loads the operator's sentence model as an analysis would. */
async function checkModel(folder: string): Promise<Finding> {
  // Loaded late: nobody else here needs the analysis.
  const { loadSentenceModel } = await import('@headwater/insight/sentence-model');
  try {
    const { name, dimensions } = await loadSentenceModel(folder);
    return good('Sentence model', `${name} gives ${dimensions} numbers a text`);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return bad('Sentence model', `HEADWATER_MODEL_DIR=${folder} cannot be used`, said);
  }
}

async function checkDatabase(config: Config, log: Logger): Promise<Finding> {
  try {
    if (config.databaseUrl !== null) {
      return good('Database', await probe(config.databaseUrl, redact(config.databaseUrl), log));
    }
    if (!(await hasDatabase(config.home)))
      return good('Database', 'built in; will be made at the first start');
    const place = await findPlace(config.home);
    const binaries = await findBinaries(place.account, place.shelf);
    const by = `built in, run as ${place.account.name}, in ${place.folder}`;
    if (!(await isInitialised(place, binaries))) {
      return good('Database', `${by}; will be made at the first start`);
    }
    const server = await startEmbedded({ home: config.home, log, share: true });
    try {
      return good('Database', `${by}; ${await probe(server.url, place.folder, log)}`);
    } finally {
      await server.stop();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return bad(
      'Database',
      message,
      config.databaseUrl === null
        ? `Do what it says; more stands in ${join(config.home, 'postgres.log')}. Or name a PostgreSQL of your own by DATABASE_URL.`
        : 'Start PostgreSQL 15 or later there, or correct DATABASE_URL. Without it Headwater runs a PostgreSQL of its own.',
    );
  }
}

async function probe(url: string, shown: string, log: Logger): Promise<string> {
  const pool = openPool(url, 1, log);
  try {
    return `PostgreSQL ${await checkServer(pool, shown)} answers`;
  } finally {
    await pool.end();
  }
}
