import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * Competitors, what a run counts of them and of us theme by theme, and the gaps that this shows. A gap's identity
 * (kind, theme, competitor, segment) outlives runs, with all that people have said of it; its figures are a run's.
 */
export const market: Migration = {
  id: '0062-market',
  up: async (db) => {
    await sql`
      create table competitor (
        id uuid primary key,
        name text not null,
        aliases text[] not null default '{}',
        note text,
        found boolean not null default false,
        demo boolean not null default false,
        version int not null default 1,
        edited_by text,
        edited_at timestamptz,
        created_by text not null,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create unique index competitor_name on competitor (lower(name))`.execute(db);

    await sql`
      create table market_run (
        run_id uuid primary key references analysis_run (id) on delete cascade,
        counted_at timestamptz not null,
        rate double precision not null,
        looks int not null,
        first_week date,
        weeks int not null,
        recent_weeks int not null,
        scale_low real,
        scale_high real
      )`.execute(db);

    // One row for each theme × who × segment × kind; theme zero stands for anything that was said.
    await sql`
      create table market_count (
        run_id uuid not null references analysis_run (id) on delete cascade,
        theme_id uuid not null,
        who text not null,
        segment text not null,
        kind text not null,
        customers int not null,
        statements int not null,
        polarity_sum double precision not null,
        polarity_squares double precision not null,
        rated int not null,
        rating_sum double precision not null,
        rating_squares double precision not null,
        recent int not null,
        earlier int not null,
        week_customers int[] not null default '{}',
        primary key (run_id, theme_id, who, segment, kind)
      )`.execute(db);

    // The figures are those of the last count that looked at it: so one sees where a gap went that is gone.
    await sql`
      create table gap (
        id uuid primary key,
        kind text not null,
        theme_id uuid,
        competitor_id uuid references competitor (id) on delete cascade,
        segment text,
        state text not null default 'open' check (state in ('open', 'watched', 'dismissed')),
        decided_reason text,
        decided_by text,
        decided_at timestamptz,
        stands boolean not null,
        theme_label text,
        size_value double precision not null,
        size_low double precision not null,
        size_high double precision not null,
        effect_value double precision not null,
        effect_low double precision not null,
        effect_high double precision not null,
        p_value double precision not null,
        q_value double precision not null,
        sentence text not null,
        sides jsonb not null,
        examples jsonb not null default '{"us": [], "them": []}',
        first_run uuid not null,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        version int not null default 1,
        edited_by text,
        edited_at timestamptz
      )`.execute(db);
    await sql`
      create unique index gap_identity on gap (kind,
        coalesce(theme_id, '00000000-0000-0000-0000-000000000000'),
        coalesce(competitor_id, '00000000-0000-0000-0000-000000000000'),
        coalesce(segment, ''))`.execute(db);

    await sql`
      create table gap_step (
        run_id uuid not null references analysis_run (id) on delete cascade,
        gap_id uuid not null references gap (id) on delete cascade,
        stands boolean not null,
        size_value double precision not null,
        size_low double precision not null,
        size_high double precision not null,
        q_value double precision not null,
        primary key (run_id, gap_id)
      )`.execute(db);
    await sql`create index gap_step_gap on gap_step (gap_id)`.execute(db);

    await sql`
      create table gap_note (
        id uuid primary key,
        gap_id uuid not null references gap (id) on delete cascade,
        text text not null,
        by_id uuid,
        by_name text not null,
        at timestamptz not null
      )`.execute(db);
    await sql`create index gap_note_gap on gap_note (gap_id, at desc)`.execute(db);

    await sql`
      create table gap_event (
        id uuid primary key,
        gap_id uuid not null references gap (id) on delete cascade,
        event text not null,
        detail text not null,
        reason text,
        run_id uuid,
        by_name text,
        at timestamptz not null
      )`.execute(db);
    await sql`create index gap_event_gap on gap_event (gap_id, at desc)`.execute(db);

    // Us against each competitor, and against all of them ('them'), theme by theme.
    await sql`
      create table market_compare (
        run_id uuid not null references analysis_run (id) on delete cascade,
        against text not null,
        theme_id uuid not null,
        figures jsonb not null,
        primary key (run_id, against, theme_id)
      )`.execute(db);

    // Importance and satisfaction of a run's themes.
    await sql`
      create table market_opportunity (
        run_id uuid not null references analysis_run (id) on delete cascade,
        theme_id uuid not null,
        customers int not null,
        importance_value double precision not null,
        importance_low double precision not null,
        importance_high double precision not null,
        satisfaction_value double precision not null,
        satisfaction_low double precision not null,
        satisfaction_high double precision not null,
        score_value double precision not null,
        score_low double precision not null,
        score_high double precision not null,
        primary key (run_id, theme_id)
      )`.execute(db);
  },
};
