import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../platform/tables.js';
import type { AnalysisRunTable } from './tables.js';

export type CurrentRun = Selectable<AnalysisRunTable>;

/** The run that every page reads; undefined before the first. */
export function currentRun(db: Kysely<Database>): Promise<CurrentRun | undefined> {
  return db.selectFrom('analysis_run').selectAll().where('current', '=', true).executeTakeFirst();
}

export async function currentRunId(db: Kysely<Database>): Promise<string | null> {
  const row = await db
    .selectFrom('analysis_run')
    .select('id')
    .where('current', '=', true)
    .executeTakeFirst();
  return row?.id ?? null;
}
