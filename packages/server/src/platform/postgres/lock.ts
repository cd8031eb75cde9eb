import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../errors.js';

/** A process that cannot be mistaken for a later one with the same number. */
const Owner = z.object({ pid: z.int(), born: z.string().nullable(), since: z.string() });
type Owner = z.infer<typeof Owner>;

export interface Lock {
  release(): Promise<void>;
}

/** Makes this process the owner of a folder, or says exactly who is. Survives `kill -9` of the owner. */
export async function takeLock(file: string, folder: string): Promise<Lock> {
  const own: Owner = {
    pid: process.pid,
    born: birthOf(process.pid),
    since: new Date().toISOString(),
  };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      // A link appears whole or not at all, and only where there is none.
      const taken = await link(draft, file).then(
        () => true,
        () => false,
      );
      if (taken) return { release: () => releaseLock(file, own) };
      const holder = await readOwner(file);
      if (holder && isAlive(holder)) throw ownedBy(holder, folder);
      await removeStale(file, holder);
    }
  } finally {
    await rm(draft, { force: true });
  }
  throw new AppError({
    code: 'folder-locked',
    message: `The lock ${file} cannot be taken. Check that ${folder} may be written to.`,
  });
}

/** The live owner of a folder, if there is one. */
export async function lockHolder(file: string): Promise<{ pid: number; since: string } | null> {
  const holder = await readOwner(file);
  return holder && isAlive(holder) ? holder : null;
}

function ownedBy(holder: Owner, folder: string): AppError {
  return new AppError({
    code: 'folder-in-use',
    status: 409,
    message: `Another Headwater (process ${holder.pid}, since ${holder.since}) already uses ${folder}. Stop it, or start this one with another HEADWATER_HOME.`,
  });
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return Owner.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Moves the dead owner's lock away; gives it back when somebody else's came in its place meanwhile. */
async function removeStale(file: string, seen: Owner | null): Promise<void> {
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readOwner(aside);
  const same = moved?.pid === seen?.pid && moved?.since === seen?.since;
  if (!same) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function releaseLock(file: string, own: Owner): Promise<void> {
  const holder = await readOwner(file);
  if (holder?.pid === own.pid && holder.since === own.since) {
    await unlink(file).catch(() => undefined);
  }
}

function isAlive(owner: Owner): boolean {
  if (!processExists(owner.pid)) return false;
  const born = birthOf(owner.pid);
  return born === null || owner.born === null || born === owner.born;
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Fields after the name in /proc/PID/stat; null where there is no such file. */
function procStat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

const isZombie = (pid: number): boolean => procStat(pid)?.[0] === 'Z';

/** When the process began, in whatever form the system gives; equal for the same process only. */
function birthOf(pid: number): string | null {
  const ticks = procStat(pid)?.[19];
  if (ticks !== undefined) return ticks;
  if (process.platform === 'linux' || process.platform === 'win32') return null;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}
