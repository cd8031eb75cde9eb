import { SearchView } from '@headwater/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, type Query } from './client.js';

/** What is shown for the letters before stays until the answer for these is here; an answer that nobody waits for is called off. */
export const searchQuery = (q: string, filter: Query) =>
  queryOptions({
    queryKey: ['search', q, filter],
    queryFn: ({ signal }) => call(SearchView, '/search', { query: { ...filter, q }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
