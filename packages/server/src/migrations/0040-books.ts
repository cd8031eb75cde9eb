import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * What is known of the customers' business: more about accounts, and contacts, subscriptions, invoices and
 * rates. Each row's `key` is what tells it from others (its own id, else what it is about), so that an import
 * twice adds nothing; `content_hash` tells whether it has changed.
 */
export const books: Migration = {
  id: '0040-books',
  up: async (db) => {
    await sql`
      alter table account
        add column seats int check (seats >= 0),
        add column region text,
        add column owner text,
        add column status text,
        add column since date,
        add column renewal date,
        add column content_hash uuid,
        add column version int not null default 1,
        add column edited_by text,
        add column edited_at timestamptz`.execute(db);
    await sql`create index account_renewal on account (renewal) where renewal is not null`.execute(
      db,
    );

    await sql`
      create table contact (
        id uuid primary key,
        key text not null unique,
        account_id uuid not null references account (id) on delete cascade,
        external_id text,
        name text,
        email text,
        role text,
        content_hash uuid not null,
        demo boolean not null default false
      )`.execute(db);
    await sql`create index contact_account on contact (account_id)`.execute(db);
    await sql`create index contact_email on contact (lower(email)) where email is not null`.execute(
      db,
    );

    // Monthly amounts in minor units; ends is the first day that is no longer paid for.
    await sql`
      create table subscription (
        id uuid primary key,
        key text not null unique,
        account_id uuid not null references account (id) on delete cascade,
        external_id text,
        product text,
        plan text,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        monthly_minor bigint not null check (monthly_minor >= 0),
        seats int,
        starts date not null,
        ends date check (ends > starts),
        content_hash uuid not null,
        demo boolean not null default false
      )`.execute(db);
    await sql`create index subscription_account on subscription (account_id)`.execute(db);

    await sql`
      create table invoice (
        id uuid primary key,
        key text not null unique,
        account_id uuid not null references account (id) on delete cascade,
        external_id text,
        product text,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        amount_minor bigint not null,
        issued date,
        period_start date not null,
        period_end date not null check (period_end > period_start),
        content_hash uuid not null,
        demo boolean not null default false
      )`.execute(db);
    await sql`create index invoice_account on invoice (account_id)`.execute(db);

    await sql`
      create table currency_rate (
        day date not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        base text not null check (base ~ '^[A-Z]{3}$' and base <> currency),
        rate numeric not null check (rate > 0),
        demo boolean not null default false,
        primary key (currency, base, day)
      )`.execute(db);
  },
};
