import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * Every change of a scope packed into a few columns, in the order of account, currency and month: what a page
 * under a filter reads as one row instead of hundreds of thousands. Numbers are in network order.
 */
export const revenueHistory: Migration = {
  id: '0052-revenue-history',
  up: async (db) => {
    await sql`
      create table revenue_history (
        generation int not null,
        scope text not null,
        currencies text[] not null,
        -- Accounts in the order of their ids: 16 bytes, first paid month, first month after it without payment.
        accounts bytea not null,
        first_months bytea not null,
        churned_months bytea not null,
        -- Changes: place of the account, month, currency and kind, minor units.
        places bytea not null,
        months bytea not null,
        codes bytea not null,
        deltas bytea not null,
        primary key (generation, scope)
      )`.execute(db);
    for (const column of [
      'accounts',
      'first_months',
      'churned_months',
      'places',
      'months',
      'codes',
      'deltas',
    ]) {
      // Packing and unpacking would take longer than reading.
      await sql`alter table revenue_history alter column ${sql.ref(column)} set storage external`.execute(
        db,
      );
    }
  },
};
