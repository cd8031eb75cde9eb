import type { BookSink } from './books.js';
import type { Ctx } from './ctx.js';
import type { Route } from './http/route.js';
import type { Job, Subscription } from './jobs/job.js';
import type { Migration } from './migrate.js';

/** What one part of the program brings along. `main.ts` puts the slices together. */
export interface Slice {
  readonly name: string;
  readonly routes?: readonly Route[];
  readonly jobs?: readonly Job[];
  readonly subscriptions?: readonly Subscription[];
  /** Called once the process answers requests; returns what ends it. Not called where only jobs run. */
  readonly serve?: (ctx: Ctx) => () => Promise<void>;
  /** The kinds of books that it takes in. */
  readonly books?: readonly BookSink[];
  readonly migrations?: readonly Migration[];
}
