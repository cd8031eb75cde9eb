/**
 * Speed and memory of an import through the real server into its built-in database.
 *   npx tsx bench/import.ts [--rows 200000] [--megabytes 1000] [--check] [--keep DIR]
 * The file is made from a seed. Memory is that of the server's process with its reading thread;
 * PostgreSQL runs beside it. Needs `npm run build`.
 */
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { writeFeedback } from './feedback.js';
import {
  benchFolder,
  databaseSeconds,
  peakMegabytes,
  processorSeconds,
  serve,
  settings,
  type Ask,
  type ImportView,
  type Server,
} from './server.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    megabytes: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

const folder = await benchFolder();
try {
  const path = join(folder, 'feedback.csv');
  const rows = await writeFeedback(
    path,
    values.megabytes === undefined ? Number(values.rows) : Infinity,
    values.megabytes === undefined ? Infinity : Number(values.megabytes) * 1e6,
  );
  const bytes = (await stat(path)).size;
  console.log(
    `${rows.toLocaleString('en')} rows, ${Math.round(bytes / 1e6)} MB · ${cpus().length} × ${cpus()[0]?.model ?? 'processor'} · Node ${process.version}`,
  );
  const server = await serve(folder);
  try {
    await measure(server, path, rows);
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure({ ask, pid }: Server, path: string, rows: number): Promise<void> {
  let from = performance.now();
  const upload = await ask<ImportView>('/imports?name=feedback.csv', {
    method: 'POST',
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  say('upload', rows, from);
  await ask(`/imports/${upload.id}/preview`);
  if (values.check) {
    from = performance.now();
    await ask(`/imports/${upload.id}/check`, { method: 'POST', body: settings });
    await settled(ask, upload.id, 'checking');
    say('check', rows, from);
  }
  from = performance.now();
  const before = await processorSeconds(pid);
  const databaseBefore = await databaseSeconds(folder);
  await ask(`/imports/${upload.id}/start`, { method: 'POST', body: settings });
  const slowest = await settled(ask, upload.id, 'importing');
  const seconds = say('import', rows, from);
  const own = (await processorSeconds(pid)) - before;
  const { counts, state, error } = await ask<ImportView>(`/imports/${upload.id}`);
  const database = (await databaseSeconds(folder)) - databaseBefore;
  console.log(
    `processor time: server ${own.toFixed(1)} s, database ${database.toFixed(1)} s of ${seconds.toFixed(1)} s · two whole cores would do ${Math.round((2 * rows) / (own + database)).toLocaleString('en')} rows/s · slowest answer meanwhile ${Math.round(slowest)} ms`,
  );
  console.log(`peak memory of the server's process ${await peakMegabytes(pid)} MB`);
  console.log(`${state} ${JSON.stringify(counts)}`);
  if (state !== 'done' || counts.fresh !== rows) throw new Error(error ?? 'rows are missing');
}

/** Waits for the end of a step; answers how long the slowest request took meanwhile. */
async function settled(ask: Ask, id: string, state: string): Promise<number> {
  let slowest = 0;
  for (;;) {
    const from = performance.now();
    const view = await ask<ImportView>(`/imports/${id}`);
    slowest = Math.max(slowest, performance.now() - from);
    if (view.state !== state) return slowest;
    await delay(100);
  }
}

function say(what: string, rows: number, from: number): number {
  const seconds = (performance.now() - from) / 1000;
  console.log(
    `${what.padEnd(8)} ${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s`,
  );
  return seconds;
}
