import { convertMinor } from '@headwater/decision';
import { accountStakes, rateTable, type AccountStake } from '../../customers/index.js';
import type { Ctx } from '../../platform/index.js';
import { stakesById } from './placed-stakes.js';

/** A deal that was lost or is open, and the item that holds its reason. */
export interface BlockedDeal {
  readonly item: string;
  readonly name: string;
  readonly account: string | null;
  readonly minor: number;
  readonly currency: string;
  readonly day: string;
}

/** Deals with an amount and a reason: of a slice that this one does not know. */
export type BlockedDeals = (ctx: Ctx) => Promise<readonly BlockedDeal[]>;

export interface Stakes {
  readonly currency: string;
  readonly list: readonly AccountStake[];
  readonly accounts: ReadonlyMap<string, AccountStake>;
  readonly deals: ReadonlyMap<string, BlockedDeal>;
  /** In the currency of all sums, at today's rate; null where there is none. */
  convert(minor: number, currency: string): number | null;
}

/** What accounts pay, paid and may pay, in one currency. */
export async function readStakes(
  ctx: Ctx,
  currency: string,
  blockedDeals: BlockedDeals,
): Promise<Stakes> {
  const [accounts, deals, rates] = await Promise.all([
    accountStakes(ctx),
    blockedDeals(ctx),
    rateTable(ctx),
  ]);
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const rateFrom = new Map<string, ReturnType<typeof rates.rateOn>>();
  return {
    currency,
    list: accounts,
    accounts: stakesById(accounts),
    deals: new Map(deals.map((deal) => [deal.item, deal])),
    convert: (minor, from) => {
      if (from === currency) return minor;
      // Of a few currencies, for many accounts.
      const rate = rateFrom.get(from) ?? rates.rateOn(from, currency, today);
      rateFrom.set(from, rate);
      return rate === null ? null : convertMinor(minor, from, currency, rate);
    },
  };
}
