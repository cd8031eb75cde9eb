import { z } from 'zod';
import {
  Kind,
  OwnFilter,
  ThemeChurn,
  ThemeWorth,
  ThemeWorthQuery,
  WorthRowPage,
  WorthRowQuery,
} from '@headwater/contract';
import { route, type Route } from '../../platform/index.js';
import type { BlockedDeals } from './stakes.js';
import { themeChurn } from './theme-churn.js';
import { exportWorthRows, themeWorth, worthRows } from './theme-worth.js';

const params = z.object({ id: z.uuid() });
const theme = '/api/v1/themes/{id}';
const permission = 'finance:read';

export const worthRoutes = (blockedDeals: BlockedDeals): readonly Route[] => [
  route(
    {
      method: 'get',
      path: `${theme}/worth`,
      permission,
      summary: 'What a theme is worth: revenue touched, at risk, lost and blocked, also by segment',
      params,
      query: ThemeWorthQuery,
      response: ThemeWorth,
    },
    (ctx, { params, query }) => themeWorth(ctx, params.id, query, blockedDeals),
  ),
  route(
    {
      method: 'get',
      path: `${theme}/worth/rows`,
      permission,
      summary: 'The accounts or deals under one of these figures',
      params,
      query: WorthRowQuery,
      response: WorthRowPage,
    },
    (ctx, { params, query }) => worthRows(ctx, params.id, query, blockedDeals),
  ),
  route(
    {
      method: 'get',
      path: `${theme}/worth/rows.csv`,
      permission,
      summary: 'The same rows as a file',
      params,
      query: WorthRowQuery,
      produces: 'text/csv',
    },
    (ctx, { params, query }) => exportWorthRows(ctx, params.id, query, blockedDeals),
  ),
  route(
    {
      method: 'get',
      path: `${theme}/churn`,
      permission,
      summary: 'Whether a theme goes with churn, plan, tenure and time alike',
      params,
      query: OwnFilter.extend({ kind: Kind.optional() }),
      response: ThemeChurn,
    },
    (ctx, { params, query }) => themeChurn(ctx, params.id, query),
  ),
];
