import { sql } from 'kysely';
import { resolveAccounts } from '../customers/index.js';
import { inTransaction, type JobHandler } from '../platform/index.js';

const atOnce = 1000;

/** A prospect may have become an account since its deal came in, and an account may have gone. */
export const matchDeals: JobHandler<Record<string, never>> = ({ ctx }) =>
  inTransaction(ctx, async (tx) => {
    const { rows } = await sql<{ id: string; account: string; known: string | null }>`
      select id, account_name as account, account_id as known from deal d
      where account_id is null or not exists (select from account a where a.id = d.account_id)
      order by id for update`.execute(tx.db);
    for (let from = 0; from < rows.length; from += atOnce) {
      const some = rows.slice(from, from + atOnce);
      const found = await resolveAccounts(tx, some, { create: null });
      const matched = some.map(({ id, known }, i) => ({ id, known, now: found[i]?.id ?? null }));
      const changed = matched.filter(({ known, now }) => known !== now);
      await sql`
        update deal d set account_id = m.account_id
        from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ now }) => now)}::uuid[])
          as m (id, account_id)
        where d.id = m.id`.execute(tx.db);
    }
  });
