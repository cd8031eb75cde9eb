import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * What the rows of an imported file are: feedback, or a kind of book. Previews made before say nothing of
 * it and are made anew when somebody looks.
 */
export const importContent: Migration = {
  id: '0041-import-content',
  up: async (db) => {
    await sql`
      alter table import
        add column content text not null default 'feedback' check (content in
          ('feedback', 'accounts', 'contacts', 'subscriptions', 'invoices', 'rates', 'marketing',
           'ledger', 'balances', 'deals'))`.execute(db);
    await sql`update import set preview = null, plan = null where state = 'uploaded'`.execute(db);
    await sql`update import set preview = null where state <> 'uploaded'`.execute(db);
  },
};
