// The platform: configuration, database, jobs, HTTP, accounts' sign-in and audit, for every slice.
// Tables: person, session, credential, verification, api_key, invitation, audit_event, job, setting, …
// Publishes no events.
export {
  systemActor,
  inTransaction,
  systemClock,
  type Actor,
  type Clock,
  type Ctx,
} from './ctx.js';
export { withClient } from './database.js';
export { AppError, forbidden, notFound } from './errors.js';
export { decodeCursor, encodeCursor, page } from './http/cursor.js';
export { editedElsewhere } from './http/etag.js';
export { route, type Route, type RouteInput } from './http/route.js';
export { uuidv7 } from './ids.js';
export { defineJob, type JobHandler, type JobRun } from './jobs/job.js';
export type { Jobs } from './jobs/jobs.js';
export type { Logger } from './log.js';
export type { Migration } from './migrate.js';
export type { Slice } from './slice.js';
