import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const nearKey: Migration = {
  id: '0012-near-key',
  up: async (db) => {
    await sql`alter table item add column near_key int`.execute(db);
    // A text is compared with the last few that stand for themselves; most texts have a key that no other has.
    await sql`
      create index item_near_key on item (near_key, first_batch)
      where near_key is not null and duplicate_of is null`.execute(db);
  },
};
