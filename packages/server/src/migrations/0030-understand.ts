import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * Runs, statements and themes. A run's rows are written beside those of the run before it and become
 * the current ones in the same transaction, so that no reader ever sees half a run.
 */
export const understandTables: Migration = {
  id: '0030-understand',
  up: async (db) => {
    await sql`
      create table analysis_run (
        id uuid primary key,
        job_id uuid,
        state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
        current boolean not null default false,
        through_batch bigint,
        items int not null default 0,
        statements int not null default 0,
        customers int not null default 0,
        currency text,
        themes int not null default 0,
        unassigned_share real,
        unassigned jsonb not null default '[]',
        languages jsonb not null default '{}',
        seed int not null,
        method jsonb not null default '{}',
        timings jsonb not null default '{}',
        vector_dimensions int,
        weeks jsonb not null default '{}',
        last_full_week date,
        error text,
        started_at timestamptz not null,
        finished_at timestamptz
      )`.execute(db);
    await sql`create unique index analysis_run_current on analysis_run (current) where current`.execute(
      db,
    );
    await sql`create index analysis_run_started on analysis_run (started_at desc)`.execute(db);

    await sql`
      create table statement (
        item_id uuid not null,
        start int not null,
        run_id uuid not null,
        "end" int not null,
        kind text not null,
        kind_confidence real not null,
        polarity real not null,
        severity real not null,
        language text not null,
        primary key (item_id, start, run_id)
      )`.execute(db);

    await sql`
      create table statement_vector (
        item_id uuid not null,
        start int not null,
        run_id uuid not null,
        vector bytea not null,
        primary key (item_id, start, run_id)
      )`.execute(db);

    // kind, customer and severity repeat what item and statement say: the ranked list then counts
    // over this one narrow table.
    await sql`
      create table statement_theme (
        item_id uuid not null,
        start int not null,
        run_id uuid not null,
        theme_id uuid not null,
        confidence real not null,
        kind text not null,
        customer_key bigint not null,
        severity real not null,
        primary key (item_id, start, run_id)
      )`.execute(db);
    await sql`create index statement_theme_theme on statement_theme (theme_id, run_id)`.execute(db);

    await sql`
      create table theme (
        id uuid primary key,
        label_given text,
        pinned boolean not null default false,
        archived boolean not null default false,
        merged_into uuid references theme (id),
        version int not null default 1,
        edited_by text,
        edited_at timestamptz,
        demo boolean not null default false,
        created_at timestamptz not null default now()
      )`.execute(db);
    await sql`create index theme_merged_into on theme (merged_into) where merged_into is not null`.execute(
      db,
    );

    await sql`
      create table theme_run (
        run_id uuid not null references analysis_run (id) on delete cascade,
        theme_id uuid not null references theme (id) on delete cascade,
        parent_id uuid,
        level smallint not null,
        label text not null,
        summary text not null,
        language text not null,
        terms text[] not null,
        kind text not null,
        kind_mix jsonb not null,
        statements int not null,
        customers int not null,
        share_value real not null,
        share_low real not null,
        share_high real not null,
        trend jsonb not null,
        severity real not null,
        cohesion real not null,
        polarity real not null,
        position_x real not null,
        position_y real not null,
        neighbours uuid[] not null,
        centroid bytea not null,
        examples jsonb not null,
        primary key (run_id, theme_id)
      )`.execute(db);

    // Sizes of a theme of the run without a filter, one row for each kind and one ('all') for any.
    await sql`
      create table theme_figure (
        run_id uuid not null references analysis_run (id) on delete cascade,
        theme_id uuid not null references theme (id) on delete cascade,
        kind text not null,
        statements int not null,
        customers int not null,
        revenue_minor bigint,
        accounts int not null,
        accounts_other_currency int not null,
        examples jsonb not null default '[]',
        primary key (run_id, theme_id, kind)
      )`.execute(db);

    await sql`
      create table theme_week (
        run_id uuid not null references analysis_run (id) on delete cascade,
        theme_id uuid not null references theme (id) on delete cascade,
        week date not null,
        statements int not null,
        customers int not null,
        share_value real not null,
        share_low real not null,
        share_high real not null,
        primary key (run_id, theme_id, week)
      )`.execute(db);

    // How many customers each value of a breakdown has in all: the other side of "who says it".
    await sql`
      create table run_dimension (
        run_id uuid not null references analysis_run (id) on delete cascade,
        dimension text not null,
        value text not null,
        customers int not null,
        primary key (run_id, dimension, value)
      )`.execute(db);

    await sql`
      create table theme_event (
        id uuid primary key,
        theme_id uuid not null references theme (id) on delete cascade,
        run_id uuid,
        event text not null,
        detail text not null,
        by_name text,
        at timestamptz not null
      )`.execute(db);
    await sql`create index theme_event_theme on theme_event (theme_id, at desc)`.execute(db);
    await sql`create index theme_event_at on theme_event (at desc)`.execute(db);

    // Kept by the statement's words: the item may be split otherwise, or its text shift, later on.
    await sql`
      create table kind_correction (
        item_id uuid not null,
        start int not null,
        text_hash text not null,
        text text not null,
        kind text not null,
        corrected_by text not null,
        corrected_at timestamptz not null,
        primary key (item_id, text_hash)
      )`.execute(db);
  },
};
