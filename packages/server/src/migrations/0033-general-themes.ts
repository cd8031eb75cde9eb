import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const generalThemes: Migration = {
  id: '0033-general-themes',
  up: async (db) => {
    await sql`alter table theme_run add column general boolean not null default false`.execute(db);
  },
};
