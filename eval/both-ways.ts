/**
 * The same files through the terminal and through the server: do both find the same pains?
 *
 *   npx tsx eval/both-ways.ts [FILE…]      default: the two sets of reviews; needs a built product
 *
 * Exit code 1 where the ten largest pains, or how many customers say them, differ.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serve, type Ask, type ImportView } from '../bench/server.js';

const shown = 10;
const data = process.env['HEADWATER_DATA'] ?? join(import.meta.dirname, '../../shared/data');
const sets = [
  join(data, 'bank_apps/cleaned_reviews.csv'),
  join(data, 'app_reviews/app_reviews.csv'),
];
const command = fileURLToPath(new URL('../packages/cli/bin/headwater.js', import.meta.url));

interface Preview {
  guesses: { column: string; field: string | null }[];
  date: { format: string | null } | null;
  ratingScale: unknown;
}

interface Themes {
  run: unknown;
  totals: { waiting: number };
  rows: { label: string; customers: { value: number } }[];
}

/** What the ranked table of the terminal says. */
function byTerminal(file: string): string[] {
  const printed = execFileSync(
    process.execPath,
    [command, 'analyze', file, '--quiet', '--top', String(shown)],
    { encoding: 'utf8', env: { ...process.env, COLUMNS: '200' } },
  );
  const pains = /What hurts most[^]*?(?=\n\n|$)/.exec(printed)?.[0] ?? '';
  return [...pains.matchAll(/^ *\d+ {2}(.+?) {2,}([\d,]+) /gm)].map(
    ([, label = '', customers = '']) => `${customers.replaceAll(',', '')} ${label}`,
  );
}

async function byServer(file: string, folder: string): Promise<string[]> {
  const server = await serve(folder);
  try {
    await importWhole(server.ask, file);
    for (;;) {
      const themes = await server.ask<Themes>(`/themes?kind=pain&limit=${shown}`);
      if (themes.run !== null && themes.totals.waiting === 0) {
        return themes.rows.map(({ customers, label }) => `${customers.value} ${label}`);
      }
      await delay(500);
    }
  } finally {
    await server.stop();
  }
}

async function importWhole(ask: Ask, file: string): Promise<void> {
  const { id } = await ask<ImportView>(`/imports?name=${encodeURIComponent(basename(file))}`, {
    method: 'POST',
    body: await readFile(file),
  });
  const preview = await ask<Preview>(`/imports/${id}/preview`);
  const mapping = Object.fromEntries(
    preview.guesses.flatMap(({ column, field }) => (field === null ? [] : [[field, column]])),
  );
  const { ratingScale, date } = preview;
  const settings = { mapping, dateFormat: date?.format ?? null, ratingScale, source: 'reviews' };
  await ask(`/imports/${id}/start`, { method: 'POST', body: JSON.stringify(settings) });
  for (;;) {
    const { state, counts, error } = await ask<ImportView>(`/imports/${id}`);
    if (state === 'done') {
      console.log(`${basename(file)}: ${JSON.stringify(counts)}`);
      return;
    }
    if (state === 'failed') throw new Error(error ?? 'the import failed');
    await delay(250);
  }
}

const files = process.argv.length > 2 ? process.argv.slice(2) : sets;
for (const file of files) {
  if (!existsSync(file)) {
    console.log(`${file} is not there: skipped.`);
    continue;
  }
  const folder = await mkdtemp(join(tmpdir(), 'both ways '));
  const [terminal, server] = [byTerminal(file), await byServer(file, folder)];
  await rm(folder, { recursive: true, force: true });
  for (const [rank, line] of terminal.entries()) {
    console.log(`${rank + 1}\t${line}${server[rank] === line ? '' : `\tserver: ${server[rank]}`}`);
  }
  if (terminal.length < shown || terminal.join('\n') !== server.join('\n')) process.exitCode = 1;
}
