import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/** How many accounts began in a month and first stopped paying in another: what a survival curve of all is drawn from. */
export const revenueLife: Migration = {
  id: '0051-revenue-life',
  up: async (db) => {
    await sql`
      create table revenue_life (
        generation int not null,
        scope text not null,
        first_month int not null,
        churned_month int,
        accounts int not null
      )`.execute(db);
    await sql`create index revenue_life_scope on revenue_life (generation, scope)`.execute(db);
  },
};
