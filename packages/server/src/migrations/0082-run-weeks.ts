import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * Statements about others' products in each week of a run, by competitor and ("them") of all together: runs from before
 * have none until they are counted again.
 */
export const runWeeks: Migration = {
  id: '0082-run-weeks',
  up: async (db) => {
    await sql`
      create table run_weeks (
        run_id uuid not null references analysis_run (id) on delete cascade,
        whose text not null,
        weeks jsonb not null,
        primary key (run_id, whose)
      )`.execute(db);
  },
};
