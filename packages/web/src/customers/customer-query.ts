import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFilters } from '../frame/filters.js';

/** Every filter of the list, unset, with those of the frame that it obeys. */
export const noCustomerFilter = {
  q: undefined,
  plan: undefined,
  region: undefined,
  status: undefined,
  owner: undefined,
  renewal: undefined,
  feedback: undefined,
  health: undefined,
  segment: undefined,
  product: undefined,
} as const;

const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What the list of customers asks for, from its address. */
export const useCustomerFilter = () => {
  const { q, plan, region, status, owner, renewal, feedback, health } = useSearch({
    from: '/app/customers',
  });
  const { segment, product } = useFilters();
  return useMemo(() => {
    const filter = {
      q,
      plan,
      region,
      status,
      owner,
      // The day itself is no longer within it.
      renewalBefore: renewal === undefined ? undefined : dayIn(Number(renewal) + 1),
      feedback,
      health,
      segment,
      product,
    };
    return { filter, narrowed: Object.values(filter).some((value) => value !== undefined) };
  }, [q, plan, region, status, owner, renewal, feedback, health, segment, product]);
};
