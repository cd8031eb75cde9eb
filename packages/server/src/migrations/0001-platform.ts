import { sql } from 'kysely';
import type { Migration } from '../platform/index.js';

/** Accounts, keys, invitations, audit, jobs and settings. */
export const platform: Migration = {
  id: '0001-platform',
  up: async (db) => {
    await sql`
      create table person (
        id uuid primary key,
        name text not null,
        email text not null,
        email_verified boolean not null default false,
        image text,
        role text not null default 'viewer',
        disabled_at timestamptz,
        last_seen_at timestamptz,
        last_visit_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db);
    await sql`create unique index person_email on person (lower(email))`.execute(db);
    await sql`
      create table session (
        id uuid primary key,
        person_id uuid not null references person on delete cascade,
        token text not null unique,
        expires_at timestamptz not null,
        ip_address text,
        user_agent text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db);
    await sql`create index session_person on session (person_id)`.execute(db);
    await sql`
      create table credential (
        id uuid primary key,
        person_id uuid not null references person on delete cascade,
        account_id text not null,
        provider_id text not null,
        password text,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (provider_id, account_id)
      )`.execute(db);
    await sql`create index credential_person on credential (person_id)`.execute(db);
    await sql`
      create table verification (
        id uuid primary key,
        identifier text not null,
        value text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db);
    await sql`create index verification_identifier on verification (identifier)`.execute(db);
    await sql`
      create table api_key (
        id uuid primary key,
        person_id uuid not null references person on delete cascade,
        name text not null,
        prefix text not null,
        hash text not null unique,
        scopes text[] not null,
        expires_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table invitation (
        id uuid primary key,
        email text,
        role text not null,
        token_hash text not null unique,
        invited_by uuid not null references person,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default now()
      )`.execute(db);
    // No reference to a person: an entry outlives whoever made it.
    await sql`
      create table audit_event (
        id uuid primary key,
        at timestamptz not null default now(),
        actor_kind text not null,
        actor_id text,
        actor_name text not null,
        action text not null,
        subject text not null,
        before jsonb,
        after jsonb,
        ip text,
        key_id text,
        request_id text
      )`.execute(db);
    await sql`create index audit_event_at on audit_event (at desc, id desc)`.execute(db);
    await sql`
      create table job (
        id uuid primary key,
        queue_id uuid,
        name text not null,
        key text,
        state text not null default 'waiting',
        payload jsonb not null,
        cursor jsonb,
        done bigint not null default 0,
        total bigint,
        unit text not null default '',
        message text not null default '',
        error text,
        rate double precision,
        failures integer not null default 0,
        deaths integer not null default 0,
        worker_key text,
        cancel_requested boolean not null default false,
        created_by uuid,
        created_by_name text,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz
      )`.execute(db);
    await sql`create index job_created on job (created_at desc, id desc)`.execute(db);
    await sql`
      create unique index job_key on job (name, key)
      where key is not null and state in ('waiting', 'running')`.execute(db);
    await sql`create index job_running on job (state) where state = 'running'`.execute(db);
    await sql`
      create table setting (
        name text primary key,
        value jsonb not null,
        updated_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table idempotency (
        actor text not null,
        key text not null,
        route text not null,
        request_hash text not null,
        status integer,
        response jsonb,
        created_at timestamptz not null default now(),
        primary key (actor, key)
      )`.execute(db);
    await sql`create index idempotency_created on idempotency (created_at)`.execute(db);
    // The shape that rate-limiter-flexible expects.
    await sql`
      create table rate_limit (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      )`.execute(db);
  },
};
