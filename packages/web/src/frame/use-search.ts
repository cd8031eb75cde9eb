import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { searchQuery } from '../api/search.js';
import { useFilters } from './filters.js';

/** Letters that come faster than this are asked for together. */
const restMs = 80;
const shortest = 2;
/** While the server reads its index, the same question is asked again after this. */
const againMs = 1500;

/** What the feedback says about the typed text, under the filters of the page that is open. */
export const useSearch = (typed: string) => {
  const text = typed.trim().length < shortest ? '' : typed;
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), text === '' ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [text]);
  const filter = useFilters();
  const found = useQuery({
    ...searchQuery(asked, filter),
    refetchInterval: ({ state }) => (state.data?.index.state === 'building' ? againMs : false),
  });
  return {
    /** The text that is asked about, a moment after it was typed. */
    asked,
    /** What there is to show: of the letters before until the answer for these is here. */
    answer: text === '' || found.data?.q === '' ? undefined : found.data,
    stale: asked !== text || found.isPlaceholderData,
    waiting: text !== '' && (asked !== text || found.isFetching),
    error: text === '' || !found.isError ? null : found.error,
    retry: () => void found.refetch(),
    filtered: Object.keys(filter).length > 0,
  };
};
