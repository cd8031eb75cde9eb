/** The server as the `headwater` command uses it. */
export { startServer, startWorker, version, type RunningServer } from './main.js';
export { offerReset } from './people/index.js';
export { readConfig, type Config, type SettingReport } from './platform/config.js';
export { AppError } from './platform/errors.js';
export { createLog, type Logger } from './platform/log.js';
