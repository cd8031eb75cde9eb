import {
  SegmentLanguage,
  SegmentPage,
  SegmentPreview,
  SegmentView,
  type SegmentInput,
  type SegmentPatch,
} from '@headwater/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, send, type Query } from './client.js';

export const segmentsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['segments', query],
    queryFn: ({ pageParam, signal }) =>
      call(SegmentPage, '/segments', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** The few of that name, for the command bar. */
export const namedSegmentsQuery = (q: string) =>
  queryOptions({
    queryKey: ['segments', 'named', q],
    queryFn: ({ signal }) => call(SegmentPage, '/segments', { query: { q, limit: 3 }, signal }),
    staleTime: 30_000,
  });

export const segmentLanguageQuery = queryOptions({
  queryKey: ['segment-language'],
  queryFn: ({ signal }) => call(SegmentLanguage, '/segments/language', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What a rule would take in, counted now. */
export const segmentPreviewQuery = (rule: string) =>
  queryOptions({
    queryKey: ['segment-preview', rule],
    queryFn: ({ signal }) =>
      call(SegmentPreview, '/segments/preview', { method: 'POST', body: { rule }, signal }),
    staleTime: 30_000,
  });

export const createSegment = (body: SegmentInput) =>
  call(SegmentView, '/segments', { method: 'POST', body });

export const patchSegment = (id: string, version: number, body: SegmentPatch) =>
  call(SegmentView, `/segments/${id}`, { method: 'PATCH', body, version });

export const readSegment = (id: string) => call(SegmentView, `/segments/${id}`);

export const deleteSegment = (id: string) => send(`/segments/${id}`, { method: 'DELETE' });
