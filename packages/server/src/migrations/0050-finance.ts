import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * What the subscriptions and invoices add up to. Every table belongs to a generation: a count begins a new
 * one beside the old and is swapped in when it is whole. The two bulky tables get a partition for each
 * generation, so that an old one goes by dropping a table. Months are numbers, year × 12 + month − 1, so
 * that they can be counted with.
 */
export const financeTables: Migration = {
  id: '0050-finance',
  up: async (db) => {
    await sql`
      create table revenue_generation (
        id int generated always as identity primary key,
        current boolean not null default false,
        started_at timestamptz not null,
        finished_at timestamptz,
        first_month int,
        -- The last month that closings were counted for; movements know no such end.
        last_month int not null,
        accounts int not null default 0,
        -- Invoices set aside because a subscription says what is paid.
        invoices_covered int not null default 0
      )`.execute(db);
    await sql`create unique index revenue_generation_current on revenue_generation (current) where current`.execute(
      db,
    );

    // One change of what an account pays; scope '' is the portfolio, netted over products.
    await sql`
      create table mrr_change (
        generation int not null,
        account_id uuid not null,
        scope text not null,
        currency text not null,
        -- The first month in which the account paid anything in this scope.
        cohort int not null,
        month int not null,
        delta_minor bigint not null,
        kind text not null
      ) partition by list (generation)`.execute(db);

    // What an account paid at the end of each month, in one scope and currency.
    await sql`
      create table account_revenue (
        generation int not null,
        account_id uuid not null,
        scope text not null,
        currency text not null,
        -- Of so many currencies of this account in this scope, this is the n-th: count accounts where it is 1.
        nth smallint not null,
        currencies smallint not null,
        -- Of the account in the scope, in any currency: first paid month, first month after it without
        -- payment, and the first month after the last paid one; null where there is none yet.
        first_month int not null,
        churned_month int,
        ended_month int,
        -- mrr_minor[1] is the end of start_month; null where nothing was paid; the last element goes on.
        start_month int not null,
        mrr_minor bigint[] not null
      ) partition by list (generation)`.execute(db);

    await sql`
      create table mrr_cell (
        generation int not null,
        scope text not null,
        currency text not null,
        cohort int not null,
        month int not null,
        kind text not null,
        delta_minor bigint not null,
        accounts int not null,
        primary key (generation, scope, currency, cohort, month, kind)
      )`.execute(db);

    // The independent path: what the subscriptions add up to on the last day of the month, day by day.
    await sql`
      create table mrr_closing (
        generation int not null,
        scope text not null,
        currency text not null,
        month int not null,
        minor bigint not null,
        accounts int not null,
        primary key (generation, scope, currency, month)
      )`.execute(db);

    await sql`
      create table revenue_breach (
        generation int not null,
        scope text not null,
        currency text not null,
        month int not null,
        rule text not null,
        account_id uuid,
        expected bigint not null,
        found bigint not null
      )`.execute(db);
    await sql`create index revenue_breach_generation on revenue_breach (generation)`.execute(db);

    await sql`
      create table revenue_problem (
        generation int not null,
        -- Within the generation: the place in the list.
        place int not null,
        account_id uuid not null,
        code text not null,
        -- Whether the row is left out of every figure; else it counts and is only worth a look.
        left_out boolean not null,
        row_kind text not null,
        row_key text not null,
        message text not null,
        currency text not null,
        monthly_minor bigint not null,
        starts date not null,
        primary key (generation, place)
      )`.execute(db);
  },
};
