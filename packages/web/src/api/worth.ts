import { ThemeChurn, ThemeWorth, WorthRowPage } from '@headwater/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type Query } from './client.js';

export const themeWorthQuery = (id: string, query: Query) =>
  queryOptions({
    queryKey: ['theme', id, 'worth', query],
    queryFn: ({ signal }) => call(ThemeWorth, `/themes/${id}/worth`, { query, signal }),
  });

export const worthRowsQuery = (id: string, query: Query) =>
  infiniteQueryOptions({
    queryKey: ['theme', id, 'worth-rows', query],
    queryFn: ({ pageParam, signal }) =>
      call(WorthRowPage, `/themes/${id}/worth/rows`, {
        query: { ...query, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const themeChurnQuery = (id: string, query: Query) =>
  queryOptions({
    queryKey: ['theme', id, 'churn', query],
    queryFn: ({ signal }) => call(ThemeChurn, `/themes/${id}/churn`, { query, signal }),
  });
