import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namedAccountsQuery } from '../api/customers.js';
import { namedSegmentsQuery } from '../api/segments.js';

/** Customers and segments whose names say the typed text. */
export const useNamed = (asked: string) => {
  const q = asked.trim();
  const enabled = q !== '';
  const [accounts, segments] = [
    useQuery({ ...namedAccountsQuery(q), enabled, placeholderData: keepPreviousData }),
    useQuery({ ...namedSegmentsQuery(q), enabled, placeholderData: keepPreviousData }),
  ];
  return {
    accounts: enabled ? (accounts.data?.rows ?? []) : [],
    segments: enabled ? (segments.data?.rows ?? []) : [],
    /** Something of them can be shown, or nothing will come. */
    settled: !enabled || (!accounts.isPending && !segments.isPending),
    stale: enabled && (accounts.isPlaceholderData || segments.isPlaceholderData),
  };
};
