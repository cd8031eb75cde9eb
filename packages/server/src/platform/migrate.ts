import { sql, type Kysely, type Transaction } from 'kysely';
import type pg from 'pg';
import { createDatabase } from './database.js';
import { AppError } from './errors.js';
import type { Logger } from './log.js';
import type { Database } from './tables.js';

/** One step of the schema. Forward only; runs in a transaction of its own. */
export interface Migration {
  /** `NNNN-name`, the name of its file. Applied in this order. */
  readonly id: string;
  readonly up: (db: Transaction<Database>) => Promise<void>;
}

// Any constant does, as long as no other program on the database uses it.
const lockKey = '7236833187162';

interface AppliedTable {
  id: string;
  applied_at: Date;
}

/**
 * Brings the schema up to date. Several processes may start at once: the advisory lock lets one do it.
 * Refuses a schema that a newer program has changed.
 */
export async function migrate(
  pool: pg.Pool,
  migrations: readonly Migration[],
  log: Logger,
): Promise<readonly string[]> {
  const ordered = [...migrations].sort((a, b) => (a.id < b.id ? -1 : 1));
  const done: string[] = [];
  await createDatabase(pool)
    .connection()
    .execute(async (db) => {
      await sql`select pg_advisory_lock(${lockKey}::bigint)`.execute(db);
      try {
        const applied = await appliedIds(db);
        refuseNewer(applied, ordered);
        for (const { id, up } of ordered) {
          if (applied.has(id)) continue;
          await db.transaction().execute(async (tx) => {
            await up(tx);
            await sql`insert into schema_migration (id) values (${id})`.execute(tx);
          });
          log.info({ migration: id }, 'Schema changed');
          done.push(id);
        }
      } finally {
        await sql`select pg_advisory_unlock(${lockKey}::bigint)`.execute(db);
      }
    });
  return done;
}

async function appliedIds(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  await sql`create table if not exists schema_migration (
    id text primary key,
    applied_at timestamptz not null default now()
  )`.execute(db);
  const { rows } = await sql<AppliedTable>`select id from schema_migration`.execute(db);
  return new Set(rows.map((row) => row.id));
}

function refuseNewer(applied: ReadonlySet<string>, known: readonly Migration[]): void {
  const ids = new Set(known.map((migration) => migration.id));
  const strange = [...applied].filter((id) => !ids.has(id)).sort();
  if (strange.length === 0) return;
  throw new AppError({
    code: 'schema-newer',
    message: `This database was changed by a newer Headwater (${strange.join(', ')}). Start that version or a later one; nothing was touched.`,
  });
}
