import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chown,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../errors.js';
import type { Logger } from '../log.js';
import type { Binaries } from './binaries.js';
import { processExists } from './lock.js';
import type { Place } from './place.js';
import { livePostmaster, readPostmaster } from './postmaster.js';

const role = 'headwater';

// For one laptop: quick bulk loads, every commit on the disk.
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '4GB',
  min_wal_size: '128MB',
  // The compression that every build has took more processor time than all else of a large import.
  wal_compression: 'off',
  checkpoint_timeout: '15min',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  // A query whose client was killed ends within two seconds and lets go of its locks.
  client_connection_check_interval: '2s',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  timezone: 'UTC',
};

/**
 * A quarter of the memory, as PostgreSQL advises, that this machine or its container has: an import is slower by a
 * third once the keys of what is in outgrow it. Only what is used of it is taken.
 */
const sharedMegabytes = (): number => {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.min(4096, Math.max(128, Math.round(memory / 2 ** 22)));
};

export async function serverFlags(durable: boolean): Promise<readonly string[]> {
  // Containers often have 64 MB of shared memory, which parallel queries outgrow.
  const shared = await statfs('/dev/shm').catch(() => null);
  const small = process.platform === 'linux' && (!shared || shared.blocks * shared.bsize < 2 ** 28);
  const all = {
    ...settings,
    shared_buffers: `${sharedMegabytes()}MB`,
    ...(small ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

export const addressOf = (place: Place, port: number, database: string): string =>
  `postgresql://${role}:${place.password}@127.0.0.1:${port}/${database}`;

/** The environment of PostgreSQL's programs: ours without what would redirect or translate them. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

const spawnOptions = (place: Place) => ({
  cwd: place.folder,
  env: environment(),
  ...place.account.ids,
});

/** Runs a program to its end; throws with its last words when it fails. */
async function run(place: Place, program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { ...spawnOptions(place), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output.trim().slice(-800)}`);
}

/** Makes the data folder. Under another name until it is complete, so that a cut leaves nothing half. */
export async function initialise(
  place: Place,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  // Of this process's own: the helper of a start that was killed may still write into its one.
  const fresh = join(place.folder, `data.${process.pid}.new`);
  const passwordFile = join(place.folder, `password.${process.pid}.new`);
  for (const entry of await readdir(place.folder)) {
    if (!entry.endsWith('.new')) continue;
    await rm(join(place.folder, entry), { recursive: true, force: true }).catch(() => undefined);
  }
  await writeFile(passwordFile, `${place.password}\n`, { mode: 0o600, flag: 'wx' });
  const { ids } = place.account;
  if (ids) await chown(passwordFile, ids.uid, ids.gid);
  try {
    await run(place, binaries.initdb, [
      `--pgdata=${fresh}`,
      `--username=${role}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order and case rules on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, place.data);
}

export async function isInitialised(place: Place, binaries: Binaries): Promise<boolean> {
  const made = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (made === null) return false;
  const [major] = binaries.version.split('.');
  if (made.trim() === major) return true;
  throw new AppError({
    code: 'data-other-version',
    message: `The data in ${place.data} was made by PostgreSQL ${made.trim()}, this Headwater brings ${major}. Start the Headwater that made it, dump its data with PostgreSQL's pg_dump, and restore the dump into an empty folder of this one.`,
  });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const startTimeoutMs = 10 * 60_000;

interface Launch {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly flags: readonly string[];
  readonly log: Logger;
  readonly preferred: number | undefined;
}

/** Starts PostgreSQL and waits until it takes connections. Answers its port. */
export async function launch({ place, binaries, flags, log, preferred }: Launch): Promise<number> {
  const deadline = Date.now() + startTimeoutMs;
  for (let attempt = 0; ; attempt++) {
    // A restart under a running server keeps the port as long as it can: its pools know no other.
    const port = preferred !== undefined && attempt < 20 ? preferred : await freePort();
    const from = await stat(place.logFile).then(
      ({ size }) => size,
      () => 0,
    );
    const output = await open(place.logFile, 'a', 0o600);
    const child = spawn(binaries.postgres, ['-D', place.data, '-p', String(port), ...flags], {
      ...spawnOptions(place),
      // A session of its own: Ctrl-C in the terminal is for us, who then stop it in order. A file and
      // not a pipe, because it may outlive us.
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    await output.close();
    if (await becomesReady(place, child, deadline, log)) {
      child.unref();
      return port;
    }
    const words = await tail(place.logFile, from);
    // After a kill its old processes need a moment to go; and a free port may be taken in between.
    const passing = /shared memory block|lock file|could not bind|in use/.test(words);
    if (!passing || attempt >= 40 || Date.now() > deadline) {
      throw new AppError({
        code: 'database-start-failed',
        message: `The built-in PostgreSQL did not start. Its last words: ${words || 'none'} (whole log: ${place.logFile}).`,
      });
    }
    await delay(200 + randomInt(200));
  }
}

async function becomesReady(
  place: Place,
  child: ChildProcess,
  deadline: number,
  log: Logger,
): Promise<boolean> {
  const end = new AbortController();
  child.once('exit', () => end.abort());
  child.once('error', () => end.abort());
  let said = Date.now();
  while (!end.signal.aborted && Date.now() < deadline) {
    const postmaster = await readPostmaster(place.data);
    if (postmaster?.pid === child.pid && postmaster?.ready) return true;
    if (Date.now() - said > 5000) {
      log.info('PostgreSQL replays what was not yet in its files after an unclean stop');
      said = Date.now();
    }
    await delay(20);
  }
  return false;
}

async function tail(file: string, from: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return Buffer.from(text).subarray(from).toString('utf8').trim().split('\n').slice(-4).join(' · ');
}

/** Whether the server on this port is the one of this place: it alone knows the password. */
export async function answers(place: Place, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: addressOf(place, port, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function ensureDatabase(place: Place, port: number): Promise<void> {
  const client = new pg.Client(addressOf(place, port, 'postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [role]);
    if (rowCount === 0) await client.query(`create database ${role}`);
  } finally {
    await client.end();
  }
}

/** Ends the server of this place in order: commits are on the disk, the next start needs no recovery. */
export async function halt(place: Place, binaries: Binaries): Promise<void> {
  const postmaster = await livePostmaster(place.data);
  if (!postmaster) return;
  const arrange = ['stop', '-D', place.data, '-w', '-t', '60', '-s'];
  try {
    await run(place, binaries.pgCtl, [...arrange, '-m', 'fast']);
  } catch {
    if (processExists(postmaster.pid))
      await run(place, binaries.pgCtl, [...arrange, '-m', 'immediate']);
  }
}
