import type { Kysely } from 'kysely';
import type { Permission, Role } from '@headwater/contract';
import type { Jobs } from './jobs/jobs.js';
import type { Logger } from './log.js';
import type { Database } from './tables.js';

/** Who does it, and from where: what the audit log keeps. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'system' | 'nobody';
  /** The person; for a key, its owner. */
  readonly personId: string | null;
  readonly keyId: string | null;
  readonly name: string;
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  readonly ip: string | null;
  readonly requestId: string | null;
}

export interface Clock {
  now(): Date;
}
export const systemClock: Clock = { now: () => new Date() };

/** What every operation is given first. Inside a transaction `db` and `jobs` are the transaction's. */
export interface Ctx {
  readonly db: Kysely<Database>;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly log: Logger;
  readonly jobs: Jobs;
}

export function systemActor(name: string): Actor {
  return {
    kind: 'system',
    personId: null,
    keyId: null,
    name,
    role: null,
    permissions: new Set(),
    ip: null,
    requestId: null,
  };
}

/** Runs `work` in a transaction, or in the one that is already open. Jobs begun in it start on commit. */
export async function inTransaction<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx);
  return ctx.db.transaction().execute((db) => work({ ...ctx, db, jobs: ctx.jobs.within(db) }));
}
