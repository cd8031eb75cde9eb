/** The server as the `headwater` command uses it. */
export type { BookBreach, BooksCheck, CheckedSeries } from './finance/index.js';
export { offerPasswordReset, proveRevenue, startServer, startWorker, version } from './main.js';
export { readConfig, type Config } from './platform/config.js';
export { examine } from './platform/doctor.js';
export { createLog, type Logger } from './platform/log.js';
