/**
 * How long revenue takes to be counted and its pages to answer. Needs `npm run build`.
 *   npx tsx bench/finance.ts [--accounts 100000] [--months 36] [--times 40]
 * The books are made from a seed and come in by the import; everything runs against the built-in database.
 */
import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bring, quiet, time } from './ask.js';
import { writeBooks } from './books.js';
import { measureMoney } from './money.js';
import {
  benchFolder,
  databaseSeconds,
  peakMegabytes,
  processorSeconds,
  serve,
  type Ask,
} from './server.js';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '100000' },
    months: { type: 'string', default: '36' },
    times: { type: 'string', default: '40' },
    /** Keeps the server up for that many seconds at the end, to look at it. */
    stay: { type: 'string', default: '0' },
  },
});

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

const folder = await benchFolder();
try {
  const size = { accounts: Number(values.accounts), months: Number(values.months) };
  const files = await writeBooks(folder, size, new Date());
  console.log(
    `${size.accounts.toLocaleString('en')} accounts × ${size.months} months, ${files.subscriptionRows.toLocaleString('en')} subscriptions · ${cpus().length} × ${cpus()[0]?.model ?? 'processor'} · Node ${process.version}`,
  );
  const server = await serve(folder);
  try {
    await measure(server.ask, files, server.pid);
    await measureMoney(server.ask, folder, size.months, Number(values.times));
    await delay(Number(values.stay) * 1000);
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(
  ask: Ask,
  files: Awaited<ReturnType<typeof writeBooks>>,
  pid: number,
): Promise<void> {
  let from = performance.now();
  await bring(ask, files.accounts, 'accounts');
  await bring(ask, files.rates, 'rates');
  await bring(ask, files.subscriptions, 'subscriptions');
  console.log(`imported in ${seconds(from)}`);
  await quiet(ask);
  const before = await peakMegabytes(pid);
  const spent = await processor(pid);
  from = performance.now();
  await ask('/finance/recount', { method: 'POST' });
  const slowest = await quiet(ask);
  const now = await processor(pid);
  console.log(
    `counted in ${seconds(from)}; processor time: server ${(now.server - spent.server).toFixed(1)} s, database ${(now.database - spent.database).toFixed(1)} s; slowest other answer meanwhile ${Math.round(slowest)} ms; peak memory of the process ${before} → ${await peakMegabytes(pid)} MB`,
  );
  const filters = {
    portfolio: '',
    product: 'product=desk',
    'two products': 'product=desk&product=mail',
    segment: 'segment=Mid-market',
    'product and segment': 'product=desk&segment=Mid-market',
  };
  const month = (await ask<{ period: { to: string } }>('/finance/revenue')).period.to;
  const requests = {
    revenue: '/finance/revenue',
    cohorts: '/finance/revenue/cohorts',
    survival: '/finance/revenue/survival',
    'survival by plan': '/finance/revenue/survival?by=plan',
    'survival by product': '/finance/revenue/survival?by=product',
    'accounts that pay': '/finance/revenue/accounts?set=paying',
    'accounts that left': `/finance/revenue/accounts?set=churn&month=${month}`,
    'accounts of retention': '/finance/revenue/accounts?set=window',
    'accounts by name': '/finance/revenue/accounts?set=paying&sort=name&order=asc&q=ab',
  };
  for (const [request, at] of Object.entries(requests)) {
    for (const [filter, query] of Object.entries(filters)) {
      const path = query === '' ? at : `${at}${at.includes('?') ? '&' : '?'}${query}`;
      await time(ask, `${request}, ${filter}`, path, Number(values.times));
    }
  }
}

async function processor(pid: number): Promise<{ server: number; database: number }> {
  return { server: await processorSeconds(pid), database: await databaseSeconds(folder) };
}
