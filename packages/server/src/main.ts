import { getRequestListener } from '@hono/node-server';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { checkBooks, type BooksCheck } from './finance/index.js';
import { offerReset, renewSetUpToken } from './people/index.js';
import { createAuth } from './platform/auth/auth.js';
import { redact, type Config } from './platform/config.js';
import { systemActor, systemClock, type Ctx } from './platform/ctx.js';
import { checkServer, createDatabase, openPool } from './platform/database.js';
import { AppError } from './platform/errors.js';
import { createApp } from './platform/http/app.js';
import { startHousekeeping } from './platform/housekeeping.js';
import { openQueue } from './platform/jobs/queue.js';
import { Worker } from './platform/jobs/worker.js';
import type { Logger } from './platform/log.js';
import { migrate } from './platform/migrate.js';
import { startEmbedded } from './platform/postgres/embedded.js';
import { createSlices } from './slices.js';

interface StartOptions {
  readonly config: Config;
  readonly log: Logger;
  /** Run jobs in this process. */
  readonly worker: boolean;
}

interface Stoppable {
  /** Finishes requests, puts running jobs back, closes the database. */
  stop(): Promise<void>;
}

export interface RunningServer extends Stoppable {
  readonly url: string;
  /** For the first account; null once somebody has one. */
  readonly setUpUrl: string | null;
  readonly database: string;
}

const stopTimeoutMs = 15_000;

/** The platform without HTTP: database, schema and queue, in the order in which they need each other. */
async function startCore(options: {
  readonly config: Config;
  readonly log: Logger;
  readonly worker: boolean;
  /** Use the built-in database of a server that runs already. */
  readonly share: boolean;
}) {
  const { config, log } = options;
  const embedded =
    config.databaseUrl === null
      ? await startEmbedded({ home: config.home, log, share: options.share })
      : null;
  const databaseUrl = embedded?.url ?? config.databaseUrl ?? '';
  const shownDatabase = embedded ? embedded.folder : redact(databaseUrl);
  const pool = openPool(databaseUrl, config.databasePool, log);
  const close = async (): Promise<void> => {
    await pool.end();
    await embedded?.stop();
  };
  try {
    await checkServer(pool, shownDatabase);
    const slices = createSlices(config);
    await migrate(
      pool,
      slices.flatMap((slice) => slice.migrations ?? []),
      log,
    );
    const db = createDatabase(pool);
    const queue = await openQueue({
      pool,
      db,
      jobs: slices.flatMap((slice) => slice.jobs ?? []),
      subscriptions: slices.flatMap((slice) => slice.subscriptions ?? []),
      log,
      worker: options.worker,
    });
    const ctx: Ctx = {
      db,
      actor: systemActor('server'),
      clock: systemClock,
      log,
      jobs: queue.jobs,
    };
    return { ctx, db, pool, queue, slices, databaseUrl, shownDatabase, close };
  } catch (error) {
    await close();
    throw error;
  }
}
type Core = Awaited<ReturnType<typeof startCore>>;

/** Starts everything that one team needs: database, jobs and pages. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config, log } = options;
  const core = await startCore({ ...options, share: false });
  const { db, pool, queue, slices, ctx } = core;
  // What was started, to be stopped in the opposite order.
  const stops: (() => Promise<void> | void)[] = [() => stopCore(core)];
  const stop = async (): Promise<void> => {
    for (let last = stops.pop(); last; last = stops.pop()) await last();
  };
  let ready = false;
  try {
    const auth = await createAuth({ db, publicUrl: config.publicUrl });
    const app = createApp({
      config,
      pool,
      db,
      jobs: queue.jobs,
      auth,
      clock: systemClock,
      log,
      slices,
      webRoot: webRoot(),
      version: version(),
      isReady: () => ready,
    });
    stops.push(startHousekeeping(ctx));
    if (options.worker) {
      const worker = await startWorkerOn(core, log);
      stops.push(() => worker.stop(stopTimeoutMs));
    }
    const answer = getRequestListener(app.fetch);
    const server = createServer((request, response) => {
      answer(request, response).catch((error: unknown) => log.error({ err: error }, 'No answer'));
    });
    // An upload of gigabytes takes longer than Node's five minutes for a whole request.
    server.requestTimeout = 0;
    const port = await listen(server, config);
    stops.push(() => closeServer(server));
    for (const slice of slices) if (slice.serve) stops.push(slice.serve(ctx));
    ready = true;
    const url = config.publicUrl ?? `http://${linkHost(config.host)}:${port}`;
    const token = await renewSetUpToken(ctx);
    return {
      url,
      setUpUrl: token === null ? null : `${url}/setup#token=${token}`,
      database: core.shownDatabase,
      stop: () => {
        ready = false;
        return stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A process that only runs jobs, beside servers on the same database. */
export async function startWorker(options: {
  readonly config: Config;
  readonly log: Logger;
}): Promise<Stoppable> {
  const core = await startCore({ ...options, worker: true, share: true });
  try {
    const worker = await startWorkerOn(core, options.log);
    return {
      stop: async () => {
        await worker.stop(stopTimeoutMs);
        await stopCore(core);
      },
    };
  } catch (error) {
    await stopCore(core);
    throw error;
  }
}

/** From the terminal: a link with which somebody sets a new password. Works beside a running server. */
export async function offerPasswordReset(options: {
  readonly config: Config;
  readonly log: Logger;
  readonly email: string;
}): Promise<string> {
  const { config } = options;
  const core = await startCore({ ...options, worker: false, share: true });
  try {
    const ctx: Ctx = { ...core.ctx, actor: systemActor('terminal') };
    const token = await offerReset(ctx, options.email);
    const origin = config.publicUrl ?? `http://${linkHost(config.host)}:${config.port}`;
    return `${origin}/reset#token=${token}`;
  } finally {
    await stopCore(core);
  }
}

/** From the terminal: proves the stored revenue against the subscriptions. Works beside a running server. */
export async function proveRevenue(options: {
  readonly config: Config;
  readonly log: Logger;
}): Promise<BooksCheck> {
  const core = await startCore({ ...options, worker: false, share: true });
  try {
    return await checkBooks({ ...core.ctx, actor: systemActor('terminal') });
  } finally {
    await stopCore(core);
  }
}

async function startWorkerOn(core: Core, log: Logger): Promise<Worker> {
  const { queue, db, databaseUrl } = core;
  const worker = new Worker({ queue, db, databaseUrl, clock: systemClock, log });
  await worker.start();
  return worker;
}

async function stopCore(core: Core): Promise<void> {
  await core.queue.stop();
  await core.close();
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : cannotListen(host, port, error));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

const portTaken = (port: number): AppError =>
  new AppError({
    code: 'port-taken',
    message: `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} (PORT=0 takes any free one).`,
  });

const cannotListen = (host: string, port: number, cause: Error): AppError =>
  new AppError({
    code: 'cannot-listen',
    message: `Headwater cannot listen on ${host}:${port}: ${cause.message}. Set HOST and PORT to an address of this machine.`,
    cause,
  });

/** Lets requests finish; streams that would not end by themselves are cut after a moment. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 3000);
  await closed;
  clearTimeout(cut);
}

const linkHost = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

function webRoot(): string {
  const built = fileURLToPath(new URL('../../web/dist', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('../web', import.meta.url));
}

export function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return z.object({ version: z.string() }).parse(manifest).version;
}
