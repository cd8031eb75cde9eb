import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** Who is in a segment, without a look at the accounts themselves, and accounts in the order of their names. */
export const accountSegment: Migration = {
  id: '0046-account-segment',
  up: async (db) => {
    await sql`create index account_segment on account (segment, id)`.execute(db);
    await sql`drop index account_name`.execute(db);
    // Lists by name read on from where a page ended.
    await sql`create index account_by_name on account (lower(name), id)`.execute(db);
  },
};
