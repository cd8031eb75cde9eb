import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** How often a run's figures were counted: whoever keeps its statements in memory sees that they are others by now. */
export const runCounted: Migration = {
  id: '0081-run-counted',
  up: async (db) => {
    await sql`alter table analysis_run add column counted int not null default 0`.execute(db);
  },
};
