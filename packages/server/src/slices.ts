import { join } from 'node:path';
import { demoSlice } from './demo/index.js';
import { booksChanged, customers, segmentsSlice } from './customers/index.js';
import { listenSlice } from './listen/index.js';
import { platform } from './migrations/0001-platform.js';
import { people } from './people/index.js';
import { jobRoutes } from './platform/jobs/routes.js';
import type { Config, Slice } from './platform/index.js';
import { analysisJobs, runEnded, spokenThemes, understandSlice } from './understand/index.js';

/** Every part of the program. A new slice is one line here; what it needs of the settings is passed to it. */
export function createSlices(config: Config): readonly Slice[] {
  const analysis = analysisJobs({ workerThreads: config.workerThreads });
  return [
    { name: 'platform', migrations: [platform], routes: jobRoutes },
    people,
    customers,
    listenSlice({ uploads: join(config.home, 'uploads') }),
    understandSlice(analysis),
    segmentsSlice({ spokenBy: spokenThemes, after: [booksChanged, runEnded] }),
    demoSlice(analysis.analyze),
  ];
}
