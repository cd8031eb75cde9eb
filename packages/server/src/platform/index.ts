// The platform: configuration, database, jobs, HTTP, sign-in and audit, for every slice.
// Tables: person, session, credential, verification, api_key, invitation, audit_event, job, setting,
// idempotency, rate_limit. Publishes no events.
export { audit } from './audit.js';
export { hashSecret, newSecret } from './auth/secrets.js';
export { inTransaction, type Actor, type Ctx } from './ctx.js';
export type { Config } from './config.js';
export { abandon, itemsInTurn, withClient } from './database.js';
export { AppError, forbidden, notFound } from './errors.js';
export type { BookOptions, BookOutcome, BookReject, BookRow, BookSink } from './books.js';
export { csvResponse, type Cell } from './http/csv.js';
export { decodeCursor, encodeCursor, page } from './http/cursor.js';
export { editedElsewhere } from './http/etag.js';
export { xlsxResponse } from './http/xlsx.js';
export { route, type AppEnv, type Route } from './http/route.js';
export { uuidOf, uuidv7 } from './ids.js';
export { defineJob, type Job, type JobHandler } from './jobs/job.js';
export { presentJob } from './jobs/view.js';
export type { Migration } from './migrate.js';
export { needAny, permissionsOf } from './permissions.js';
export { readSetting, removeSetting, writeSetting } from './settings.js';
export type { Slice } from './slice.js';
export type { ApiKeyTable, AuditEventTable, InvitationTable, PersonTable } from './tables.js';
export { saidOfIssue } from './said-of-issue.js';
