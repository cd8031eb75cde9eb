import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const searchTables: Migration = {
  id: '0036-search',
  up: async (db) => {
    // What places a typed sentence among the statements of a run: one vector space a language.
    await sql`
      create table run_space (
        run_id uuid not null references analysis_run (id) on delete cascade,
        language text not null,
        space bytea not null,
        primary key (run_id, language)
      )`.execute(db);
  },
};
