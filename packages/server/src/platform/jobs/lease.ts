import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectionSettings } from '../database.js';
import type { Logger } from '../log.js';
import { jobChannel } from './jobs.js';

/**
 * A worker's proof of life: a session-level advisory lock on a connection of its own. The database
 * drops it the moment the process dies, so nobody waits for a heartbeat to grow stale; and a worker
 * whose event loop is busy for a while keeps it. TCP keep-alive bounds the wait when a machine vanishes.
 */
export interface Lease {
  readonly key: string;
  /** Of these keys, those whose worker is gone. */
  dead(keys: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface LeaseEvents {
  readonly onMessage: (message: string) => void;
  /** The connection broke: others may take our jobs from now on. */
  readonly onLost: () => void;
}

export async function takeLease(url: string, log: Logger, events: LeaseEvents): Promise<Lease> {
  const key = randomBytes(8).readBigInt64BE().toString();
  const client = new pg.Client(connectionSettings(url));
  let closing = false;
  const lost = (error?: Error): void => {
    if (closing) return;
    closing = true;
    log.warn({ err: error }, "The worker's database connection broke");
    events.onLost();
  };
  client.on('error', lost);
  client.on('end', () => lost());
  client.on('notification', (note) => events.onMessage(note.payload ?? ''));
  await client.connect();
  await client.query(`
    set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3;
    set idle_session_timeout = 0;
    select pg_advisory_lock(${key}::bigint);
    listen ${jobChannel};
  `);

  return {
    key,
    dead: async (keys) => {
      const gone: string[] = [];
      for (const other of keys) {
        if (other === key) continue;
        const { rows } = await client.query<{ free: boolean }>(
          'select pg_try_advisory_lock($1::bigint) as free',
          [other],
        );
        if (!rows[0]?.free) continue;
        gone.push(other);
        await client.query('select pg_advisory_unlock($1::bigint)', [other]);
      }
      return gone;
    },
    close: async () => {
      closing = true;
      await client.end();
    },
  };
}
