import {
  AccountFacets,
  AccountPage,
  AccountThemes,
  AccountView,
  MatchPage,
  MatchSummary,
  MatchView,
  type AccountPatch,
  type MatchDecision,
} from '@headwater/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type Query } from './client.js';

export const accountsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      call(AccountPage, '/accounts', {
        query: { ...query, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** The few of that name, for the command bar. */
export const namedAccountsQuery = (q: string) =>
  queryOptions({
    queryKey: ['accounts', 'named', q],
    queryFn: ({ signal }) => call(AccountPage, '/accounts', { query: { q, limit: 5 }, signal }),
    staleTime: 30_000,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['account', id],
    queryFn: ({ signal }) => call(AccountView, `/accounts/${id}`, { signal }),
  });

export const readAccount = (id: string) => call(AccountView, `/accounts/${id}`);

export const accountThemesQuery = (id: string) =>
  queryOptions({
    queryKey: ['account', id, 'themes'],
    queryFn: ({ signal }) => call(AccountThemes, `/accounts/${id}/themes`, { signal }),
  });

/** The values that customers can be filtered by. */
export const accountFacetsQuery = queryOptions({
  queryKey: ['accounts', 'facets'],
  queryFn: ({ signal }) => call(AccountFacets, '/accounts/facets', { signal }),
  staleTime: 60_000,
});

export const patchAccount = (id: string, version: number, body: AccountPatch) =>
  call(AccountView, `/accounts/${id}`, { method: 'PATCH', body, version });

export const matchesQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['matches', 'list', query],
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

export const readMatch = (id: string) => call(MatchView, `/account-matches/${id}`);

export const decideMatch = ({ id, version }: MatchView, decision: MatchDecision) =>
  call(MatchView, `/account-matches/${id}/decide`, { method: 'POST', body: decision, version });

export const undoMatch = ({ id, version }: MatchView) =>
  call(MatchView, `/account-matches/${id}/undo`, { method: 'POST', version });
