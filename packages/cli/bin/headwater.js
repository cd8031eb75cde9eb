#!/usr/bin/env node
// npm links a command only if its file is there at install time, which the compiled one is not.
import { existsSync } from 'node:fs';

const compiled = new URL('../dist/main.js', import.meta.url);
if (existsSync(compiled)) {
  await import(compiled.href);
} else {
  process.stderr.write('Headwater is not built yet. Run "npm start" or "npm run build" once.\n');
  process.exitCode = 1;
}
