import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Query } from '../api/client.js';
import { itemsQuery } from '../api/listen.js';
import { useFilters } from '../frame/filters.js';

/** Low is the lower two fifths of a five-point scale, high the upper two. */
const ratings = { low: { maxRating: 2 }, high: { minRating: 4 } } as const;

export const useInbox = () => {
  const search = useSearch({ from: '/app/listen' });
  const filter = useFilters();
  const query: Query = useMemo(
    () => ({
      ...filter,
      q: search.q,
      kind: search.kind,
      source: search.source,
      language: search.language,
      channel: search.channel,
      competitor: search.competitor,
      theme: search.theme,
      sort: search.sort,
      ...(search.rating === undefined ? {} : ratings[search.rating]),
    }),
    [filter, search],
  );
  const result = useInfiniteQuery({
    ...itemsQuery(query),
    placeholderData: (previous) => previous,
  });
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.rows) ?? [], [result.data]);
  const narrowed = Object.entries(query).some(
    ([key, value]) => key !== 'sort' && value !== undefined,
  );
  return { query, result, rows, total: result.data?.pages[0]?.total ?? null, narrowed };
};
