import { z } from 'zod';
import { defineJob } from '../platform/index.js';

/** Counts us and the competitors theme by theme, and tells gaps from it. Follows every analysis and edit of themes. */
export const recountJob = defineJob({
  name: 'market.recount',
  payload: z.object({ runId: z.uuid() }),
  load: async () => (await import('./recount.js')).recountMarket,
});
