import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printed } from '../server.js';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));

export type Json = Record<string, unknown>;

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The server that is killed: always with the same home and port, so that its client need not notice. */
export class Subject {
  readonly #home: string;
  readonly #port: number;
  #child: ChildProcess | null = null;
  #words = '';
  #link: string | null = null;
  #cookie = '';

  constructor(home: string, port: number) {
    this.#home = join(home, 'home');
    this.#port = port;
  }

  get #url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Answers how many seconds it took. */
  async start(): Promise<number> {
    const from = performance.now();
    const child = spawn(process.execPath, [main, 'serve'], {
      env: {
        ...process.env,
        HEADWATER_HOME: this.#home,
        PORT: String(this.#port),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer): void => {
      this.#words = (this.#words + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const line = await printed(child, /token=[\w-]+|Stop with/, 120_000);
    this.#link = /token=([\w-]+)/.exec(line)?.[1] ?? this.#link;
    return (performance.now() - from) / 1000;
  }

  async signUp(): Promise<void> {
    const answer = await fetch(`${this.#url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url },
      body: JSON.stringify({
        token: this.#link,
        name: 'Faults',
        email: 'faults@example.com',
        password: 'long enough for a test',
      }),
    });
    if (!answer.ok) throw new Error(`no account: ${answer.status} ${await answer.text()}`);
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  async ask(
    path: string,
    init: { method?: string; json?: unknown; body?: Buffer } = {},
  ): Promise<Json> {
    const answer = await this.#fetch(path, init);
    return (await answer.json()) as Json;
  }

  async #fetch(
    path: string,
    { method = 'GET', json, body }: { method?: string; json?: unknown; body?: Buffer },
  ): Promise<Response> {
    const answer = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        origin: this.#url,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    if (answer.ok) return answer;
    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }

  /** How far it is, in words. */
  async progress(importId: string): Promise<string> {
    const { counts } = await this.ask(`/imports/${importId}`);
    const { rows } = await this.ask('/jobs?state=running');
    const running = (rows as Json[])
      .filter(({ name }) => name === 'understand.analyze')
      .map(({ done }) => `, analysis at ${String(done)} %`);
    return `${String((counts as Json)['read'])} rows in${running.join('')}`;
  }

  /** External ids of all items of a source, from the download. */
  async externalIds(source: string): Promise<string[]> {
    const answer = await this.#fetch(`/items.csv?source=${encodeURIComponent(source)}`, {});
    const text = await answer.text();
    return [...text.matchAll(/^[0-9a-f-]{36},[^,]*,[^,]*,([a-z]\d+),/gm)].map(
      (match) => match[1] ?? '',
    );
  }

  async kill(withDatabase: boolean): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    if (withDatabase) process.kill(await this.#postmaster(), 'SIGKILL');
    await gone;
  }

  async #postmaster(): Promise<number> {
    const record = JSON.parse(await readFile(join(this.#home, 'postgres.json'), 'utf8')) as Json;
    const pidFile = join(String(record['folder']), 'data', 'postmaster.pid');
    return Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }

  lastWords(): string {
    return this.#words;
  }
}
