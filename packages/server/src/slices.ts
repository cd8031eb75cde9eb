import { platform } from './migrations/0001-platform.js';
import type { Slice } from './platform/index.js';

/** Every part of the program. A new slice is one line here. */
export const slices: readonly Slice[] = [{ name: 'platform', migrations: [platform] }];
