import {
  MarketingQuery,
  MarketingRowPage,
  MarketingRowsQuery,
  MarketingView,
} from '@headwater/contract';
import { route, type Route } from '../../platform/index.js';
import { files } from '../files.js';
import { marketingRows } from './rows.js';
import { channelsTable, marketingRowsTable } from './tables.js';
import { marketingView } from './view.js';

const base = '/api/v1/finance/marketing';

export const marketingRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: base,
      permission: 'finance:read',
      summary: 'What channels cost and brought: conversions, acquisition cost, payback, LTV : CAC',
      query: MarketingQuery,
      response: MarketingView,
    },
    (ctx, { query }) => marketingView(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/rows`,
      permission: 'finance:read',
      summary: 'The rows under a figure of marketing',
      query: MarketingRowsQuery,
      response: MarketingRowPage,
    },
    (ctx, { query }) => marketingRows(ctx, query),
  ),
  ...files({
    path: base,
    summary: 'The channels',
    query: MarketingQuery,
    table: channelsTable,
  }),
  ...files({
    path: `${base}/rows`,
    summary: 'The rows under a figure of marketing',
    query: MarketingRowsQuery,
    table: marketingRowsTable,
  }),
];
