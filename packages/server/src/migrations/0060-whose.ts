import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * Whose product feedback is about. Said of a competitor's name in the rows, of a product or of a whole source;
 * looked up when items are counted, so that a change holds for what is in and for what comes, and no item is
 * rewritten.
 */
export const whose: Migration = {
  id: '0060-whose',
  up: async (db) => {
    await sql`
      create table whose_rule (
        dimension text not null check (dimension in ('name', 'product', 'source')),
        value text not null,
        competitor_id uuid,
        demo boolean not null default false,
        set_by text not null,
        set_at timestamptz not null,
        primary key (dimension, value)
      )`.execute(db);
    await sql`create index whose_rule_competitor on whose_rule (competitor_id)`.execute(db);
    // Few items name a competitor: which names there are must not cost a look at every item.
    await sql`create index item_competitor on item (lower(competitor)) where competitor is not null`.execute(
      db,
    );
  },
};
