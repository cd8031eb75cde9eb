import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** What came in after everything was analysed together, and took its place in the themes there were. */
export const arrivals: Migration = {
  id: '0080-arrivals',
  up: async (db) => {
    await sql`
      alter table analysis_run
        add column whole_batch bigint,
        add column engine text,
        add column arrived_items int not null default 0,
        add column arrived_statements int not null default 0,
        add column arrived_unassigned int not null default 0,
        add column arrived_themes int not null default 0,
        add column arrived_at timestamptz`.execute(db);
    // True where the theme was found among what came in later.
    await sql`alter table theme_run add column arrived boolean not null default false`.execute(db);
    // Rows stand nearly in the order of their batches, so that a few bytes for many pages find the newest.
    await sql`
      create index item_batch_newest on item using brin (batch)
        with (pages_per_range = 32, autosummarize = on)`.execute(db);
  },
};
