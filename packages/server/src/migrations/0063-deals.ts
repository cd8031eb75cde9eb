import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** Sales that were won, lost or are open. The reason is kept as feedback too, so that it meets the themes. */
export const deals: Migration = {
  id: '0063-deals',
  up: async (db) => {
    await sql`
      create table deal (
        id uuid primary key,
        key text not null unique,
        external_id text,
        account_name text not null,
        account_id uuid,
        name text,
        outcome text not null check (outcome in ('won', 'lost', 'open')),
        amount_minor bigint check (amount_minor >= 0),
        currency text check (currency ~ '^[A-Z]{3}$'),
        day date not null,
        competitor_id uuid references competitor (id) on delete set null,
        reason text,
        product text,
        segment text,
        item_id uuid,
        content_hash uuid,
        origin uuid,
        demo boolean not null default false,
        version int not null default 1,
        edited_by text,
        edited_at timestamptz,
        created_at timestamptz not null,
        check ((amount_minor is null) = (currency is null))
      )`.execute(db);
    await sql`create index deal_day on deal (day desc, id)`.execute(db);
    await sql`create index deal_item on deal (item_id) where item_id is not null`.execute(db);
    await sql`create index deal_competitor on deal (competitor_id) where competitor_id is not null`.execute(
      db,
    );
    await sql`create index deal_account on deal (account_id) where account_id is not null`.execute(
      db,
    );
  },
};
