import {
  ComparePage,
  CompetitorPage,
  CompetitorView,
  DealPage,
  DealSummary,
  DealView,
  GapPage,
  GapView,
  OpportunityPage,
  WhosePage,
  type CompetitorInput,
  type CompetitorPatch,
  type DealInput,
  type DealPatch,
  type GapPatch,
  type WhoseChange,
} from '@headwater/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { call, send, type Query } from './client.js';

const base = '/market';

const list = <S extends z.ZodType<{ next: string | null }>>(
  schema: S,
  name: string,
  query: Query,
  limit = 100,
) =>
  infiniteQueryOptions({
    queryKey: ['market', name, query],
    queryFn: ({ pageParam, signal }) =>
      call(schema, `${base}/${name}`, { query: { ...query, cursor: pageParam, limit }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const gapsQuery = (query: Query) => list(GapPage, 'gaps', query);
export const compareQuery = (query: Query) => list(ComparePage, 'compare', query);
export const opportunitiesQuery = (query: Query) => list(OpportunityPage, 'opportunities', query);
export const dealsQuery = (query: Query) => list(DealPage, 'deals', query);

export const gapQuery = (id: string) =>
  queryOptions({
    queryKey: ['market', 'gap', id],
    queryFn: ({ signal }) => call(GapView, `${base}/gaps/${id}`, { signal }),
  });
export const patchGap = (id: string, version: number, body: GapPatch) =>
  call(GapView, `${base}/gaps/${id}`, { method: 'PATCH', body, version });
export const addGapNote = (id: string, text: string) =>
  call(GapView, `${base}/gaps/${id}/notes`, { method: 'POST', body: { text } });
export const removeGapNote = (id: string, note: string) =>
  call(GapView, `${base}/gaps/${id}/notes/${note}`, { method: 'DELETE' });

export const competitorsQuery = queryOptions({
  queryKey: ['market', 'competitors'],
  queryFn: ({ signal }) => call(CompetitorPage, `${base}/competitors`, { signal }),
});
export const competitorQuery = (id: string) =>
  queryOptions({
    queryKey: ['market', 'competitor', id],
    queryFn: ({ signal }) => call(CompetitorView, `${base}/competitors/${id}`, { signal }),
  });
export const createCompetitor = (body: z.input<typeof CompetitorInput>) =>
  call(CompetitorView, `${base}/competitors`, { method: 'POST', body });
export const patchCompetitor = (id: string, version: number, body: CompetitorPatch) =>
  call(CompetitorView, `${base}/competitors/${id}`, { method: 'PATCH', body, version });
export const mergeCompetitor = (id: string, from: string) =>
  call(CompetitorView, `${base}/competitors/${id}/merge`, { method: 'POST', body: { from } });
export const removeCompetitor = (id: string) =>
  send(`${base}/competitors/${id}`, { method: 'DELETE' });

export const whoseQuery = queryOptions({
  queryKey: ['market', 'whose'],
  queryFn: ({ signal }) => call(WhosePage, `${base}/whose`, { signal }),
});
export const changeWhose = (body: WhoseChange) =>
  call(WhosePage, `${base}/whose`, { method: 'PUT', body });

export const dealSummaryQuery = (query: Query) =>
  queryOptions({
    queryKey: ['market', 'deal-summary', query],
    queryFn: ({ signal }) => call(DealSummary, `${base}/deals/summary`, { query, signal }),
  });
export const createDeal = (body: DealInput) =>
  call(DealView, `${base}/deals`, { method: 'POST', body });
export const patchDeal = (id: string, version: number, body: DealPatch) =>
  call(DealView, `${base}/deals/${id}`, { method: 'PATCH', body, version });
export const removeDeal = (id: string) => send(`${base}/deals/${id}`, { method: 'DELETE' });
