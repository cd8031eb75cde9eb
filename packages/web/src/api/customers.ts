import {
  AccountPage,
  AccountThemes,
  AccountView,
  MatchPage,
  MatchSummary,
  MatchView,
  type MatchDecision,
} from '@headwater/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type Query } from './client.js';

export const accountsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['accounts', query],
    queryFn: ({ pageParam, signal }) =>
      call(AccountPage, '/accounts', {
        query: { ...query, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['account', id],
    queryFn: ({ signal }) => call(AccountView, `/accounts/${id}`, { signal }),
  });

export const accountThemesQuery = (id: string) =>
  queryOptions({
    queryKey: ['account', id, 'themes'],
    queryFn: ({ signal }) => call(AccountThemes, `/accounts/${id}/themes`, { signal }),
  });

export const matchesQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['matches', query],
    queryFn: ({ pageParam, signal }) =>
      call(MatchPage, '/account-matches', {
        query: { ...query, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const matchSummaryQuery = queryOptions({
  queryKey: ['matches', 'summary'],
  queryFn: ({ signal }) => call(MatchSummary, '/account-matches/summary', { signal }),
});

export const decideMatch = ({ id, version }: MatchView, decision: MatchDecision) =>
  call(MatchView, `/account-matches/${id}/decide`, { method: 'POST', body: decision, version });

export const undoMatch = ({ id, version }: MatchView) =>
  call(MatchView, `/account-matches/${id}/undo`, { method: 'POST', version });
