/**
 * How long the pages' requests take over a database of this size. Needs `npm run build`.
 *   npx tsx bench/pages.ts [--rows 100000] [--times 20]
 */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { time } from './ask.js';
import { writeFeedback } from './feedback.js';
import { benchFolder, serve, settings, type Ask, type ImportView } from './server.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    times: { type: 'string', default: '20' },
  },
});

interface Page {
  rows: { id: string }[];
  run: { id: string } | null;
  totals: { statements: number; waiting: number };
}

const folder = await benchFolder();
try {
  const path = join(folder, 'feedback.csv');
  const rows = await writeFeedback(path, Number(values.rows), Infinity);
  const server = await serve(folder);
  const { ask } = server;
  try {
    const upload = await ask<ImportView>('/imports?name=feedback.csv', {
      method: 'POST',
      body: Readable.toWeb(createReadStream(path)) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    await ask(`/imports/${upload.id}/start`, { method: 'POST', body: settings });
    const from = performance.now();
    const themes = await analysed(ask);
    console.log(
      `${rows.toLocaleString('en')} items, ${themes.totals.statements.toLocaleString('en')} statements, in and analysed after ${((performance.now() - from) / 1000).toFixed(1)} s · ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`,
    );
    const theme = themes.rows[0]?.id ?? '';
    const requests = {
      'pain points': '/themes?kind=pain',
      'pain points of a product': '/themes?kind=pain&product=Product%201',
      'pain points of 90 days': '/themes?kind=pain&from=2024-01-01&to=2024-03-31',
      'groups of themes': '/themes?level=coarse',
      'a theme': `/themes/${theme}`,
      "a theme's sentences": `/themes/${theme}/statements`,
      inbox: '/items',
      'inbox, common words': '/items?q=export%20report',
      'inbox, a word that nobody says': '/items?q=zzzz',
      facets: '/facets',
      today: '/today',
    };
    for (const [name, at] of Object.entries(requests))
      await time(ask, name, at, Number(values.times));
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The import and the analysis that follows it by itself. */
async function analysed(ask: Ask): Promise<Page> {
  for (;;) {
    const page = await ask<Page>('/themes?limit=1');
    const { rows } = await ask<{ rows: { state: string; error: string | null }[] }>('/jobs');
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed) throw new Error(failed.error ?? 'a job failed');
    const busy = rows.some(({ state }) => state === 'waiting' || state === 'running');
    if (page.run && page.totals.waiting === 0 && !busy) return page;
    await delay(500);
  }
}
