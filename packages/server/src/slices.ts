import { platform } from './migrations/0001-platform.js';
import { people } from './people/index.js';
import { jobRoutes } from './platform/jobs/routes.js';
import type { Config, Slice } from './platform/index.js';

/** Every part of the program. A new slice is one line here; what it needs of the settings is passed to it. */
export function createSlices(_config: Config): readonly Slice[] {
  return [{ name: 'platform', migrations: [platform], routes: jobRoutes }, people];
}
