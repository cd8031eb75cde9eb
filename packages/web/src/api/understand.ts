import {
  RunPage,
  RunView,
  ThemePage,
  ThemeStatementPage,
  ThemeView,
  TodayView,
  type ThemePatch,
} from '@headwater/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type Query } from './client.js';

export const themesQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['themes', query],
    queryFn: ({ pageParam, signal }) =>
      call(ThemePage, '/themes', { query: { ...query, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const themeQuery = (id: string, filter: Query = {}) =>
  queryOptions({
    queryKey: Object.keys(filter).length === 0 ? ['theme', id] : ['theme', id, filter],
    queryFn: ({ signal }) => call(ThemeView, `/themes/${id}`, { query: filter, signal }),
  });

export const patchTheme = (id: string, version: number, body: ThemePatch) =>
  call(ThemeView, `/themes/${id}`, { method: 'PATCH', body, version });

export const mergeThemes = (into: string, from: string[], reason?: string) =>
  call(ThemeView, '/themes/merge', { method: 'POST', body: { into, from, reason } });

export const unmergeTheme = (id: string) =>
  call(ThemeView, `/themes/${id}/unmerge`, { method: 'POST', body: {} });

export const themeStatementsQuery = (id: string, query: Query) =>
  infiniteQueryOptions({
    queryKey: ['theme', id, 'statements', query],
    queryFn: ({ pageParam, signal }) =>
      call(ThemeStatementPage, `/themes/${id}/statements`, {
        query: { ...query, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => call(TodayView, '/today', { signal }),
});

export const runsQuery = queryOptions({
  queryKey: ['runs'],
  queryFn: ({ signal }) => call(RunPage, '/analysis-runs', { query: { limit: 50 }, signal }),
});

export const runAnalysis = () => call(RunView, '/analysis-runs', { method: 'POST', body: {} });
