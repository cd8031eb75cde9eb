import {
  CashForecastRequest,
  CashForecastView,
  CashLinePage,
  CashLinesQuery,
  CashQuery,
  CashScenario,
  CashScenarioInput,
  CashScenarioList,
  CashSections,
  CashSectionsInput,
  CashStatementView,
} from '@headwater/contract';
import { z } from 'zod';
import { route, type Route } from '../../platform/index.js';
import { files } from '../files.js';
import { cashForecast } from './forecast.js';
import { cashLines } from './lines.js';
import { changeScenario, createScenario, deleteScenario, listScenarios } from './scenarios.js';
import { cashSections, changeSections } from './sections.js';
import { cashView } from './statement.js';
import { linesTable, statementTable } from './tables.js';

const base = '/api/v1/finance/cash';
const one = `${base}/scenarios/{id}`;
const params = z.object({ id: z.uuid() });

export const cashRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: base,
      permission: 'finance:read',
      summary: 'The cash statement by month, category and product, compared with stated balances',
      query: CashQuery,
      response: CashStatementView,
    },
    (ctx, { query }) => cashView(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/lines`,
      permission: 'finance:read',
      summary: 'The ledger lines under a figure of cash',
      query: CashLinesQuery,
      response: CashLinePage,
    },
    (ctx, { query }) => cashLines(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/sections`,
      permission: 'finance:read',
      summary: 'Which section of the statement each category belongs to',
      response: CashSections,
    },
    (ctx) => cashSections(ctx),
  ),
  route(
    {
      method: 'put',
      path: `${base}/sections`,
      permission: 'books:write',
      summary: 'Set which section categories belong to',
      body: CashSectionsInput,
      response: CashSections,
      ifMatch: true,
    },
    (ctx, { body, version }) => changeSections(ctx, body, version),
  ),
  route(
    {
      method: 'get',
      path: `${base}/scenarios`,
      permission: 'finance:read',
      summary: 'Named scenarios, and what the books propose to begin with',
      response: CashScenarioList,
    },
    (ctx) => listScenarios(ctx),
  ),
  route(
    {
      method: 'post',
      path: `${base}/scenarios`,
      permission: 'books:write',
      summary: 'Keep a scenario',
      body: CashScenarioInput,
      response: CashScenario,
      status: 201,
    },
    (ctx, { body }) => createScenario(ctx, body),
  ),
  route(
    {
      method: 'put',
      path: one,
      permission: 'books:write',
      summary: 'Change a scenario',
      params,
      body: CashScenarioInput,
      response: CashScenario,
      ifMatch: true,
    },
    (ctx, { params, body, version }) =>
      changeScenario(ctx, { id: params.id, version, input: body }),
  ),
  route(
    {
      method: 'delete',
      path: one,
      permission: 'books:write',
      summary: 'Remove a scenario',
      params,
    },
    (ctx, { params }) => deleteScenario(ctx, params.id),
  ),
  route(
    {
      method: 'post',
      path: `${base}/forecast`,
      permission: 'finance:read',
      summary: 'Cash of 24 months under up to four scenarios: paths, runway, what matters most',
      body: CashForecastRequest,
      response: CashForecastView,
    },
    async (ctx, { body }) => cashForecast(ctx, body),
  ),
  ...files({
    path: base,
    summary: 'The cash statement',
    query: CashQuery,
    table: statementTable,
  }),
  ...files({
    path: `${base}/lines`,
    summary: 'The ledger lines',
    query: CashLinesQuery,
    table: linesTable,
  }),
];
