import { z } from 'zod';
import {
  ItemPage,
  ItemQuery,
  ItemView,
  KindCorrection,
  PageQuery,
  RunPage,
  RunView,
  StatementView,
  ThemeMerge,
  ThemePage,
  ThemePatch,
  ThemeQuery,
  ThemeStatementPage,
  ThemeStatementQuery,
  ThemeView,
  TodayView,
} from '@headwater/contract';
import { route, type Route } from '../platform/index.js';
import { correctKind, statementRef } from './correct-kind.js';
import { editTheme, mergeThemes, unmergeTheme } from './edit-theme.js';
import { exportItems, exportStatements, exportThemes } from './exports.js';
import { itemView, listItems } from './inbox.js';
import type { AnalysisJobs } from './jobs.js';
import { listThemes } from './list-themes.js';
import { listRuns, requestAnalysis, runView } from './request-analysis.js';
import { themeStatements } from './theme-statements.js';
import { themeView } from './theme-view.js';
import { today } from './today.js';

const params = z.object({ id: z.uuid() });
const theme = '/api/v1/themes/{id}';

export function understandRoutes(jobs: AnalysisJobs): readonly Route[] {
  return [...itemRoutes, ...themeRoutes, ...runRoutes(jobs)];
}

const itemRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/items',
      permission: 'read',
      summary: 'Items with their statements, filtered and searched',
      query: ItemQuery,
      response: ItemPage,
    },
    (ctx, { query }) => listItems(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/items.csv',
      permission: 'read',
      summary: 'The same items as a file',
      query: ItemQuery,
      produces: 'text/csv',
    },
    async (ctx, { query }) => exportItems(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/items/{id}',
      permission: 'read',
      summary: 'One item with its statements',
      params,
      response: ItemView,
    },
    (ctx, { params }) => itemView(ctx, params.id),
  ),
  route(
    {
      method: 'patch',
      path: '/api/v1/statements/{id}',
      permission: 'kinds:correct',
      summary: 'Correct the kind of a statement; kept for ever',
      params: z.object({ id: statementRef }),
      body: KindCorrection,
      response: StatementView,
    },
    (ctx, { params, body }) => correctKind(ctx, { ...params.id, kind: body.kind }),
  ),
];

const themeRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/themes',
      permission: 'read',
      summary: 'Themes, ranked, with their sizes under the filter',
      query: ThemeQuery,
      response: ThemePage,
    },
    (ctx, { query }) => listThemes(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/themes.csv',
      permission: 'read',
      summary: 'The same themes as a file',
      query: ThemeQuery,
      produces: 'text/csv',
    },
    async (ctx, { query }) => exportThemes(ctx, query),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/themes/merge',
      permission: 'themes:edit',
      summary: 'Merge themes into another one',
      body: ThemeMerge,
      response: ThemeView,
    },
    (ctx, { body }) => mergeThemes(ctx, body),
  ),
  route(
    {
      method: 'get',
      path: theme,
      permission: 'read',
      summary: 'One theme: sizes, weeks, who says it, history',
      params,
      response: ThemeView,
    },
    (ctx, { params }) => themeView(ctx, params.id),
  ),
  route(
    {
      method: 'patch',
      path: theme,
      permission: 'themes:edit',
      summary: 'Rename, pin or archive a theme',
      params,
      body: ThemePatch,
      response: ThemeView,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editTheme(ctx, { id: params.id, version, patch: body }),
  ),
  route(
    {
      method: 'post',
      path: `${theme}/unmerge`,
      permission: 'themes:edit',
      summary: 'Undo a merge',
      params,
      response: ThemeView,
    },
    (ctx, { params }) => unmergeTheme(ctx, params.id),
  ),
  route(
    {
      method: 'get',
      path: `${theme}/statements`,
      permission: 'read',
      summary: "A theme's sentences in their items",
      params,
      query: ThemeStatementQuery,
      response: ThemeStatementPage,
    },
    (ctx, { params, query }) => themeStatements(ctx, params.id, query),
  ),
  route(
    {
      method: 'get',
      path: `${theme}/statements.csv`,
      permission: 'read',
      summary: 'The same sentences as a file',
      params,
      query: ThemeStatementQuery,
      produces: 'text/csv',
    },
    async (ctx, { params, query }) => exportStatements(ctx, params.id, query),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/today',
      permission: 'read',
      summary: 'What changed, what hurts most, what is due',
      response: TodayView,
    },
    (ctx) => today(ctx),
  ),
];

const runRoutes = (jobs: AnalysisJobs): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/analysis-runs',
      permission: 'read',
      summary: 'Analyses, newest first',
      query: PageQuery,
      response: RunPage,
    },
    (ctx, { query }) => listRuns(ctx, query),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/analysis-runs',
      permission: 'analysis:run',
      summary: 'Analyse everything that is in, now',
      response: RunView,
      status: 202,
    },
    (ctx) => requestAnalysis(ctx, jobs.analyze),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/analysis-runs/{id}',
      permission: 'read',
      summary: 'One analysis: its progress is in its job',
      params,
      response: RunView,
    },
    (ctx, { params }) => runView(ctx, params.id),
  ),
];
