import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockHolder } from '../src/platform/postgres/lock.js';
import { lockFileOf } from '../src/platform/postgres/place.js';
import { livePostmaster } from '../src/platform/postgres/postmaster.js';

/** A folder that is being made has no lock yet. */
const settledMs = 60_000;

/**
 * A run that was killed could not clean up: its PostgreSQL is stopped and its folder removed by the next
 * one. A folder whose owner lives is left alone.
 */
export async function removeLeftoverServers(prefix: string): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const home = join(tmpdir(), name);
    const made = await stat(home).catch(() => null);
    if (!made || Date.now() - made.mtimeMs < settledMs || (await lockHolder(lockFileOf(home)))) {
      continue;
    }
    const postmaster = await livePostmaster(join(home, 'postgres', 'data'));
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    // Another user's is another user's to remove.
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(
      () => undefined,
    );
  }
}
