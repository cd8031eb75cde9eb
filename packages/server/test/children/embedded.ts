import { createLog } from '../../src/platform/log.js';
import { startEmbedded } from '../../src/platform/postgres/embedded.js';

// Owns the database of a home folder until it is killed.
const [home = ''] = process.argv.slice(2);
const server = await startEmbedded({ home, log: createLog('silent'), durable: false });
process.stdout.write(`${server.url}\n`);
setInterval(() => undefined, 1000);
