import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const batchDefault: Migration = {
  id: '0011-batch-default',
  up: async (db) => {
    // The number of the batch is known only once its turn has come, after its lines were made ready. A
    // stable default lets COPY fill it in and still insert page by page.
    await sql`
      alter table item
        alter column first_batch set default current_setting('headwater.batch')::bigint,
        alter column batch set default current_setting('headwater.batch')::bigint`.execute(db);
  },
};
