import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';

/** The two bulky tables; each generation has a partition of each, named with its number. */
export type BulkTable = 'mrr_change' | 'account_revenue';
const bulkTables: readonly BulkTable[] = ['mrr_change', 'account_revenue'];
const smallTables = [
  'mrr_cell',
  'mrr_closing',
  'revenue_life',
  'revenue_history',
  'revenue_breach',
  'revenue_problem',
] as const;

export const partition = (table: BulkTable, generation: number): string => `${table}_${generation}`;

/** Makes room for a new count beside the current one; nobody sees it before `showGeneration`. */
export async function beginGeneration(tx: Ctx, lastMonth: number): Promise<number> {
  const { id } = await tx.db
    .insertInto('revenue_generation')
    .values({
      started_at: tx.clock.now(),
      finished_at: null,
      first_month: null,
      last_month: lastMonth,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const table of bulkTables) {
    const name = sql.table(partition(table, id));
    await sql`create table ${name} (like ${sql.table(table)} including all)`.execute(tx.db);
    // With this in place the table is attached without being read.
    await sql`alter table ${name} add constraint of_generation check (generation = ${sql.lit(id)})`.execute(
      tx.db,
    );
  }
  return id;
}

/** Indexes and statistics, once the rows are in: far cheaper than row by row. */
export async function indexGeneration(db: Kysely<Database>, id: number): Promise<void> {
  const change = sql.table(partition('mrr_change', id));
  const revenue = sql.table(partition('account_revenue', id));
  await sql`create index on ${change} (account_id)`.execute(db);
  await sql`create index on ${revenue} (account_id)`.execute(db);
  await sql`analyze ${change}`.execute(db);
  await sql`analyze ${revenue}`.execute(db);
}

/** Puts a whole generation in the place of the current one. */
export async function showGeneration(tx: Ctx, id: number): Promise<void> {
  for (const table of bulkTables) {
    await sql`alter table ${sql.table(table)} attach partition ${sql.table(partition(table, id))}
      for values in (${sql.lit(id)})`.execute(tx.db);
  }
  await tx.db
    .updateTable('revenue_generation')
    .set({ current: false })
    .where('current', '=', true)
    .execute();
  await tx.db
    .updateTable('revenue_generation')
    .set((eb) => ({
      current: true,
      finished_at: tx.clock.now(),
      first_month: eb
        .selectFrom('mrr_cell')
        .select((cells) => cells.fn.min('month').as('first'))
        .where('generation', '=', id),
    }))
    .where('id', '=', id)
    .execute();
}

/**
 * Drops counts that were never finished and those older than the one before the current: requests that read
 * the one before, as it was current when they began, must still find it.
 */
export async function dropOldGenerations(ctx: Ctx, keep: number | null): Promise<void> {
  const rows = await ctx.db
    .selectFrom('revenue_generation')
    .select(['id', 'current', 'finished_at'])
    .orderBy('id', 'desc')
    .execute();
  const before = rows.find(({ current, finished_at }) => !current && finished_at !== null);
  for (const { id, current } of rows) {
    if (current || id === keep || id === before?.id) continue;
    try {
      await dropGeneration(ctx, id);
    } catch (error) {
      // Somebody still reads: the next count drops it.
      ctx.log.info({ err: error, generation: id }, 'An old count of revenue stays for now');
    }
  }
}

async function dropGeneration(ctx: Ctx, id: number): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    // Dropping waits for readers, and new readers wait for the drop: never for long.
    await sql`set local lock_timeout = '1s'`.execute(db);
    for (const table of bulkTables) {
      await sql`drop table if exists ${sql.table(partition(table, id))}`.execute(db);
    }
    for (const table of smallTables) {
      await sql`delete from ${sql.table(table)} where generation = ${id}`.execute(db);
    }
    await db.deleteFrom('revenue_generation').where('id', '=', id).execute();
  });
}

export interface Generation {
  readonly id: number;
  readonly firstMonth: number | null;
  readonly lastMonth: number;
  readonly countedAt: string;
  readonly accounts: number;
  readonly invoicesCovered: number;
}

/** The count that answers; undefined before the first. Read once a request, so that all of it is of one count. */
export async function currentGeneration(db: Kysely<Database>): Promise<Generation | undefined> {
  const row = await db
    .selectFrom('revenue_generation')
    .selectAll()
    .where('current', '=', true)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        id: row.id,
        firstMonth: row.first_month,
        lastMonth: row.last_month,
        countedAt: (row.finished_at ?? row.started_at).toISOString(),
        accounts: row.accounts,
        invoicesCovered: row.invoices_covered,
      };
}
