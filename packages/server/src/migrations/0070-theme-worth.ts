import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** What each theme of a run is worth, for renewals within the usual months; the nil id stands for all themes. */
export const themeWorth: Migration = {
  id: '0070-theme-worth',
  up: async (db) => {
    await sql`
      create table theme_worth (
        run_id uuid not null references analysis_run (id) on delete cascade,
        theme_id uuid not null,
        kind text not null,
        worth jsonb not null,
        counted_at timestamptz not null,
        primary key (run_id, theme_id, kind)
      )`.execute(db);
  },
};
