import { z } from 'zod';
import { defineJob } from '../platform/index.js';

/** Counts us and the competitors theme by theme, and tells gaps from it. Follows every analysis and edit of themes. */
export const recountJob = defineJob({
  name: 'market.recount',
  payload: z.object({ runId: z.uuid() }),
  load: async () => (await import('./recount.js')).recountMarket,
});

/** Finds the accounts of deals anew whenever accounts have come in. */
export const matchDealsJob = defineJob({
  name: 'market.match-deals',
  payload: z.object({}),
  load: async () => (await import('./match-deals.js')).matchDeals,
});
