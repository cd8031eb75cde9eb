/**
 * Search over HTTP, as the page asks while somebody types. Needs `npm run build`.
 *   npx tsx bench/search-http.ts [--rows 100000] [--queries 500]
 */
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeFeedback } from './analyze-feedback.js';
import { makeQueries, tableOf, type QueryClass } from './search-queries.js';
import {
  benchFolder,
  peakMegabytes,
  processorSeconds,
  serve,
  type Ask,
  type ImportView,
} from './server.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '500' },
  },
});

interface Found {
  index: { state: string; progress: number | null };
}

const folder = await benchFolder();
try {
  const items = makeFeedback(Number(values.rows), 7);
  const path = join(folder, 'feedback.csv');
  await writeFile(
    path,
    `id,time,customer,product,text\n${items
      .map(
        ({ id, time, customer, text }, i) =>
          `${id},${new Date(time ?? 0).toISOString()},${customer},Product ${i % 10},"${text}"\n`,
      )
      .join('')}`,
  );
  const server = await serve(folder);
  const { ask, pid } = server;
  try {
    const upload = await ask<ImportView>('/imports?name=feedback.csv', {
      method: 'POST',
      body: Readable.toWeb(createReadStream(path)) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    const mapping = {
      text: 'text',
      time: 'time',
      externalId: 'id',
      customer: 'customer',
      product: 'product',
    };
    const body = JSON.stringify({ mapping, dateFormat: 'iso', ratingScale: null, source: 'Bench' });
    await ask(`/imports/${upload.id}/start`, { method: 'POST', body });
    await analysed(ask);
    let from = performance.now();
    let used = await processorSeconds(pid);
    while ((await ask<Found>('/search')).index.state !== 'ready') await delay(20);
    const took = ((performance.now() - from) / 1000).toFixed(1);
    const spentReading = ((await processorSeconds(pid)) - used).toFixed(1);
    console.log(
      `${items.length.toLocaleString('en')} items on ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}; read for search after ${took} s (${spentReading} s of processor time)`,
    );
    const spent = new Map<QueryClass, number[]>();
    const queries = makeQueries(
      items.map(({ text }) => text),
      Number(values.queries),
    );
    used = await processorSeconds(pid);
    for (const query of queries) {
      // Products stand for the filter: one of ten.
      const filter = query.share < 1 ? '&product=Product%203' : '';
      from = performance.now();
      await ask(`/search?q=${encodeURIComponent(query.text)}${filter}`);
      spent.set(query.class, [...(spent.get(query.class) ?? []), performance.now() - from]);
    }
    const each = (1000 * ((await processorSeconds(pid)) - used)) / queries.length;
    for (const line of tableOf(spent)) console.log(line);
    console.log(
      `the server's process: ${each.toFixed(1)} ms of processor time a query, peak memory ${await peakMegabytes(pid)} MB`,
    );
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The import and the analysis that follows it by itself. */
async function analysed(ask: Ask): Promise<void> {
  for (;;) {
    await delay(500);
    const page = await ask<{ run: object | null; totals: { waiting: number } }>('/themes?limit=1');
    const { rows } = await ask<{ rows: { state: string; error: string | null }[] }>('/jobs');
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed) throw new Error(failed.error ?? 'a job failed');
    const busy = rows.some(({ state }) => state === 'waiting' || state === 'running');
    if (page.run && page.totals.waiting === 0 && !busy) return;
  }
}
