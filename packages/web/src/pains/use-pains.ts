import type { ThemePage, ThemeRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Query } from '../api/client.js';
import { themesQuery } from '../api/understand.js';
import { useFilters } from '../frame/filters.js';

/** The page's state as the API takes it; all of it comes from the URL. */
const usePainsQuery = (): Query => {
  const search = useSearch({ from: '/app/pains' });
  const filter = useFilters();
  return useMemo(
    () => ({
      ...filter,
      kind: search.kind === 'all' ? undefined : (search.kind ?? 'pain'),
      q: search.q,
      source: search.source,
      language: search.language,
      level: search.level,
      sort: search.sort ?? 'impact',
      order: search.order ?? (search.sort === 'label' ? 'asc' : 'desc'),
      worth: search.worth,
      archived: search.archived === 'yes' ? true : undefined,
    }),
    [filter, search],
  );
};

export const usePains = () => {
  const query = usePainsQuery();
  const result = useInfiniteQuery({
    ...themesQuery(query),
    // The last list stays while the next one loads, so that a sort never flashes.
    placeholderData: (previous) => previous,
  });
  const first: ThemePage | null = result.data?.pages[0] ?? null;
  const rows: ThemeRow[] = useMemo(
    () => result.data?.pages.flatMap((page) => page.rows) ?? [],
    [result.data],
  );
  return { query, result, first, rows };
};
