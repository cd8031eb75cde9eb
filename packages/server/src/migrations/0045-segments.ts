import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** Segments by a rule, and which accounts were found to be in them when last counted. */
export const segments: Migration = {
  id: '0045-segments',
  up: async (db) => {
    await sql`
      create table segment (
        id uuid primary key,
        name text not null,
        rule text not null,
        description text not null default '',
        accounts int not null default 0,
        undecided int not null default 0,
        counted_at timestamptz,
        problem text,
        demo boolean not null default false,
        version int not null default 1,
        created_by text not null,
        edited_by text,
        edited_at timestamptz
      )`.execute(db);
    await sql`create unique index segment_name on segment (lower(name))`.execute(db);
    await sql`
      create table segment_member (
        segment_id uuid not null references segment (id) on delete cascade,
        account_id uuid not null references account (id) on delete cascade,
        primary key (segment_id, account_id)
      )`.execute(db);
    await sql`create index segment_member_account on segment_member (account_id)`.execute(db);
  },
};
