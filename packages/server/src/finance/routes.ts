import {
  CohortsView,
  FinanceSettings,
  JobView,
  PageQuery,
  RevenueAccountPage,
  RevenueAccountsQuery,
  RevenueProblemPage,
  RevenueQuery,
  RevenueView,
  SurvivalQuery,
  SurvivalView,
} from '@headwater/contract';
import { z } from 'zod';
import { route, type Route } from '../platform/index.js';
import { cohortsView } from './cohorts-view.js';
import {
  accountsTable,
  cohortsTable,
  problemsTable,
  revenueTable,
  survivalTable,
} from './exports.js';
import { files } from './files.js';
import { listProblems } from './problems.js';
import { requestRecount } from './request-recount.js';
import { revenueAccounts } from './revenue-accounts.js';
import { revenueView } from './revenue-view.js';
import { changeSettings, readSettings } from './settings.js';
import { survivalView } from './survival-view.js';

const base = '/api/v1/finance';

const views: readonly Route[] = [
  route(
    {
      method: 'get',
      path: `${base}/revenue`,
      permission: 'finance:read',
      summary: 'Monthly recurring revenue: movements, retention, lifetime value, what is left out',
      query: RevenueQuery,
      response: RevenueView,
    },
    (ctx, { query }) => revenueView(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/revenue/cohorts`,
      permission: 'finance:read',
      summary: 'Cohorts by first paid month: accounts and revenue that are left',
      query: RevenueQuery,
      response: CohortsView,
    },
    (ctx, { query }) => cohortsView(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/revenue/survival`,
      permission: 'finance:read',
      summary: 'How long accounts stay, by plan, segment, region or product',
      query: SurvivalQuery,
      response: SurvivalView,
    },
    (ctx, { query }) => survivalView(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/revenue/accounts`,
      permission: 'finance:read',
      summary: 'The accounts under a figure of revenue',
      query: RevenueAccountsQuery,
      response: RevenueAccountPage,
    },
    (ctx, { query }) => revenueAccounts(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/revenue/problems`,
      permission: 'finance:read',
      summary: 'Subscriptions and invoices that are left out or worth a look',
      query: PageQuery,
      response: RevenueProblemPage,
    },
    (ctx, { query }) => listProblems(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/settings`,
      permission: 'finance:read',
      summary: 'What amounts are told in',
      response: FinanceSettings,
    },
    (ctx) => readSettings(ctx),
  ),
  route(
    {
      method: 'put',
      path: `${base}/settings`,
      permission: 'books:write',
      summary: 'Choose what amounts are told in, for everybody',
      body: FinanceSettings,
      response: FinanceSettings,
    },
    (ctx, { body }) => changeSettings(ctx, body),
  ),
  route(
    {
      method: 'post',
      path: `${base}/recount`,
      permission: 'books:write',
      summary: 'Count all revenue anew; where a count waits or runs, answers with that',
      response: JobView,
      status: 202,
    },
    (ctx) => requestRecount(ctx),
  ),
];

export const financeRoutes: readonly Route[] = [
  ...views,
  ...files({
    path: `${base}/revenue`,
    summary: 'The months',
    query: RevenueQuery,
    table: revenueTable,
  }),
  ...files({
    path: `${base}/revenue/cohorts`,
    summary: 'The cohorts',
    query: RevenueQuery,
    table: cohortsTable,
  }),
  ...files({
    path: `${base}/revenue/survival`,
    summary: 'The survival curves',
    query: SurvivalQuery,
    table: survivalTable,
  }),
  ...files({
    path: `${base}/revenue/accounts`,
    summary: 'The accounts under a figure',
    query: RevenueAccountsQuery,
    table: accountsTable,
  }),
  ...files({
    path: `${base}/revenue/problems`,
    summary: 'What is left out',
    query: z.object({}),
    table: (ctx) => problemsTable(ctx),
  }),
];
