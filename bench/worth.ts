/**
 * How long it takes to say what a pain costs. Needs `npm run build`.
 *   npx tsx bench/worth.ts [--statements 1000000] [--accounts 100000] [--months 36] [--times 5]
 * The books come in by the import, what is said by SQL; everything runs against the built-in database.
 */
import { createLog } from '@headwater/server';
import { readFile, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openPool } from '../packages/server/src/platform/database.js';
import { bring, quiet, time } from './ask.js';
import { writeBooks } from './books.js';
import { writeSaid } from './said.js';
import { benchFolder, peakMegabytes, serve, type Ask } from './server.js';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '1000000' },
    accounts: { type: 'string', default: '100000' },
    months: { type: 'string', default: '36' },
    times: { type: 'string', default: '5' },
  },
});

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

const folder = await benchFolder();
try {
  const size = { accounts: Number(values.accounts), months: Number(values.months) };
  const statements = Number(values.statements);
  const files = await writeBooks(folder, size, new Date());
  console.log(
    `${statements.toLocaleString('en')} statements, ${size.accounts.toLocaleString('en')} accounts × ${size.months} months · ${cpus().length} × ${cpus()[0]?.model ?? 'processor'} · Node ${process.version}`,
  );
  const server = await serve(folder);
  try {
    for (const content of ['accounts', 'rates', 'subscriptions'] as const) {
      await bring(server.ask, files[content], content);
    }
    await quiet(server.ask);
    let from = performance.now();
    await say(statements);
    console.log(`written in ${seconds(from)}`);
    from = performance.now();
    const before = await peakMegabytes(server.pid);
    await countAnew(server.ask);
    console.log(
      `counted and weighed in ${seconds(from)}; peak memory of the server's process ${before} → ${await peakMegabytes(server.pid)} MB`,
    );
    await measure(server.ask);
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Straight into the built-in database. */
async function say(statements: number): Promise<void> {
  const place = z
    .object({ folder: z.string(), password: z.string() })
    .parse(JSON.parse(await readFile(join(folder, 'home', 'postgres.json'), 'utf8')));
  const postmaster = await readFile(join(place.folder, 'data', 'postmaster.pid'), 'utf8');
  const port = postmaster.split('\n')[3] ?? '';
  const address = `postgresql://headwater:${place.password}@127.0.0.1:${port}/headwater`;
  const pool = openPool(address, 1, createLog('error'));
  try {
    await writeSaid(pool, { statements, themes: 500, groups: 40 });
  } finally {
    await pool.end();
  }
}

/** An account is edited and a theme pinned: figures, worth and market follow. */
async function countAnew(ask: Ask): Promise<void> {
  const edit = async (list: string, patch: object): Promise<void> => {
    const { rows } = await ask<{ rows: { id: string }[] }>(`${list}?limit=1`);
    const path = `${list}/${rows[0]?.id ?? ''}`;
    const { version } = await ask<{ version: number }>(path);
    await ask(path, { method: 'PATCH', body: JSON.stringify(patch), version });
  };
  await edit('/accounts', { owner: 'Bench' });
  await quiet(ask);
  await edit('/themes', { pinned: true });
  await quiet(ask);
}

async function measure(ask: Ask): Promise<void> {
  const { rows } = await ask<{ rows: { id: string }[] }>('/themes?sort=revenue&limit=1');
  const theme = `/themes/${rows[0]?.id ?? ''}`;
  const since = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
  const filters = {
    'nothing filtered': '',
    'a segment': '&segment=Mid-market',
    'a product': '&product=mail',
    'a source': '&source=Reviews',
    'a language': '&language=de',
    '90 days': `&from=${since}`,
    'a product, a segment, 90 days': `&product=mail&segment=Mid-market&from=${since}`,
    'a competitor’s': '&whose=them',
  };
  const asked = {
    'pain points by revenue at risk': '/themes?sort=atRisk&kind=pain',
    'groups by revenue at risk': '/themes?sort=atRisk&level=coarse',
    'renewals within a year': '/themes?sort=atRisk&renewalMonths=12',
    'what a theme is worth': `${theme}/worth?renewalMonths=6`,
    'the accounts under it': `${theme}/worth/rows?measure=touched`,
    'whether it goes with churn': `${theme}/churn?kind=pain`,
    'the theme': `${theme}?kind=pain`,
  };
  const requests = {
    ...Object.fromEntries(
      Object.entries(asked).flatMap(([name, path]) =>
        Object.entries(filters).map(([filter, query]) => [`${name}, ${filter}`, `${path}${query}`]),
      ),
    ),
    'market gaps': '/market/gaps',
    'themes of us and them': '/market/compare',
    opportunities: '/market/opportunities',
  };
  for (const [name, path] of Object.entries(requests)) {
    await time(ask, name, path, Number(values.times));
  }
}
