import { z } from 'zod';
import {
  ItemAccountRequest,
  ItemId,
  MatchDecision,
  MatchPage,
  MatchQuery,
  MatchSummary,
  MatchView,
} from '@headwater/contract';
import {
  csvResponse,
  route,
  xlsxResponse,
  type Cell,
  type Ctx,
  type Route,
} from '../../platform/index.js';
import { decideMatch, undoMatch } from './decide.js';
import { decideItemAccount } from './item-account.js';
import { matchSummary } from './summary.js';
import { listMatches, matchView } from './views.js';

const params = z.object({ id: z.uuid() });
const all = '/api/v1/account-matches';
const one = `${all}/{id}`;

export const matchRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: all,
      permission: 'read',
      summary: 'Whose feedback it is: voices with their accounts',
      query: MatchQuery,
      response: MatchPage,
    },
    (ctx, { query }) => listMatches(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${all}.csv`,
      permission: 'read',
      summary: 'The same voices as a file',
      query: MatchQuery,
      produces: 'text/csv',
    },
    (ctx, { query }) => csvResponse('matches.csv', header, exported(ctx, query)),
  ),
  route(
    {
      method: 'get',
      path: `${all}.xlsx`,
      permission: 'read',
      summary: 'The same voices as a workbook',
      query: MatchQuery,
      produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
    (ctx, { query }) => xlsxResponse('matches.xlsx', header, exported(ctx, query)),
  ),
  route(
    {
      method: 'get',
      path: `${all}/summary`,
      permission: 'read',
      summary: 'How much feedback has an account, and how often each way was right',
      response: MatchSummary,
    },
    (ctx) => matchSummary(ctx),
  ),
  route(
    {
      method: 'get',
      path: one,
      permission: 'read',
      summary: 'One voice',
      params,
      response: MatchView,
    },
    (ctx, { params }) => matchView(ctx, params.id),
  ),
  route(
    {
      method: 'post',
      path: `${one}/decide`,
      permission: 'accounts:edit',
      summary: 'Confirm or correct whose voice it is, or say that it is nobody’s; kept for ever',
      params,
      body: MatchDecision,
      response: MatchView,
      ifMatch: true,
    },
    (ctx, { params, body, version }) =>
      decideMatch(ctx, { id: params.id, version, decision: body }),
  ),
  route(
    {
      method: 'post',
      path: `${one}/undo`,
      permission: 'accounts:edit',
      summary: 'Take the last decision about a voice back',
      params,
      response: MatchView,
      ifMatch: true,
    },
    (ctx, { params, version }) => undoMatch(ctx, { id: params.id, version }),
  ),
  route(
    {
      method: 'put',
      path: '/api/v1/items/{id}/account',
      permission: 'accounts:edit',
      summary: 'Say whose feedback an item, and all by the same voice, is',
      params: z.object({ id: ItemId }),
      body: ItemAccountRequest,
      response: MatchView,
    },
    (ctx, { params, body }) => decideItemAccount(ctx, { id: params.id, ...body }),
  ),
];

const header = ['voice', 'state', 'found by', 'confidence', 'account', 'items', 'decided by'];

async function* exported(ctx: Ctx, query: MatchQuery): AsyncGenerator<readonly Cell[], void, void> {
  let cursor: string | undefined;
  do {
    const page = await listMatches(ctx, { ...query, cursor, limit: 200 });
    for (const row of page.rows) {
      yield [
        row.voice,
        row.state,
        row.how,
        row.confidence,
        row.account?.name,
        row.items,
        row.decidedBy,
      ];
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
