import { CompiledQuery, Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import pg from 'pg';
import { AppError } from './errors.js';
import type { Logger } from './log.js';
import type { Database } from './tables.js';

// Counts come as numbers and days as `YYYY-MM-DD`: a local-time Date would move a day over midnight.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, exactNumber);
types.setTypeParser(pg.types.builtins.DATE, (text) => text);

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

export function connectionSettings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `headwater ${process.pid}`,
    keepAlive: true,
    types,
  };
}

export function openPool(url: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    ...connectionSettings(url),
    max,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ err: error }, 'An idle database connection broke');
  });
  // The pool does not listen while one is lent out. Whoever has it hears of it with the next query.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'A database connection broke in use'));
  });
  return pool;
}

/** Kysely over the pool. Closing the pool is the owner's business: others share it. */
export function createDatabase(pool: pg.Pool): Kysely<Database> {
  const shared: PostgresPool = {
    connect: async () => {
      const client = await pool.connect();
      return new Proxy(client, rawClientHandler);
    },
    end: () => Promise.resolve(),
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: shared }) });
}

const rawClientMark = '/* with client */';
type ClientUse = (client: pg.PoolClient) => Promise<unknown>;
const isClientUse = (value: unknown): value is ClientUse => typeof value === 'function';

// Kysely hides its connection, but COPY needs it, inside the same transaction as the queries around it.
const rawClientHandler: ProxyHandler<pg.PoolClient> = {
  get(client, property) {
    if (property !== 'query') {
      const value: unknown = Reflect.get(client, property, client);
      return typeof value === 'function' ? value.bind(client) : value;
    }
    return async (text: string, values: unknown[]) => {
      const use = values?.[0];
      if (text !== rawClientMark || !isClientUse(use)) return client.query(text, values);
      return { command: 'SELECT', rowCount: 1, rows: [{ result: await use(client) }] };
    };
  },
};

/** Lends the connection behind `db` (of its transaction, when it is one), for `COPY` and the like. */
export async function withClient<T>(
  db: Kysely<Database>,
  use: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const outcome: { value?: T } = {};
  const keep = async (client: pg.PoolClient): Promise<void> => {
    outcome.value = await use(client);
  };
  await db.executeQuery(CompiledQuery.raw(rawClientMark, [keep]));
  if (!('value' in outcome)) throw new Error('the connection was not lent');
  return outcome.value;
}

/** Cuts a connection whose COPY was left before its end: whatever were asked of it next would wait for ever. */
export async function abandon(client: pg.PoolClient): Promise<void> {
  if (client instanceof pg.Client) await client.end();
}

const oldestServer = 150_000;

/** Fails with what to do when the server cannot be reached or is too old. */
export async function checkServer(pool: pg.Pool, shownUrl: string): Promise<string> {
  let version: { num: number; text: string } | undefined;
  try {
    const { rows } = await pool.query<{ num: number; text: string }>(
      `select current_setting('server_version_num')::int as num, current_setting('server_version') as text`,
    );
    version = rows[0];
  } catch (error) {
    throw new AppError({
      code: 'database-unreachable',
      message: `No PostgreSQL answers at ${shownUrl}: ${error instanceof Error ? error.message : String(error)}. Start it, or correct DATABASE_URL.`,
      cause: error,
    });
  }
  if (!version || version.num < oldestServer) {
    throw new AppError({
      code: 'database-too-old',
      message: `PostgreSQL ${version?.text ?? '?'} at ${shownUrl} is too old: 15 or later is needed.`,
    });
  }
  return version.text;
}

/**
 * This transaction's commit is not waited for until it is on the disk. After a crash of the database the last of such
 * transactions may not have been, each wholly: only for what is done again then, from what is on the disk already. A
 * commit without it carries all that were before.
 */
export async function commitUnawaited(db: Kysely<Database>): Promise<void> {
  await sql`select set_config('synchronous_commit', 'off', true)`.execute(db);
}

// Any constant does, as long as no other part of the program uses it.
const itemLock = '7236833187164';

/** From here to the end of the transaction nobody else writes items: what is looked up stays true, and no two wait for each other. */
export async function itemsInTurn(db: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${itemLock}::bigint)`.execute(db);
}
