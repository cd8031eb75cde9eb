import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.js';

/** Counts anew how much each voice has said: of all, or of those given. */
export async function countVoices(tx: Ctx, only?: readonly string[]): Promise<void> {
  const wanted = only ? sql`where v.identity = any(${only}::uuid[])` : sql``;
  await sql`
    update account_match m set items = c.items, last_said = c.last
    from (
      select v.identity, count(i.id)::int as items, max(i.time) as last
      from account_match v
      left join item i on i.identity = v.identity and i.duplicate_of is null
      ${wanted} group by v.identity
    ) c
    where m.identity = c.identity and (m.items, m.last_said) is distinct from (c.items, c.last)
    `.execute(tx.db);
}

/** Forgets voices whose last item is gone, unless somebody decided about them: they may come back. */
export async function dropSilent(tx: Ctx): Promise<void> {
  await sql`
    delete from account_match m
    where items = 0 and state in ('unmatched', 'suggested', 'taken')
      and not exists (select from item i where i.identity = m.identity)`.execute(tx.db);
}
