import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** Who is in a segment, in the order of the ids, without a look at the accounts themselves. */
export const accountSegment: Migration = {
  id: '0046-account-segment',
  up: async (db) => {
    await sql`create index account_segment on account (segment, id)`.execute(db);
  },
};
