import {
  ComparePage,
  CompareQuery,
  CompetitorInput,
  CompetitorMerge,
  CompetitorPage,
  CompetitorPatch,
  CompetitorView,
  GapNoteInput,
  GapPage,
  GapPatch,
  GapQuery,
  GapView,
  OpportunityPage,
  OpportunityQuery,
  WhoseChange,
  WhosePage,
} from '@headwater/contract';
import { z } from 'zod';
import { route, type Route } from '../platform/index.js';
import { compareMarket } from './compare.js';
import { competitorView, listCompetitors } from './competitors.js';
import { addNote, decideGap, removeNote } from './decide-gap.js';
import {
  createCompetitor,
  editCompetitor,
  mergeCompetitors,
  removeCompetitor,
} from './edit-competitor.js';
import { exportGaps, exportGapsBook } from './export-gaps.js';
import { gapView } from './gap-view.js';
import { listGaps } from './list-gaps.js';
import { listOpportunities } from './opportunities.js';
import {
  exportComparison,
  exportComparisonBook,
  exportOpportunities,
  exportOpportunitiesBook,
} from './export-themes.js';
import { changeWhose, listWhose } from './whose.js';

const params = z.object({ id: z.uuid() });
const base = '/api/v1/market';
const competitor = `${base}/competitors/{id}`;
const gap = `${base}/gaps/{id}`;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const competitorRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: `${base}/competitors`,
      permission: 'read',
      summary: 'Competitors with what is said about them',
      response: CompetitorPage,
    },
    (ctx) => listCompetitors(ctx),
  ),
  route(
    {
      method: 'post',
      path: `${base}/competitors`,
      permission: 'market:edit',
      summary: 'Write down a competitor',
      body: CompetitorInput,
      response: CompetitorView,
      status: 201,
    },
    (ctx, { body }) => createCompetitor(ctx, body),
  ),
  route(
    {
      method: 'get',
      path: competitor,
      permission: 'read',
      summary: 'One competitor',
      params,
      response: CompetitorView,
    },
    (ctx, { params }) => competitorView(ctx, params.id),
  ),
  route(
    {
      method: 'patch',
      path: competitor,
      permission: 'market:edit',
      summary: 'Change a competitor’s names or note',
      params,
      body: CompetitorPatch,
      response: CompetitorView,
      ifMatch: true,
    },
    (ctx, { params, body, version }) =>
      editCompetitor(ctx, { id: params.id, version, patch: body }),
  ),
  route(
    {
      method: 'delete',
      path: competitor,
      permission: 'market:edit',
      summary: 'Remove a competitor and its gaps; its feedback stays',
      params,
    },
    (ctx, { params }) => removeCompetitor(ctx, params.id),
  ),
  route(
    {
      method: 'post',
      path: `${competitor}/merge`,
      permission: 'market:edit',
      summary: 'Put two competitors together that are one',
      params,
      body: CompetitorMerge,
      response: CompetitorView,
    },
    (ctx, { params, body }) => mergeCompetitors(ctx, params.id, body.from),
  ),
  route(
    {
      method: 'get',
      path: `${base}/whose`,
      permission: 'read',
      summary: 'Sources, products and names, and whose product each is about',
      response: WhosePage,
    },
    (ctx) => listWhose(ctx),
  ),
  route(
    {
      method: 'put',
      path: `${base}/whose`,
      permission: 'market:edit',
      summary: 'Say whose product the feedback of a source, a product or under a name is about',
      body: WhoseChange,
      response: WhosePage,
    },
    (ctx, { body }) => changeWhose(ctx, body),
  ),
];

const gapRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: `${base}/gaps`,
      permission: 'read',
      summary: 'Gaps in the market, with size, interval and rate of false ones',
      query: GapQuery,
      response: GapPage,
    },
    (ctx, { query }) => listGaps(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/gaps.csv`,
      permission: 'read',
      summary: 'The same list as a file',
      query: GapQuery,
      produces: 'text/csv',
    },
    (ctx, { query }) => exportGaps(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/gaps.xlsx`,
      permission: 'read',
      summary: 'The same list as a workbook',
      query: GapQuery,
      produces: xlsx,
    },
    (ctx, { query }) => exportGapsBook(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: gap,
      permission: 'read',
      summary: 'One gap with evidence, notes and history',
      params,
      response: GapView,
    },
    (ctx, { params }) => gapView(ctx, params.id),
  ),
  route(
    {
      method: 'patch',
      path: gap,
      permission: 'market:edit',
      summary: 'Watch a gap, dismiss it with a reason, or take either back',
      params,
      body: GapPatch,
      response: GapView,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => decideGap(ctx, { id: params.id, version, patch: body }),
  ),
  route(
    {
      method: 'post',
      path: `${gap}/notes`,
      permission: 'market:edit',
      summary: 'Write a note on a gap',
      params,
      body: GapNoteInput,
      response: GapView,
      status: 201,
    },
    (ctx, { params, body }) => addNote(ctx, params.id, body.text),
  ),
  route(
    {
      method: 'delete',
      path: `${gap}/notes/{note}`,
      permission: 'market:edit',
      summary: 'Remove a note that one wrote oneself',
      params: params.extend({ note: z.uuid() }),
      response: GapView,
    },
    (ctx, { params }) => removeNote(ctx, params.id, params.note),
  ),
];

const themeRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: `${base}/compare`,
      permission: 'read',
      summary: 'Us and a competitor, or all of them, theme by theme',
      query: CompareQuery,
      response: ComparePage,
    },
    (ctx, { query }) => compareMarket(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/compare.csv`,
      permission: 'read',
      summary: 'The same list as a file',
      query: CompareQuery,
      produces: 'text/csv',
    },
    (ctx, { query }) => exportComparison(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/compare.xlsx`,
      permission: 'read',
      summary: 'The same list as a workbook',
      query: CompareQuery,
      produces: xlsx,
    },
    (ctx, { query }) => exportComparisonBook(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/opportunities`,
      permission: 'read',
      summary: 'What matters to our customers, and how satisfied they are with it',
      query: OpportunityQuery,
      response: OpportunityPage,
    },
    (ctx, { query }) => listOpportunities(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/opportunities.csv`,
      permission: 'read',
      summary: 'The same list as a file',
      query: OpportunityQuery,
      produces: 'text/csv',
    },
    (ctx, { query }) => exportOpportunities(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${base}/opportunities.xlsx`,
      permission: 'read',
      summary: 'The same list as a workbook',
      query: OpportunityQuery,
      produces: xlsx,
    },
    (ctx, { query }) => exportOpportunitiesBook(ctx, query),
  ),
];

export const marketRoutes: readonly Route[] = [...competitorRoutes, ...gapRoutes, ...themeRoutes];
