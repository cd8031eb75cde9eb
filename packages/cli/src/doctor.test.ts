import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, headwater, program, type Outcome } from './analyze/spawned.js';

/** `headwater doctor` against real folders, ports and databases: what it finds good, and what it says of the rest. */
const folder = new Folder();

function examined(home: string, more: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return headwater(['doctor'], { env: { HEADWATER_HOME: home, PORT: '0', ...more } });
}

/** The check's line and, where it has one, that of its mend. */
function check({ stdout }: Outcome, name: string): string {
  const lines = stdout.slice(stdout.indexOf('\nChecks\n')).split('\n');
  const at = lines.findIndex((line) => line.slice(8).startsWith(`${name}:`));
  expect(at).toBeGreaterThan(0);
  const mend = lines[at + 1]?.includes('→') ? [lines[at + 1]] : [];
  return [lines[at], ...mend].map((line) => line?.trim()).join('\n');
}

function ownFolder(name: string, mode = 0o700): string {
  const path = folder.at(name);
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
}

async function taken(): Promise<{ server: Server; port: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: String((server.address() as AddressInfo).port) };
}

describe('on a machine that is ready', () => {
  it('finds every check good, names each setting with its source, and ends with 0', async () => {
    const home = ownFolder('ready');
    const outcome = await examined(home);
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toMatch(/HEADWATER_HOME +.*ready {2}\[environment\]/);
    expect(outcome.stdout).toMatch(/HOST +127\.0\.0\.1 {2}\[default\]/);
    expect(check(outcome, 'Node.js')).toBe(`ok    Node.js: ${process.versions.node}`);
    expect(check(outcome, 'Permissions')).toBe(`ok    Permissions: ${home} is closed to others`);
    expect(check(outcome, 'Disk')).toMatch(/^ok {4}Disk: [\d.]+ GB free$/);
    expect(check(outcome, 'Port')).toMatch(/^ok .* is free$/);
    expect(check(outcome, 'Database')).toMatch(/^ok .*built in; will be made at the first start$/);
  });

  it('takes a folder that is not there yet', async () => {
    const home = folder.at('not/there/yet');
    const outcome = await examined(home);
    expect(check(outcome, 'Permissions')).toBe(`ok    Permissions: ${home} will be made`);
    expect(outcome.code).toBe(0);
  });
});

describe('where Headwater runs', () => {
  const home = folder.at('running');
  let server: ChildProcess;
  let port: string;

  beforeAll(async () => {
    mkdirSync(home);
    server = spawn(process.execPath, [program, 'serve'], {
      env: { ...process.env, HEADWATER_HOME: home, HEADWATER_URL: '', DATABASE_URL: '', PORT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    port = await new Promise((resolve, reject) => {
      let said = '';
      server.stdout?.on('data', (chunk) => {
        said += String(chunk);
        const found = /http:\/\/[^:]+:(\d+)\/setup#token=\S+/.exec(said);
        if (found?.[1]) resolve(found[1]);
      });
      server.once('exit', () => reject(new Error(`it ended and had said: ${said}`)));
    });
  }, 120_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  }, 60_000);

  it('asks its database and knows who has the port', async () => {
    chmodSync(home, 0o700);
    const outcome = await examined(home, { PORT: port });
    expect(check(outcome, 'Database')).toMatch(/^ok .*built in, .*; PostgreSQL \d+[\d.]* answers$/);
    expect(check(outcome, 'Port')).toBe(
      `ok    Port: 127.0.0.1:${port} is taken, and Headwater runs (process ${server.pid})`,
    );
    expect(outcome.code).toBe(0);
  });
});

describe('what is wrong is named with its mend, and ends with 1', () => {
  it('a folder that others may read', async () => {
    const home = ownFolder('open to all', 0o755);
    const outcome = await examined(home);
    expect(check(outcome, 'Permissions')).toBe(
      `FAIL  Permissions: ${home} is open to other users\n→ Run: chmod go-rw "${home}"`,
    );
    expect(outcome.code).toBe(1);
    // The mend mends it.
    chmodSync(home, 0o711);
    expect((await examined(home)).code).toBe(0);
  });

  it('a folder that may not be written to', async () => {
    // Nobody, root neither, can make a folder in a file.
    const file = folder.write('a file', '');
    chmodSync(file, 0o600);
    const outcome = await examined(`${file}/home`);
    expect(check(outcome, 'Permissions')).toBe(
      `FAIL  Permissions: ${file} may not be written to\n→ Set HEADWATER_HOME to a folder of your own.`,
    );
    expect(outcome.code).toBe(1);
  });

  it('a port that another program has', async () => {
    const { server, port } = await taken();
    const outcome = await examined(ownFolder('port'), { PORT: port });
    server.close();
    expect(check(outcome, 'Port')).toMatch(
      new RegExp(
        `^FAIL  Port: 127\\.0\\.0\\.1:${port} cannot be listened on: .*EADDRINUSE.*\n→ Stop the program that uses it, or set PORT to another, such as PORT=${Number(port) + 1}\\.$`,
      ),
    );
    expect(outcome.code).toBe(1);
  });

  it('a database that does not answer, without its password', async () => {
    const { server, port } = await taken();
    await new Promise((resolve) => server.close(resolve));
    const outcome = await examined(ownFolder('no database'), {
      DATABASE_URL: `postgres://me:hidden@127.0.0.1:${port}/x`,
    });
    expect(check(outcome, 'Database')).toMatch(
      /^FAIL {2}Database: No PostgreSQL answers at postgres:\/\/me:…@.*ECONNREFUSED.*\n→ Start PostgreSQL 15 or later there, or correct DATABASE_URL\./,
    );
    expect(outcome.stdout).not.toContain('hidden');
    expect(outcome.code).toBe(1);
  });

  it('a database folder that is damaged', async () => {
    const home = ownFolder('damaged');
    writeFileSync(`${home}/postgres.json`, 'not what it should be');
    const outcome = await examined(home);
    expect(check(outcome, 'Database')).toMatch(
      /^FAIL {2}Database: .*postgres\.json.*\n→ .*postgres\.log.*DATABASE_URL\.$/,
    );
    expect(outcome.code).toBe(1);
  });

  it('a Node.js that is too old', async () => {
    const older = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.18.9'}})`;
    const outcome = await examined(ownFolder('old'), {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}`,
    });
    expect(check(outcome, 'Node.js')).toBe(
      'FAIL  Node.js: 20.18.9 is too old\n→ Install Node.js 20.19 or later.',
    );
    expect(outcome.code).toBe(1);
  });

  // The one place with a full disk that every Linux has.
  it.runIf(process.platform === 'linux')('a disk that is full', async () => {
    const outcome = await examined('/proc/headwater');
    expect(check(outcome, 'Disk')).toBe(
      'FAIL  Disk: 0.0 GB free\n→ Free at least 2 GB, or move HEADWATER_HOME to a larger disk.',
    );
    expect(outcome.code).toBe(1);
  });
});
