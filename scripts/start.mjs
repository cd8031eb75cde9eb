/** `npm start`: from a bare checkout to a running server. Arguments after `--` go to `headwater serve`. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();

// From the folder where the person typed it, so that relative paths in settings mean what they say.
const server = spawn(
  process.execPath,
  [path.join(root, 'packages/cli/dist/main.js'), 'serve', ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() },
);
// The terminal sends Ctrl-C to both; a service manager only to this one. The server ends itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
