import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.js';

/**
 * Gives the items of these voices the account that their match says. Answers how many have another one now.
 * Take `itemsInTurn` before the voices' rows, as whoever writes items does: else two wait for each other.
 */
export async function applyMatches(tx: Ctx, identities: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update item i set account_id = m.account
    from (
      select identity,
        case when state in ('taken', 'confirmed', 'corrected') then account_id end as account
      from account_match where identity = any(${identities}::uuid[])
    ) m
    where i.identity = m.identity and i.account_id is distinct from m.account`.execute(tx.db);
  return Number(numAffectedRows ?? 0);
}
