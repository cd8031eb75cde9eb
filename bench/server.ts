import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** `version`: of what is edited, for `If-Match`. */
export type Ask = <T>(at: string, init?: RequestInit & { version?: number }) => Promise<T>;

export interface ImportView {
  id: string;
  state: string;
  error: string | null;
  counts: Record<'read' | 'fresh' | 'changed' | 'known' | 'rejected' | 'duplicates', number>;
}

export interface Server {
  readonly ask: Ask;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));

/** Where all of a run stands, its database too: root's PostgreSQL, which is another user's, must pass through. */
export async function benchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-bench-'));
  await chmod(folder, 0o711);
  return folder;
}

/** The real program in a process and with a home of its own, and somebody who is signed in. */
export async function serve(folder: string): Promise<Server> {
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, HEADWATER_HOME: join(folder, 'home'), PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const link = /https?:\/\/\S+\/setup#token=[\w-]+/;
  while (!link.test(printed)) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${printed}`);
    await delay(50);
  }
  const setUp = new URL(link.exec(printed)?.[0] ?? '');
  const url = setUp.origin;
  const signedIn = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      token: new URLSearchParams(setUp.hash.slice(1)).get('token'),
      name: 'Bench',
      email: 'bench@example.com',
      password: 'long enough for a bench',
    }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    pid: child.pid ?? 0,
    ask: async <T>(at: string, { version, ...init }: RequestInit & { version?: number } = {}) => {
      const answer = await fetch(`${url}/api/v1${at}`, {
        ...init,
        headers: {
          cookie,
          origin: url,
          'content-type': 'application/json',
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
      });
      if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Processor time of a process so far, in seconds; 0 where the system does not tell (not Linux). */
export async function processorSeconds(pid: number | string, children = false): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, children ? 15 : 13).reduce((sum, field) => sum + Number(field), 0);
  return ticks / 100;
}

/** Processor time of the built-in PostgreSQL so far, in seconds; 0 where the system does not tell (not Linux). */
export async function databaseSeconds(folder: string): Promise<number> {
  try {
    const [postmaster = ''] = (await readFile(await postmasterFile(folder), 'utf8')).split('\n');
    let seconds = await processorSeconds(postmaster, true);
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      if (parent === postmaster) seconds += await processorSeconds(pid);
    }
    return seconds;
  } catch {
    return 0;
  }
}

/** The home folder says where its database lives. */
async function postmasterFile(folder: string): Promise<string> {
  const record: unknown = JSON.parse(await readFile(join(folder, 'home', 'postgres.json'), 'utf8'));
  if (record === null || typeof record !== 'object' || !('folder' in record)) return '';
  return join(String(record.folder), 'data', 'postmaster.pid');
}

/** The most memory that a process has held, in MB; 0 where the system does not tell. */
export async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** What the columns of `writeFeedback`'s file mean. */
export const settings = JSON.stringify({
  mapping: {
    text: 'text',
    time: 'time',
    externalId: 'id',
    customer: 'customer',
    rating: 'rating',
    product: 'product',
  },
  dateFormat: 'iso',
  ratingScale: { low: 1, high: 5 },
  source: 'Bench',
});
