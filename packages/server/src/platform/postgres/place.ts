import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.js';
import { canTraverse, chooseAccount, type Account } from './account.js';

/** Where root keeps data and programs that a lesser account must reach when the home folder is closed. */
const rootShelf = '/var/lib/headwater';

const Record = z.object({
  /** The cluster's folder: under the home, or on root's shelf. */
  folder: z.string(),
  password: z.string(),
});

/** Everything about one embedded database that outlives the process. */
export interface Place {
  readonly home: string;
  readonly folder: string;
  readonly data: string;
  readonly password: string;
  readonly account: Account;
  /** For copies of the programs. */
  readonly shelf: string;
  readonly logFile: string;
  readonly startedFile: string;
}

export const lockFileOf = (home: string): string => join(home, 'server.lock');

const recordFileOf = (home: string): string => join(home, 'postgres.json');

/** Whether a database was ever made for this home. */
export async function hasDatabase(home: string): Promise<boolean> {
  return stat(recordFileOf(home)).then(
    () => true,
    () => false,
  );
}

/** Makes the home folder, closed to others but passable where root must let a lesser account through. */
export async function makeHome(home: string): Promise<void> {
  try {
    const first = await mkdir(home, { recursive: true, mode: 0o700 });
    if (first === undefined || process.getuid?.() !== 0) return;
    for (let at = home; at.length >= first.length; at = dirname(at)) await chmod(at, 0o711);
  } catch (cause) {
    throw new AppError({
      code: 'home-not-writable',
      message: `The folder ${home} cannot be made: ${cause instanceof Error ? cause.message : String(cause)}. Set HEADWATER_HOME to one that can.`,
      cause,
    });
  }
}

/**
 * Reads, or at the first start decides, where the database lives. The decision is kept in the home
 * folder, so that a new home never meets an old home's data.
 */
export async function findPlace(home: string): Promise<Place> {
  const recordFile = recordFileOf(home);
  let record = await readRecord(recordFile);
  if (!record) {
    record = { folder: await chooseFolder(home), password: randomBytes(24).toString('base64url') };
    // Whole or not at all: half a record, left by a kill, would keep every later start from its database.
    const draft = `${recordFile}.${process.pid}`;
    await writeFile(draft, JSON.stringify(record), { mode: 0o600 });
    await rename(draft, recordFile);
  }
  const data = join(record.folder, 'data');
  const account = await chooseAccount(data);
  if (!(await canTraverse(dirname(record.folder), account))) {
    throw new AppError({
      code: 'data-not-reachable',
      message: `PostgreSQL runs as ${account.name} and cannot reach ${record.folder}. Open the folders above it with chmod o+x, or set HEADWATER_HOME.`,
    });
  }
  await mkdir(dirname(record.folder), { recursive: true, mode: 0o755 });
  await mkdir(record.folder, { recursive: true, mode: 0o700 });
  if (account.ids) await chown(record.folder, account.ids.uid, account.ids.gid);
  return {
    home,
    folder: record.folder,
    data,
    password: record.password,
    account,
    shelf: account.ids ? rootShelf : join(home, 'programs'),
    logFile: join(home, 'postgres.log'),
    startedFile: join(home, 'postgres.started.json'),
  };
}

async function readRecord(file: string): Promise<z.infer<typeof Record> | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = Record.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new AppError({
    code: 'bad-record',
    message: `${file} is damaged: it names the database's folder and password. Restore it from a backup, or move it away to begin with an empty database.`,
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function chooseFolder(home: string): Promise<string> {
  const inside = join(home, 'postgres');
  const account = await chooseAccount(inside);
  if (await canTraverse(home, account)) return inside;
  for (;;) {
    const folder = join(rootShelf, `data-${randomBytes(6).toString('hex')}`);
    if (!(await stat(folder).catch(() => null))) return folder;
  }
}
