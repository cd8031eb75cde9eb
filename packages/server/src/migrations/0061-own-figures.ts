import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const ownFigures: Migration = {
  id: '0061-own-figures',
  up: async (db) => {
    // A run reads everybody's feedback; what its pages show is shares of what is about one's own products.
    // Null in runs from before there were competitors: then all of it is.
    await sql`
      alter table analysis_run add column own_items int, add column own_statements int`.execute(db);
  },
};
