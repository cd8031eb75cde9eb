import type { MarketingQuery, MarketingRowsQuery } from '@headwater/contract';
import type { Ctx } from '../../platform/index.js';
import { major, type Table } from '../exports.js';
import { marketingRows } from './rows.js';
import { marketingView } from './view.js';

const amount = (minor: number | null, currency: string): number | null =>
  minor === null ? null : major(minor, currency);

export function channelsTable(ctx: Ctx, query: MarketingQuery): Table {
  async function* rows() {
    const { channels, total, currency } = await marketingView(ctx, query);
    if (currency === null) return;
    for (const one of [...channels, total]) {
      const cost = one.acquisitionCostMinor;
      const last = one.lastCustomers?.ok === true ? one.lastCustomers : null;
      yield [
        one.channel ?? 'all channels',
        currency,
        major(one.spendMinor, currency),
        one.leads,
        one.opportunities,
        one.customers,
        amount(one.newMrrMinor, currency),
        one.leadToOpportunity?.value,
        one.opportunityToCustomer?.value,
        one.leadToCustomer?.value,
        amount(cost.value, currency),
        amount(cost.low, currency),
        amount(cost.high, currency),
        one.paybackMonths.value,
        one.paybackMonths.low,
        one.paybackMonths.high,
        one.lifetimeValueToCost?.value,
        one.lifetimeValueToCost?.low,
        one.lifetimeValueToCost?.high,
        amount(last?.costMinor ?? null, currency),
      ];
    }
  }
  return {
    name: 'marketing',
    header: [
      'channel',
      'currency',
      'spend',
      'leads',
      'opportunities',
      'customers',
      'new monthly revenue',
      'leads to opportunities',
      'opportunities to customers',
      'leads to customers',
      'acquisition cost',
      'acquisition cost low',
      'acquisition cost high',
      'payback months',
      'payback low',
      'payback high',
      'LTV : CAC',
      'LTV : CAC low',
      'LTV : CAC high',
      'cost of the last customers',
    ],
    rows: rows(),
  };
}

// Few large pages are quicker than many small ones.
const pageRows = 10_000;

export function marketingRowsTable(ctx: Ctx, query: MarketingRowsQuery): Table {
  async function* rows() {
    let cursor: string | undefined;
    do {
      const page = await marketingRows(ctx, { ...query, cursor, limit: pageRows });
      for (const { month, channel, product, spend, newMrr, ...counts } of page.rows) {
        yield [
          month,
          channel,
          product,
          spend.currency,
          major(spend.minor, spend.currency),
          counts.leads,
          counts.opportunities,
          counts.customers,
          amount(newMrr?.minor ?? null, spend.currency),
        ];
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  return {
    name: 'marketing-rows',
    header: [
      'month',
      'channel',
      'product',
      'currency',
      'spend',
      'leads',
      'opportunities',
      'customers',
      'new mrr',
    ],
    rows: rows(),
  };
}
