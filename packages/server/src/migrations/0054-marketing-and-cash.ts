import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * What channels cost and brought, what moved cash, what the bank stated, and which section of the statement a
 * category belongs to. `key` tells rows apart, so that an import repeated adds nothing; `origin` is the import
 * that wrote a row last.
 */
export const marketingAndCash: Migration = {
  id: '0054-marketing-and-cash',
  up: async (db) => {
    await sql`
      create table marketing_month (
        key text primary key,
        month text not null,
        channel text not null,
        product text,
        currency text not null,
        spend_minor bigint not null,
        leads bigint,
        opportunities bigint,
        customers bigint,
        new_mrr_minor bigint,
        content_hash uuid not null,
        origin uuid,
        demo boolean not null default false
      )`.execute(db);
    await sql`create index marketing_month_month on marketing_month (month)`.execute(db);
    await sql`
      create table ledger_line (
        key text primary key,
        base text not null,
        day date not null,
        category text not null,
        product text,
        currency text not null,
        amount_minor bigint not null,
        description text,
        external_id text,
        content_hash uuid not null,
        origin uuid,
        demo boolean not null default false
      )`.execute(db);
    await sql`create index ledger_line_day on ledger_line (day, key)`.execute(db);
    await sql`create index ledger_line_base on ledger_line (base)`.execute(db);
    await sql`
      create table cash_balance (
        day date not null,
        currency text not null,
        balance_minor bigint not null,
        origin uuid,
        demo boolean not null default false,
        primary key (day, currency)
      )`.execute(db);
    await sql`
      create table cash_sections (
        one boolean primary key default true check (one),
        sections jsonb not null default '{}',
        version int not null default 1,
        edited_by text,
        edited_at timestamptz
      )`.execute(db);
    await sql`insert into cash_sections default values`.execute(db);
  },
};
