import { WhatMovedView } from '@headwater/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from './client.js';

/** The last twelve full weeks against the twelve before. */
export const whatMovedQuery = queryOptions({
  queryKey: ['what-moved'],
  queryFn: ({ signal }) => call(WhatMovedView, '/what-moved', { signal }),
});
