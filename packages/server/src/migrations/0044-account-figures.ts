import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** What is counted for each account of its feedback and health, and up to which change of accounts a run's figures go. */
export const accountFigures: Migration = {
  id: '0044-account-figures',
  up: async (db) => {
    await sql`alter table analysis_run add column accounts_seen bigint not null default 0`.execute(
      db,
    );
    await sql`
      create table account_figure (
        account_id uuid primary key references account (id) on delete cascade,
        items int not null,
        pains int not null,
        requests int not null,
        last_said timestamptz,
        -- In the currency that most accounts pay in, by today's rates: for sorting alone.
        revenue_main double precision,
        score int check (score between 0 and 100),
        base int not null,
        reasons jsonb not null,
        counted_at timestamptz not null
      )`.execute(db);
    await sql`create index account_figure_score on account_figure (score)`.execute(db);
  },
};
