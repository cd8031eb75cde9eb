import { SearchQuery, SearchView } from '@headwater/contract';
import { route, type Route } from '../../platform/index.js';
import type { SearchKeeper } from './keeper.js';
import { searchFeedback } from './search-feedback.js';

export const searchRoutes = (keeper: SearchKeeper): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/search',
      permission: 'read',
      summary: 'Statements by words and by meaning, and themes by name',
      query: SearchQuery,
      response: SearchView,
    },
    (ctx, { query }) => searchFeedback(ctx, keeper, query),
  ),
];
