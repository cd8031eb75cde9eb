import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const figureSeverity: Migration = {
  id: '0032-figure-severity',
  up: async (db) => {
    // Runs from before have it filled in by the next analysis.
    await sql`alter table theme_figure add column severity real not null default 0`.execute(db);
  },
};
