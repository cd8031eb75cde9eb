import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { Logger } from '../log.js';
import { findBinaries } from './binaries.js';
import {
  addressOf,
  answers,
  ensureDatabase,
  halt,
  initialise,
  isInitialised,
  launch,
  serverFlags,
} from './cluster.js';
import { lockHolder, takeLock } from './lock.js';
import { findPlace, lockFileOf, makeHome, type Place } from './place.js';
import { disownReusedPid, livePostmaster } from './postmaster.js';

export interface EmbeddedPostgres {
  readonly url: string;
  readonly folder: string;
  /** Ends the server, unless it belongs to another process. */
  stop(): Promise<void>;
}

interface EmbeddedOptions {
  readonly home: string;
  readonly log: Logger;
  /** Use the database of a Headwater that runs already, instead of refusing. */
  readonly share?: boolean;
  /** False only for tests, whose data need not outlive a power cut. */
  readonly durable?: boolean;
}

/** Starts the built-in PostgreSQL of a home folder: made at the first start, recovered after a crash. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { home, log, durable = true } = options;
  await makeHome(home);
  if (options.share) {
    const shared = await attach(home);
    if (shared) return shared;
  }
  const lock = await takeLock(lockFileOf(home), home);
  try {
    const place = await findPlace(home);
    const binaries = await findBinaries(place.account, place.shelf);
    if (!(await isInitialised(place, binaries))) {
      log.info({ folder: place.folder }, 'Making a new database');
      await initialise(place, binaries, durable);
    }
    await keepLogSmall(place.logFile);
    const flags = await serverFlags(durable);
    const mark = JSON.stringify({ version: binaries.version, flags });
    const port = (await adopt(place, mark, log)) ?? (await startAnew());
    const leave = supervise(place, () => startAnew(port), log);
    return {
      url: addressOf(place, port, 'headwater'),
      folder: place.folder,
      stop: async () => {
        await leave();
        await halt(place, binaries);
        await lock.release();
      },
    };

    async function startAnew(preferred?: number): Promise<number> {
      await halt(place, binaries);
      await disownReusedPid(place.data);
      const port = await launch({ place, binaries, flags, log, preferred });
      await writeFile(place.startedFile, mark, { mode: 0o600 });
      await ensureDatabase(place, port);
      return port;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

const lookEveryMs = 2000;

/** Starts PostgreSQL again, on its port, when something has killed it under a running server. */
function supervise(place: Place, restart: () => Promise<number>, log: Logger): () => Promise<void> {
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    if (await livePostmaster(place.data)) return;
    log.error({ log: place.logFile }, 'PostgreSQL has ended unexpectedly; it is started again');
    await restart().catch((error: unknown) => {
      log.error({ err: error }, 'PostgreSQL could not be started again');
    });
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** The database of another live Headwater process with the same home. */
async function attach(home: string): Promise<EmbeddedPostgres | null> {
  if (!(await lockHolder(lockFileOf(home)))) return null;
  const place = await findPlace(home);
  const live = await livePostmaster(place.data);
  if (!live?.ready || !(await answers(place, live.port))) return null;
  return {
    url: addressOf(place, live.port, 'headwater'),
    folder: place.folder,
    stop: () => Promise.resolve(),
  };
}

/** When our last process was killed, its PostgreSQL lives on. The same version and settings: take it over. */
async function adopt(place: Place, mark: string, log: Logger): Promise<number | null> {
  const live = await livePostmaster(place.data);
  if (!live?.ready) return null;
  const started = await readFile(place.startedFile, 'utf8').catch(() => null);
  if (started !== mark || !(await answers(place, live.port))) return null;
  log.info({ pid: live.pid }, 'Took over the PostgreSQL of a Headwater that was killed');
  await ensureDatabase(place, live.port);
  return live.port;
}

const logLimitBytes = 10_000_000;

async function keepLogSmall(file: string): Promise<void> {
  const size = await stat(file).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size > logLimitBytes) await rename(file, `${file}.1`);
}
