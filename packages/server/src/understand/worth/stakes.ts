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
  /** Another text whenever any rate is another one. */
  readonly rates: string;
  /** In the currency of all sums, at today's rate; null where there is none. */
  convert(minor: number, currency: string): number | null;
}

const currencies = new WeakMap<readonly AccountStake[], readonly string[]>();

/** Those that accounts pay or paid in: told once, as long as the list is kept. */
function currenciesIn(list: readonly AccountStake[]): readonly string[] {
  const present = currencies.get(list);
  if (present !== undefined) return present;
  const found = new Set<string>();
  for (const { currency, lostCurrency } of list) {
    if (currency !== null) found.add(currency);
    if (lostCurrency !== null) found.add(lostCurrency);
  }
  const sorted = [...found].sort();
  currencies.set(list, sorted);
  return sorted;
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
  const rateFrom = new Map(
    currenciesIn(accounts).map((from) => [from, rates.rateOn(from, currency, today)]),
  );
  return {
    currency,
    list: accounts,
    accounts: stakesById(accounts),
    deals: new Map(deals.map((deal) => [deal.item, deal])),
    rates: [...rateFrom]
      .map(([from, rate]) => `${from} ${rate?.numerator ?? 0}/${rate?.denominator ?? 1}`)
      .join(' '),
    convert: (minor, from) => {
      if (from === currency) return minor;
      // Of a few currencies, for many accounts.
      const rate = rateFrom.get(from) ?? rates.rateOn(from, currency, today);
      rateFrom.set(from, rate);
      return rate === null ? null : convertMinor(minor, from, currency, rate);
    },
  };
}
