import { z } from 'zod';
import {
  ItemPage,
  ItemQuery,
  ItemView,
  KindCorrection,
  PageQuery,
  PlacementReason,
  RunPage,
  RunView,
  SplitChoice,
  SplitPreview,
  StatementPlace,
  StatementView,
  OwnFilter,
  ThemeEdit,
  ThemeEditPage,
  ThemeEditQuery,
  ThemeEdited,
  ThemeGroup,
  ThemeMerge,
  ThemeMove,
  ThemePage,
  ThemePatch,
  ThemeQuery,
  ThemeSplit,
  ThemeStatementPage,
  ThemeStatementQuery,
  ThemeView,
  TodayView,
} from '@headwater/contract';
import { route, type Route } from '../platform/index.js';
import { correctKind, statementRef } from './correct-kind.js';
import { listEdits } from './edit-log.js';
import { editTheme } from './edit-theme.js';
import { exportItems, exportStatements, exportThemes } from './exports.js';
import { groupTheme } from './group-theme.js';
import { itemView, listItems } from './inbox.js';
import type { AnalysisJobs } from './jobs.js';
import { listThemes } from './list-themes.js';
import { mergeThemes } from './merge-themes.js';
import { moveStatements, placeStatement } from './move-statements.js';
import { listRuns, requestAnalysis, runView } from './request-analysis.js';
import { previewSplit, splitTheme } from './split-theme.js';
import { themeStatements } from './theme-statements.js';
import { themeView } from './theme-view.js';
import { today } from './today.js';
import { undoEdit, unmergeTheme } from './undo-edit.js';
import type { BlockedDeals } from './worth/index.js';
import { whyHere } from './why-here.js';

const params = z.object({ id: z.uuid() });
const theme = '/api/v1/themes/{id}';

export function understandRoutes(jobs: AnalysisJobs, blockedDeals: BlockedDeals): readonly Route[] {
  return [...itemRoutes, ...themeRoutes(blockedDeals), ...curationRoutes, ...runRoutes(jobs)];
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
  route(
    {
      method: 'get',
      path: '/api/v1/statements/{id}/why',
      permission: 'read',
      summary: 'Why a statement is in its theme: who put it there, or what is near it',
      params: z.object({ id: statementRef }),
      response: PlacementReason,
    },
    (ctx, { params }) => whyHere(ctx, params.id),
  ),
];

const themeRoutes = (blockedDeals: BlockedDeals): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/themes',
      permission: 'read',
      summary: 'Themes, ranked, with their sizes under the filter',
      query: ThemeQuery,
      response: ThemePage,
    },
    (ctx, { query }) => listThemes(ctx, query, blockedDeals),
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
    async (ctx, { query }) => exportThemes(ctx, query, blockedDeals),
  ),
  route(
    {
      method: 'get',
      path: theme,
      permission: 'read',
      summary: 'One theme: sizes under the filter, weeks, who says it, history',
      params,
      query: OwnFilter,
      response: ThemeView,
    },
    (ctx, { params, query }) => themeView(ctx, params.id, query),
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

const curationRoutes: readonly Route[] = [
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
      method: 'patch',
      path: theme,
      permission: 'themes:edit',
      summary: 'Rename, pin or ignore a theme',
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
      method: 'post',
      path: `${theme}/move`,
      permission: 'themes:edit',
      summary: 'Move sentences to another theme, or out of every theme',
      params,
      body: ThemeMove,
      response: ThemeEdited,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => moveStatements(ctx, { id: params.id, version, move: body }),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/statements/{id}/place',
      permission: 'themes:edit',
      summary: 'Put one sentence into a theme, from another one or from none',
      params: z.object({ id: statementRef }),
      body: StatementPlace,
      response: ThemeEdited,
    },
    (ctx, { params, body }) => placeStatement(ctx, params.id, body),
  ),
  route(
    {
      method: 'post',
      path: `${theme}/split-preview`,
      permission: 'themes:edit',
      summary: 'What a split would take, without doing it',
      params,
      body: SplitChoice,
      response: SplitPreview,
    },
    (ctx, { params, body }) => previewSplit(ctx, params.id, body),
  ),
  route(
    {
      method: 'post',
      path: `${theme}/split`,
      permission: 'themes:edit',
      summary: 'Make a theme of its own out of some sentences; answers with the new theme',
      params,
      body: ThemeSplit,
      response: ThemeEdited,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => splitTheme(ctx, { id: params.id, version, split: body }),
  ),
  route(
    {
      method: 'post',
      path: `${theme}/group`,
      permission: 'themes:edit',
      summary: 'Put a theme into a group, a new group, or give the choice back to the analysis',
      params,
      body: ThemeGroup,
      response: ThemeEdited,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => groupTheme(ctx, { id: params.id, version, into: body }),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/theme-edits',
      permission: 'read',
      summary: 'What people did to themes, newest first: who, when, why',
      query: ThemeEditQuery,
      response: ThemeEditPage,
    },
    (ctx, { query }) => listEdits(ctx, query),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/theme-edits/{id}/undo',
      permission: 'themes:edit',
      summary: 'Undo an edit, once',
      params,
      response: ThemeEdit,
    },
    (ctx, { params }) => undoEdit(ctx, params.id),
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
