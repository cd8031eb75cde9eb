import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * Sources, imports and items. An item's id is derived from its source and its external id (else its
 * content), so that the primary key itself makes every import idempotent, on one server or a cluster.
 */
export const listenTables: Migration = {
  id: '0010-listen',
  up: async (db) => {
    await sql`
      create table source (
        id uuid primary key,
        key text not null unique,
        name text not null,
        demo boolean not null default false,
        created_at timestamptz not null default now()
      )`.execute(db);

    await sql`
      create table import (
        id uuid primary key,
        file_name text not null,
        stored_as text,
        bytes bigint not null,
        state text not null check (state in
          ('uploaded', 'checking', 'checked', 'importing', 'paused', 'done', 'failed')),
        preview jsonb,
        plan jsonb,
        settings jsonb,
        check_result jsonb,
        job_id uuid,
        rows_done bigint not null default 0,
        read bigint not null default 0,
        fresh bigint not null default 0,
        changed bigint not null default 0,
        known bigint not null default 0,
        rejected bigint not null default 0,
        duplicates bigint not null default 0,
        error text,
        created_by text,
        created_at timestamptz not null default now(),
        finished_at timestamptz
      )`.execute(db);
    await sql`create index import_created on import (created_at desc, id)`.execute(db);

    // One row for each committed batch of items: what came in since a run is a sum over its last few rows.
    await sql`
      create table item_batch (
        id bigint generated always as identity primary key,
        import_id uuid references import (id) on delete set null,
        demo boolean not null default false,
        fresh int not null,
        changed int not null,
        duplicates int not null,
        committed_at timestamptz not null default now()
      )`.execute(db);

    await sql`
      create table import_reject (
        import_id uuid not null references import (id) on delete cascade,
        row_number bigint not null,
        line bigint not null,
        code text not null,
        reason text not null,
        row_values jsonb not null,
        primary key (import_id, row_number)
      )`.execute(db);

    await sql`
      create table item (
        id uuid primary key,
        source_id uuid not null,
        external_id text,
        text text not null,
        title text,
        time timestamptz,
        customer text,
        customer_key bigint not null,
        account_name text,
        account_id uuid,
        product text,
        channel text,
        language text,
        competitor text,
        rating real,
        rating_low real,
        rating_high real,
        metadata jsonb,
        masked text[],
        content_hash uuid not null,
        dup_key bigint,
        duplicate_of uuid,
        revision int not null default 1,
        first_batch bigint not null,
        batch bigint not null
      )`.execute(db);
    await sql`create index item_time on item (coalesce(time, '-infinity'::timestamptz), id)`.execute(
      db,
    );
    await sql`create index item_dup_key on item (dup_key) where dup_key is not null`.execute(db);
    await sql`create index item_duplicate_of on item (duplicate_of) where duplicate_of is not null`.execute(
      db,
    );

    await sql`
      create table item_raw (
        item_id uuid primary key,
        text text not null,
        fields jsonb not null
      )`.execute(db);
  },
};
