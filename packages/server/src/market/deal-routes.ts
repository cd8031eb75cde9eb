import {
  DealFilter,
  DealInput,
  DealPage,
  DealPatch,
  DealQuery,
  DealSummary,
  DealView,
} from '@headwater/contract';
import { z } from 'zod';
import { route, type Route } from '../platform/index.js';
import { summariseDeals } from './deal-summary.js';
import { createDeal, editDeal, removeDeal } from './edit-deal.js';
import { exportDeals, exportDealsBook } from './export-deals.js';
import { dealView, listDeals } from './list-deals.js';

const params = z.object({ id: z.uuid() });
const deals = '/api/v1/market/deals';
const deal = `${deals}/{id}`;

/** Amounts are in the answers of who may see money. */
export const dealRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: deals,
      permission: 'read',
      summary: 'Deals won, lost and open, with their reasons',
      query: DealQuery,
      response: DealPage,
    },
    (ctx, { query }) => listDeals(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${deals}.csv`,
      permission: 'read',
      summary: 'The same list as a file',
      query: DealQuery,
      produces: 'text/csv',
    },
    (ctx, { query }) => exportDeals(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${deals}.xlsx`,
      permission: 'read',
      summary: 'The same list as a workbook',
      query: DealQuery,
      produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
    (ctx, { query }) => exportDealsBook(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${deals}/summary`,
      permission: 'read',
      summary: 'Win rates by competitor, reason, segment and month',
      query: DealFilter,
      response: DealSummary,
    },
    (ctx, { query }) => summariseDeals(ctx, query),
  ),
  route(
    {
      method: 'post',
      path: deals,
      permission: 'market:edit',
      summary: 'Write a deal down by hand',
      body: DealInput,
      response: DealView,
      status: 201,
    },
    (ctx, { body }) => createDeal(ctx, body),
  ),
  route(
    {
      method: 'get',
      path: deal,
      permission: 'read',
      summary: 'One deal',
      params,
      response: DealView,
    },
    (ctx, { params }) => dealView(ctx, params.id),
  ),
  route(
    {
      method: 'patch',
      path: deal,
      permission: 'market:edit',
      summary: 'Change a deal',
      params,
      body: DealPatch,
      response: DealView,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editDeal(ctx, { id: params.id, version, patch: body }),
  ),
  route(
    {
      method: 'delete',
      path: deal,
      permission: 'market:edit',
      summary: 'Remove a deal and the feedback that its reason was',
      params,
    },
    (ctx, { params }) => removeDeal(ctx, params.id),
  ),
];
