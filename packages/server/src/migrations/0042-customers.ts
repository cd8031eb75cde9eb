import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * What imports said of an account is kept beside what a person set, so that neither overwrites the other: the
 * columns hold what counts (a person's word, else the import's, else what follows from the books). `origin`
 * is the import that wrote a row last, which tells a clash within one file from a change over time.
 */
export const customersGiven: Migration = {
  id: '0042-customers',
  up: async (db) => {
    await sql`
      alter table account
        add column given jsonb not null default '{}',
        add column edited jsonb not null default '{}',
        add column origin uuid,
        drop column content_hash`.execute(db);
    await sql`
      update account set given = jsonb_strip_nulls(jsonb_build_object(
        'externalId', external_id, 'name', name, 'domain', domain, 'plan', plan, 'segment', segment,
        'revenue', monthly_revenue_minor::text, 'currency', currency))`.execute(db);
    await sql`alter table contact add column origin uuid`.execute(db);
    await sql`alter table subscription add column origin uuid`.execute(db);
    await sql`create index subscription_external_id on subscription (external_id)
      where external_id is not null`.execute(db);
    await sql`alter table invoice add column origin uuid`.execute(db);
    await sql`alter table currency_rate add column origin uuid`.execute(db);
  },
};
