import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

export const customersTables: Migration = {
  id: '0020-customers',
  up: async (db) => {
    await sql`
      create table account (
        id uuid primary key,
        name text not null,
        external_id text,
        domain text,
        plan text,
        segment text,
        monthly_revenue_minor bigint,
        currency text check (currency ~ '^[A-Z]{3}$'),
        demo boolean not null default false,
        created_at timestamptz not null default now(),
        check ((monthly_revenue_minor is null) = (currency is null))
      )`.execute(db);
    await sql`create index account_name on account (lower(name))`.execute(db);
    await sql`create index account_external_id on account (lower(external_id))`.execute(db);
    await sql`create index account_domain on account (lower(domain))`.execute(db);

    await sql`
      create table release (
        id uuid primary key,
        product text,
        day date not null,
        name text not null,
        demo boolean not null default false
      )`.execute(db);
  },
};
