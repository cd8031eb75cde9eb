import {
  CashForecastView,
  CashLinePage,
  CashScenario,
  CashScenarioList,
  CashSections,
  CashStatementView,
  MarketingRowPage,
  MarketingView,
  type CashForecastRequest,
  type CashScenarioInput,
  type CashSectionsInput,
} from '@headwater/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, send, type Query } from './client.js';

export const marketingQuery = (query: Query) =>
  queryOptions({
    queryKey: ['marketing', query],
    queryFn: ({ signal }) => call(MarketingView, '/finance/marketing', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const marketingRowsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['marketing-rows', query],
    queryFn: ({ pageParam, signal }) =>
      call(MarketingRowPage, '/finance/marketing/rows', {
        query: { ...query, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const cashQuery = (query: Query) =>
  queryOptions({
    queryKey: ['cash', query],
    queryFn: ({ signal }) => call(CashStatementView, '/finance/cash', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const cashLinesQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['cash-lines', query],
    queryFn: ({ pageParam, signal }) =>
      call(CashLinePage, '/finance/cash/lines', {
        query: { ...query, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const sectionsQuery = queryOptions({
  queryKey: ['cash-sections'],
  queryFn: ({ signal }) => call(CashSections, '/finance/cash/sections', { signal }),
});

export const putSections = (version: number, body: CashSectionsInput) =>
  call(CashSections, '/finance/cash/sections', { method: 'PUT', body, version });

export const scenariosQuery = queryOptions({
  queryKey: ['cash-scenarios'],
  queryFn: ({ signal }) => call(CashScenarioList, '/finance/cash/scenarios', { signal }),
});

export const createScenario = (body: CashScenarioInput) =>
  call(CashScenario, '/finance/cash/scenarios', { method: 'POST', body });

export const changeScenario = (id: string, version: number, body: CashScenarioInput) =>
  call(CashScenario, `/finance/cash/scenarios/${id}`, { method: 'PUT', body, version });

export const deleteScenario = (id: string) =>
  send(`/finance/cash/scenarios/${id}`, { method: 'DELETE' });

export const forecastQuery = (request: Pick<CashForecastRequest, 'scenarios' | 'start'>) =>
  queryOptions({
    queryKey: ['cash-forecast', request],
    queryFn: ({ signal }) =>
      call(CashForecastView, '/finance/cash/forecast', { method: 'POST', body: request, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
