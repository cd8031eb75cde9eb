import { constants, readFileSync, readlinkSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { processExists } from './lock.js';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const fileOf = (data: string): string => join(data, 'postmaster.pid');

/** What the running server, or the one that was killed, wrote about itself. */
export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(fileOf(data), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

/** Whether this process is a PostgreSQL server; true when the system does not tell. */
function isPostgres(pid: number): boolean {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
  } catch {
    // Not ours to look into: its command line is open to all.
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

/** The live server of this folder, if there is one. */
export async function livePostmaster(data: string): Promise<Postmaster | null> {
  const postmaster = await readPostmaster(data);
  if (!postmaster || !processExists(postmaster.pid) || !isPostgres(postmaster.pid)) return null;
  return postmaster;
}

/**
 * After a power cut the number in `postmaster.pid` may belong to some other program now, and PostgreSQL
 * would refuse to start because of it. The file is not removed: its last lines let PostgreSQL check that
 * no process of the old server still uses the shared memory. Our own number in its place is known to
 * PostgreSQL as its parent's, which it takes for stale.
 */
export async function disownReusedPid(data: string): Promise<void> {
  const postmaster = await readPostmaster(data);
  if (!postmaster || !processExists(postmaster.pid) || isPostgres(postmaster.pid)) return;
  const text = await readFile(fileOf(data), 'utf8');
  const mended = text.replace(/^-?\d+/, String(process.pid));
  const file = await open(fileOf(data), constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    await file.truncate(0);
    await file.write(mended, 0);
  } finally {
    await file.close();
  }
}
