import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../src/platform/log.js';
import { startEmbedded } from '../src/platform/postgres/embedded.js';
import { processExists } from '../src/platform/postgres/lock.js';
import { readPostmaster } from '../src/platform/postgres/postmaster.js';
import { startChild } from './child.js';

const log = createLog('silent');
let base: string;
let home: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'headwater embedded '));
  await chmod(base, 0o711);
  home = join(base, 'a home', 'of its own');
});
afterAll(() => rm(base, { recursive: true, force: true }));

const start = () => startEmbedded({ home, log, durable: false });
const data = () => join(home, 'postgres', 'data');

/** The server's number; never 0, which would mean everybody to `kill`. */
async function postmasterPid(): Promise<number> {
  const postmaster = await readPostmaster(data());
  if (!postmaster) throw new Error('no server has written its number');
  return postmaster.pid;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('made once in a path with spaces, stopped and started with its rows', async () => {
  const first = await start();
  await query(first.url, 'create table kept (n int); insert into kept values (1)');
  const settings = await query(
    first.url,
    `select current_setting('synchronous_commit') as s, current_setting('server_encoding') as e`,
  );
  expect(settings).toEqual([{ s: 'on', e: 'UTF8' }]);
  await first.stop();
  expect(await readPostmaster(data())).toBeNull();
  expect((await stat(join(home, 'postgres.json'))).mode & 0o077).toBe(0);

  const second = await start();
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await second.stop();
});

test('one owner a folder: the second is told who has it', async () => {
  const owner = await startChild('embedded', home);
  await expect(start()).rejects.toThrow(
    /Another Headwater \(process \d+, since .*\) already uses .*a home/,
  );
  const guest = await startEmbedded({ home, log, share: true });
  expect(await query(guest.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await guest.stop();
  await owner.kill();
});

test('after kill -9 the living PostgreSQL is taken over', async () => {
  const owner = await startChild('embedded', home);
  const before = await postmasterPid();
  await owner.kill();
  expect(processExists(before)).toBe(true);
  const next = await start();
  expect(await postmasterPid()).toBe(before);
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await next.stop();
  expect(processExists(before)).toBe(false);
});

test('after kill -9 of both, rows that were committed are there', async () => {
  for (let round = 2; round <= 4; round++) {
    const owner = await startChild('embedded', home);
    await query(owner.firstLine, `insert into kept values (${round})`);
    process.kill(await postmasterPid(), 'SIGKILL');
    await owner.kill();
  }
  const next = await start();
  expect(await query(next.url, 'select n from kept order by n')).toEqual(
    [1, 2, 3, 4].map((n) => ({ n })),
  );
  await next.stop();
});

test('PostgreSQL that is killed under a running server comes back on its port', async () => {
  const server = await start();
  process.kill(await postmasterPid(), 'SIGKILL');
  let rows: unknown[] = [];
  for (let i = 0; i < 150 && rows.length === 0; i++) {
    await delay(100);
    rows = await query(server.url, 'select n from kept').catch(() => []);
  }
  expect(rows).toHaveLength(4);
  await server.stop();
});

test('after a power cut: the number in postmaster.pid belongs to another program', async () => {
  const owner = await startChild('embedded', home);
  const file = join(data(), 'postmaster.pid');
  const text = await readFile(file, 'utf8');
  process.kill(await postmasterPid(), 'SIGKILL');
  await owner.kill();
  // Process 1 is alive and is no PostgreSQL.
  await writeFile(file, text.replace(/^\d+/, '1'));
  const next = await start();
  expect(await query(next.url, 'select count(*)::int as n from kept')).toEqual([{ n: 4 }]);
  await next.stop();
});

test('a start that was cut off while the database was made leaves nothing behind', async () => {
  const folder = join(home, 'postgres');
  await writeFile(join(folder, 'data.999999.new'), 'half');
  await rm(data(), { recursive: true });
  const next = await start();
  await next.stop();
  expect(await readdir(folder)).toEqual(['data']);
});
