import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));

export interface RunningServer {
  readonly url: string;
  /** The one-time link, while there is no account yet. */
  readonly setupLink: string | null;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Resolves with the first match of `pattern` in what the process prints; rejects when it ends before. */
export function printed(child: ChildProcess, pattern: RegExp, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Error(`no ${pattern} within ${timeoutMs} ms; it printed:\n${output}`)),
      timeoutMs,
    );
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = pattern.exec(output);
      if (!match) return;
      clearTimeout(timer);
      resolve(match[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`it ended with code ${code}; it printed:\n${output}`));
    });
  });
}

/** A real server on a free port with a home of its own. */
export async function startServer(): Promise<RunningServer> {
  const home = await mkdtemp(path.join(tmpdir(), 'headwater-e2e-'));
  // Root's PostgreSQL, which is another user's, must pass through: else its data would stay behind elsewhere.
  await chmod(home, 0o711);
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, HEADWATER_HOME: home, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const setupLink = await printed(child, /https?:\/\/\S+\/setup#token=[\w-]+/, 120_000).catch(
    async (error: unknown) => {
      await ended(child);
      await rm(home, { recursive: true, force: true });
      throw error;
    },
  );
  return {
    url: new URL(setupLink).origin,
    setupLink,
    process: child,
    async stop() {
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const code = await ended(child);
      await rm(home, { recursive: true, force: true });
      // A server that does not stop in order leaves its PostgreSQL behind.
      if (code !== 0) throw new Error(`the server ended with code ${code}; it printed:\n${said}`);
    },
  };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return gone;
}
