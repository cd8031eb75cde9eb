// Sources, imports and items: feedback on its way in, cleaned, each row once.
// Tables: source, import, import_reject, item, item_raw, item_batch.
// Publishes `listen.import-ended` { importId } and `listen.items-posted` {}.
import { listenTables } from '../migrations/0010-listen.js';
import { batchDefault } from '../migrations/0011-batch-default.js';
import type { Slice } from '../platform/index.js';
import { importJobs } from './jobs.js';
import { listenRoutes } from './routes.js';
import type { ListenSettings } from './settings.js';
import './tables.js';

export { importEnded, itemsPosted } from './events.js';
export { countDemoItems, removeDemoItems } from './demo-items.js';
export { isFiltered, itemConditions } from './item-filter.js';

export { storeJsonItems } from './post-items.js';

export function listenSlice(settings: ListenSettings): Slice {
  const jobs = importJobs(settings);
  return {
    name: 'listen',
    migrations: [listenTables, batchDefault],
    jobs: [jobs.check, jobs.import],
    routes: listenRoutes(settings, jobs),
  };
}
