import {
  CohortsView,
  FinanceSettings,
  JobView,
  RevenueAccountPage,
  RevenueProblemPage,
  RevenueView,
  SurvivalView,
} from '@headwater/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, type Query } from './client.js';

export const revenueQuery = (query: Query) =>
  queryOptions({
    queryKey: ['revenue', query],
    queryFn: ({ signal }) => call(RevenueView, '/finance/revenue', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const cohortsQuery = (query: Query) =>
  queryOptions({
    queryKey: ['revenue-cohorts', query],
    queryFn: ({ signal }) => call(CohortsView, '/finance/revenue/cohorts', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const survivalQuery = (query: Query) =>
  queryOptions({
    queryKey: ['revenue-survival', query],
    queryFn: ({ signal }) => call(SurvivalView, '/finance/revenue/survival', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const revenueAccountsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['revenue-accounts', query],
    queryFn: ({ pageParam, signal }) =>
      call(RevenueAccountPage, '/finance/revenue/accounts', {
        query: { ...query, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const revenueProblemsQuery = infiniteQueryOptions({
  queryKey: ['revenue-problems'],
  queryFn: ({ pageParam, signal }) =>
    call(RevenueProblemPage, '/finance/revenue/problems', {
      query: { cursor: pageParam },
      signal,
    }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

export const financeSettingsQuery = queryOptions({
  queryKey: ['finance-settings'],
  queryFn: ({ signal }) => call(FinanceSettings, '/finance/settings', { signal }),
});

export const putFinanceSettings = (body: FinanceSettings) =>
  call(FinanceSettings, '/finance/settings', { method: 'PUT', body });

export const recount = () => call(JobView, '/finance/recount', { method: 'POST', body: {} });
