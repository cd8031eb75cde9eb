import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const staleRuns: Migration = {
  id: '0031-stale-runs',
  up: async (db) => {
    // New items are told by their batches; what people corrected or removed leaves no batch behind.
    await sql`alter table analysis_run add column stale boolean not null default false`.execute(db);
  },
};
