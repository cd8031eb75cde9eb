import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** What people think that cash hangs on, as named scenarios. */
export const cashScenarios: Migration = {
  id: '0055-cash-scenarios',
  up: async (db) => {
    await sql`
      create table cash_scenario (
        id uuid primary key,
        name text not null,
        note text not null default '',
        currency text not null,
        drivers jsonb not null,
        version int not null default 1,
        created_by text not null,
        edited_by text,
        edited_at timestamptz
      )`.execute(db);
    await sql`create unique index cash_scenario_name on cash_scenario (lower(name))`.execute(db);
  },
};
