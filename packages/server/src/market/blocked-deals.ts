import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { BlockedDeal } from '../understand/index.js';

/** Deals that were lost or are open, with an amount and a reason: what the themes named there may have cost. */
export async function blockedDeals(ctx: Ctx): Promise<readonly BlockedDeal[]> {
  const { rows } = await sql<BlockedDeal>`
    select item_id as item, coalesce(name, account_name) as name, account_id as account,
      amount_minor as minor, currency, day
    from deal
    where outcome in ('lost', 'open') and item_id is not null
      and amount_minor is not null and currency is not null`.execute(ctx.db);
  return rows;
}
