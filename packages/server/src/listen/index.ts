// Sources, imports and items: feedback on its way in, cleaned, each row once; and the way of books to the slices
// that keep them.
// Tables: source, import, import_reject, item, item_raw, item_batch, whose_rule.
// Publishes `listen.import-ended` { importId }, `listen.items-posted` {}, `listen.books-imported` { kind } and
// `listen.whose-changed` {}.
import { listenTables } from '../migrations/0010-listen.js';
import { batchDefault } from '../migrations/0011-batch-default.js';
import { nearKey } from '../migrations/0012-near-key.js';
import { importContent } from '../migrations/0041-import-content.js';
import { whose } from '../migrations/0060-whose.js';
import type { BookSink, Slice } from '../platform/index.js';
import { importJobs } from './jobs.js';
import { listenRoutes } from './routes.js';
import type { ListenSettings } from './settings.js';
import './tables.js';

export { importEnded, itemsPosted, whoseChanged } from './events.js';
export { countDemoItems, removeDemoItems } from './demo-items.js';
export { isFiltered, itemConditions, periodOf } from './item-filter.js';
export {
  anyOfCompetitors,
  competitorOfItem,
  setWhose,
  unknownNames,
  whoseCondition,
  whoseSeen,
} from './whose.js';

export { itemIdOf } from './item-row.js';
export { storeJsonItems } from './post-items.js';
export { removeItems } from './remove-items.js';

/** `books`: where the rows of each kind go, as the other slices brought them along. */
export function listenSlice(settings: ListenSettings, books: readonly BookSink[]): Slice {
  const sinks = new Map(books.map((sink) => [sink.kind, sink]));
  const jobs = importJobs(settings, sinks);
  return {
    name: 'listen',
    migrations: [listenTables, batchDefault, nearKey, importContent, whose],
    jobs: [jobs.check, jobs.import],
    routes: listenRoutes(settings, jobs, sinks),
  };
}
