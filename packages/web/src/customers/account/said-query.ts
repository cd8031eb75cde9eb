import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Query } from '../../api/client.js';
import { useFilters } from '../../frame/filters.js';

/** Everything that narrows what is listed of an account, unset. */
export const nothingChosen = {
  q: undefined,
  kind: undefined,
  theme: undefined,
  since: undefined,
  until: undefined,
  itemOrder: undefined,
} as const;

/** What the list of an account's feedback asks for: its own choices, and product and period of the frame. */
export const useSaidQuery = (account: string): { query: Query; narrowed: boolean } => {
  const search = useSearch({ from: '/app/customers/$accountId' });
  const { product, from, to } = useFilters();
  return useMemo(() => {
    const filter = {
      q: search.q,
      kind: search.kind,
      theme: search.theme,
      product,
      // A link to the rows of a figure says its own days.
      from: search.since ?? (search.until === undefined ? from : undefined),
      to: search.until ?? (search.since === undefined ? to : undefined),
    };
    return {
      query: { ...filter, account, sort: search.itemOrder },
      narrowed: Object.values(filter).some((value) => value !== undefined),
    };
  }, [search, account, product, from, to]);
};
