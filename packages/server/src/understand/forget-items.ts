import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';
import { currentRun } from './current-run.js';
import { runEnded } from './events.js';
import { writeFigures } from './store-figures.js';

/**
 * Removes everything that was found in items that are gone: statements, corrections, and themes that had
 * nothing else. Where other items stay, an analysis without them follows.
 */
export async function forgetItems(tx: Ctx, items: readonly string[]): Promise<void> {
  if (items.length === 0) return;
  await callOffRuns(tx);
  for (const table of [
    'statement_theme',
    'statement_vector',
    'statement',
    'kind_correction',
    'theme_edit_statement',
  ]) {
    await sql`delete from ${sql.table(table)} where item_id = any(${items}::uuid[])`.execute(tx.db);
  }
  const run = await currentRun(tx.db);
  const left = await tx.db.selectFrom('item').select('id').limit(1).executeTakeFirst();
  if (!left) {
    await sql`delete from analysis_run`.execute(tx.db);
    await sql`update theme set merged_into = null`.execute(tx.db);
    await sql`delete from theme`.execute(tx.db);
    await sql`delete from theme_edit`.execute(tx.db);
    return;
  }
  if (!run) return;
  await sql`
    delete from theme t where t.merged_into is null
      and not exists (select from theme m where m.merged_into = t.id)
      and not exists (select from statement_theme st where st.theme_id = t.id and st.run_id = ${run.id})
      and not exists (
        select from theme_run r join statement_theme st on st.theme_id = r.theme_id and st.run_id = r.run_id
        where r.run_id = ${run.id} and r.parent_id = t.id)`.execute(tx.db);
  await writeFigures(tx, run.id, run.currency);
  await tx.db.updateTable('analysis_run').set({ stale: true }).where('id', '=', run.id).execute();
  // One that was called off may take a moment to stop: whoever follows waits for it.
  await tx.jobs.publish(runEnded, { runId: run.id }, tx.actor);
}

async function callOffRuns(tx: Ctx): Promise<void> {
  const running = await tx.db
    .updateTable('analysis_run')
    .set({ state: 'cancelled', finished_at: tx.clock.now() })
    .where('state', 'in', ['waiting', 'running'])
    .returning('job_id')
    .execute();
  for (const { job_id: job } of running) {
    if (job === null) continue;
    const row = await tx.db
      .selectFrom('job')
      .select('id')
      .where('id', '=', job)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (row) await tx.jobs.cancel(job);
  }
}
