import { join } from 'node:path';
import { demoSlice } from './demo/index.js';
import {
  accountEdited,
  accountsSlice,
  booksChanged,
  customers,
  matchesChanged,
  matchesSlice,
  segmentsSlice,
} from './customers/index.js';
import { finance } from './finance/index.js';
import { importEnded, itemsPosted, listenSlice } from './listen/index.js';
import { blockedDeals, market } from './market/index.js';
import { platform } from './migrations/0001-platform.js';
import { people } from './people/index.js';
import { jobRoutes } from './platform/jobs/routes.js';
import type { Config, Slice } from './platform/index.js';
import { analysisJobs, runEnded, spokenThemes, understandSlice } from './understand/index.js';

/**
 * Every part of the program, and `also` these. A new slice is one line here; what it needs of the settings is
 * passed to it.
 */
export function createSlices(config: Config, also: readonly Slice[] = []): readonly Slice[] {
  const analysis = analysisJobs({
    workerThreads: config.workerThreads,
    modelDir: config.modelDir,
    stages: join(config.home, 'analysis'),
  });
  const keepers: readonly Slice[] = [customers, finance, market];
  const books = [...keepers, ...also].flatMap((slice) => slice.books ?? []);
  const fed = [importEnded, itemsPosted, runEnded];
  const accountsMoved = [booksChanged, matchesChanged, accountEdited];
  return [
    { name: 'platform', migrations: [platform], routes: jobRoutes },
    people,
    ...keepers,
    listenSlice({ uploads: join(config.home, 'uploads') }, books),
    understandSlice(analysis, blockedDeals, config.modelDir),
    matchesSlice({ after: [booksChanged, ...fed] }),
    accountsSlice({ after: [...accountsMoved, ...fed] }),
    segmentsSlice({ spokenBy: spokenThemes, after: [...accountsMoved, runEnded] }),
    demoSlice(analysis.analyze, books),
    ...also,
  ];
}
