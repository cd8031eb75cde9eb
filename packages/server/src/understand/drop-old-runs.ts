import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';

const rowsAtOnce = 50_000;
const bulkTables = ['statement_theme', 'statement_vector', 'statement'] as const;
// Their figures stay for a while, so that what changed between runs can be told.
const runsKept = 20;

/** Removes the statements of runs that are not current any more, in small steps that hold up nobody. */
export async function dropOldRuns(ctx: Ctx): Promise<void> {
  for (const table of bulkTables) {
    for (;;) {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ctid = any(array(
          select ctid from ${sql.table(table)}
          where run_id not in (select id from analysis_run where current)
          limit ${rowsAtOnce}))`.execute(ctx.db);
      if (!numAffectedRows) break;
    }
  }
  await sql`
    delete from run_space where run_id not in (select id from analysis_run where current)
    `.execute(ctx.db);
  await sql`
    delete from analysis_run where not current and state in ('done', 'failed', 'cancelled')
      and id not in (select id from analysis_run order by started_at desc limit ${runsKept})
    `.execute(ctx.db);
}
