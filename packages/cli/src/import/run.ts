import { writeFile } from 'node:fs/promises';
import { JobView, RunView, type ImportView } from '@headwater/contract';
import { setTimeout as delay } from 'node:timers/promises';
import { exitCodes, Failure, wrongUse } from '../analyze/failure.js';
import { nameOf } from '../analyze/names.js';
import { checkOutputs } from '../analyze/output.js';
import { createTeller, type Teller } from '../analyze/progress.js';
import { readingSettings, text } from '../analyze/settings.js';
import { count, counted } from '../analyze/words.js';
import { askedBooks } from './book-options.js';
import { Client, type Connection } from './client.js';
import { detailOf, importFile } from './import-file.js';

const defaultServer = 'http://127.0.0.1:4180';

/** Imports the files one after the other and says what became of each. Gives the exit code. */
export async function run(
  files: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const client = new Client(connectionOf(options));
  const dryRun = options['dryRun'] === true;
  const rejected = text(options['rejected']);
  if (rejected !== null && (files.length > 1 || dryRun)) {
    throw wrongUse('--rejected writes the rows of one import: give one file, and no --dry-run.');
  }
  await checkOutputs({ '--rejected': rejected }, files);
  const asked = {
    ...readingSettings(options),
    source: text(options['source']),
    books: askedBooks(options),
    dryRun,
  };
  const teller = await createTeller(options['quiet'] === true);
  const stop = new AbortController();
  let running: string | null = null;
  process.once('SIGINT', () => void stopImport(client, running, teller, stop));

  let usable = 0;
  try {
    for (const file of files) {
      const ended = await importFile(client, file, asked, {
        signal: stop.signal,
        onProgress: teller.show,
        onTaken: (said) => {
          teller.clear();
          if (options['quiet'] !== true) process.stderr.write(`${said}\n`);
        },
        onQuestion: teller.clear,
        onImport: (id) => (running = id),
      });
      teller.clear();
      process.stdout.write(`${dryRun ? outlook(file, ended) : outcome(file, ended)}\n`);
      usable += usableRows(ended, dryRun);
      if (rejected !== null) {
        await writeFile(rejected, await client.text(`/imports/${ended.id}/rejected.csv`));
      }
    }
    if (options['analyze'] === true && !dryRun && usable > 0) await analyse(client, teller);
  } finally {
    teller.clear();
  }
  return usable > 0 ? exitCodes.done : exitCodes.nothingUsable;
}

function connectionOf(options: Readonly<Record<string, unknown>>): Connection {
  const server = text(options['server']) ?? (process.env['HEADWATER_URL'] || defaultServer);
  const key = text(options['key']) ?? process.env['HEADWATER_KEY'] ?? '';
  if (!URL.canParse(server) || !/^https?:/u.test(server)) {
    throw wrongUse(`The server's address must be like ${defaultServer}, not "${server}".`);
  }
  if (key === '') {
    throw wrongUse(
      'An API key is needed: make one in Settings → API keys (scopes read and items:write, for books books:write) and set it as HEADWATER_KEY.',
    );
  }
  return { server: server.replace(/\/+$/u, ''), key };
}

/** Rows already in stay in; the rest waits on the server. */
async function stopImport(
  client: Client,
  running: string | null,
  teller: Teller,
  stop: AbortController,
): Promise<void> {
  stop.abort();
  teller.clear();
  process.stderr.write('Stopping…\n');
  if (running !== null) {
    const { ImportView } = await import('@headwater/contract');
    await client
      .call(ImportView, `/imports/${running}/cancel`, { method: 'POST' })
      .catch(() => undefined);
    process.stderr.write(
      'Stopped. Rows that are in stay in. Run the same command again to go on: no row is doubled.\n',
    );
  } else {
    process.stderr.write('Stopped.\n');
  }
  process.exit(exitCodes.stopped);
}

const usableRows = ({ check, counts }: ImportView, dryRun: boolean): number =>
  dryRun
    ? (check?.fresh ?? 0) + (check?.changed ?? 0) + (check?.known ?? 0)
    : counts.fresh + counts.changed + counts.known;

function outcome(file: string, { counts, check, state }: ImportView): string {
  const parts = [
    `${count(counts.fresh)} new`,
    `${count(counts.changed)} changed`,
    `${count(counts.known)} known already`,
    ...(counts.duplicates > 0 ? [`${count(counts.duplicates)} copies linked`] : []),
    `${count(counts.rejected)} not usable`,
  ];
  const paused = state === 'paused' ? ' The import was paused by somebody else.' : '';
  return `${nameOf(file)}: ${parts.join(', ')}.${paused}${counts.rejected > 0 ? reasonsOf(check) : ''}`;
}

function outlook(file: string, { check }: ImportView): string {
  if (check === null) throw new Failure(exitCodes.nothingUsable, 'The server sent no check.');
  return (
    `${nameOf(file)} has ${counted(check.rows, 'row')}: ${count(check.fresh)} would be new, ` +
    `${count(check.changed)} changed, ${count(check.known)} known already, ${count(check.unusable)} not usable.` +
    reasonsOf(check)
  );
}

const reasonsOf = (check: ImportView['check']): string =>
  (check?.unusableReasons ?? [])
    .map(({ reason, rows }) => `\n  ${count(rows)}: ${reason}`)
    .join('');

async function analyse(client: Client, teller: Teller): Promise<void> {
  let { id, job, state, error } = await client.call(RunView, '/analysis-runs', { method: 'POST' });
  while (state === 'waiting' || state === 'running') {
    const progress = job === null ? null : await client.read(JobView, `/jobs/${job}`);
    teller.show('Analysing', progress === null ? '' : detailOf(progress));
    await delay(500);
    ({ id, job, state, error } = await client.read(RunView, `/analysis-runs/${id}`));
  }
  teller.clear();
  if (state !== 'done') {
    throw new Failure(exitCodes.nothingUsable, error ?? `The analysis was ${state}.`);
  }
  process.stdout.write('Analysed. The Pain points page shows the result.\n');
}
