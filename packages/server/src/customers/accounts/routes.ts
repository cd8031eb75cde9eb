import { amountText } from '@headwater/decision';
import {
  AccountFacets,
  AccountId,
  AccountPage,
  AccountPatch,
  AccountQuery,
  AccountView,
} from '@headwater/contract';
import { z } from 'zod';
import {
  csvResponse,
  route,
  xlsxResponse,
  type Cell,
  type Ctx,
  type Route,
} from '../../platform/index.js';
import { accountView } from './account-view.js';
import { editAccount } from './edit-account.js';
import { accountFacets, eachAccount, listAccounts } from './list-accounts.js';
import { seesMoney } from './rows.js';

const params = z.object({ id: AccountId });
const all = '/api/v1/accounts';
const one = `${all}/{id}`;

export const accountRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: all,
      permission: 'read',
      summary: 'Customers: what they pay, say, and how they fare',
      query: AccountQuery,
      response: AccountPage,
    },
    (ctx, { query }) => listAccounts(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${all}.csv`,
      permission: 'read',
      summary: 'The same customers as a file',
      query: AccountQuery,
      produces: 'text/csv',
    },
    (ctx, { query }) => csvResponse('customers.csv', header(ctx), exported(ctx, query)),
  ),
  route(
    {
      method: 'get',
      path: `${all}.xlsx`,
      permission: 'read',
      summary: 'The same customers as a workbook',
      query: AccountQuery,
      produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
    (ctx, { query }) => xlsxResponse('customers.xlsx', header(ctx), exported(ctx, query)),
  ),
  route(
    {
      method: 'get',
      path: `${all}/facets`,
      permission: 'read',
      summary: 'The values that customers can be filtered by',
      response: AccountFacets,
    },
    (ctx) => accountFacets(ctx),
  ),
  route(
    {
      method: 'get',
      path: one,
      permission: 'read',
      summary: 'One customer: facts, revenue, health with its reasons, contacts, subscriptions',
      params,
      response: AccountView,
    },
    (ctx, { params }) => accountView(ctx, params.id),
  ),
  route(
    {
      method: 'patch',
      path: one,
      permission: 'accounts:edit',
      summary: 'Set facts of a customer by hand; null takes the import’s word again',
      params,
      body: AccountPatch,
      response: AccountView,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editAccount(ctx, { id: params.id, version, patch: body }),
  ),
];

const facts = ['id', 'name', 'domain', 'plan', 'segment', 'seats', 'region', 'owner', 'status'];
const days = ['since', 'renewal'];
const money = ['monthly revenue', 'currency'];
const said = ['feedback', 'pains', 'requests', 'last said', 'health'];

const header = (ctx: Ctx): string[] => [
  ...facts,
  ...days,
  ...(seesMoney(ctx.actor) ? money : []),
  ...said,
];

async function* exported(
  ctx: Ctx,
  query: AccountQuery,
): AsyncGenerator<readonly Cell[], void, void> {
  const sees = seesMoney(ctx.actor);
  for await (const row of eachAccount(ctx, query)) {
    const { revenue } = row;
    const paid = revenue
      ? [amountText(revenue.minor, revenue.currency), revenue.currency]
      : ['', ''];
    const { externalId, name, domain, plan, segment, seats, region, owner, status } = row;
    const { items, pains, requests, lastSaid, health } = row;
    const facts = [externalId, name, domain, plan, segment, seats, region, owner, status];
    const spoken = [items, pains, requests, lastSaid, health?.score];
    yield [...facts, row.since, row.renewal, ...(sees ? paid : []), ...spoken];
  }
}
