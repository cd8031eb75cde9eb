import type { DealQuery } from '@headwater/contract';
import { csvResponse, xlsxResponse, type Ctx } from '../platform/index.js';
import { listDeals } from './list-deals.js';

const header = [
  'id',
  'deal id',
  'account',
  'name',
  'outcome',
  'day',
  'monthly amount (minor units)',
  'currency',
  'competitor',
  'reason',
  'themes of the reason',
  'product',
  'segment',
];

const mostRows = 200;

async function* rows(ctx: Ctx, query: DealQuery) {
  let cursor: string | undefined;
  do {
    const page = await listDeals(ctx, { ...query, cursor, limit: mostRows });
    for (const deal of page.rows) {
      yield [
        deal.id,
        deal.externalId,
        deal.account.name,
        deal.name,
        deal.outcome,
        deal.day,
        deal.amount?.minor,
        deal.amount?.currency,
        deal.competitor?.name,
        deal.reason,
        deal.themes.map(({ label }) => label).join('; '),
        deal.product,
        deal.segment,
      ];
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

export const exportDeals = (ctx: Ctx, query: DealQuery): Promise<Response> =>
  csvResponse('deals.csv', header, rows(ctx, query));

export const exportDealsBook = (ctx: Ctx, query: DealQuery): Promise<Response> =>
  xlsxResponse('deals.xlsx', header, rows(ctx, query));
