/**
 * Speed and memory of an import through the real server into its built-in database.
 *   npx tsx bench/import.ts [--rows 200000] [--megabytes 1000] [--check] [--keep DIR]
 * The file is made from a seed. The process measured is the server with its reading thread; PostgreSQL
 * runs beside it and is not counted.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createLog, readConfig, startServer } from '@headwater/server';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    megabytes: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

interface ImportView {
  id: string;
  state: string;
  error: string | null;
  counts: Record<'read' | 'fresh' | 'changed' | 'known' | 'rejected' | 'duplicates', number>;
}

const words =
  `export report login screen slow crash button price invoice support team update phone tablet
search filter customer account page error message loading time data table chart mobile offline sync
calendar meeting photo upload download share link password reset email notification setting dark mode
language translation billing plan upgrade cancel refund trial api webhook integration import file`.split(
    /\s+/,
  );

const folder = await mkdtemp(join(tmpdir(), 'headwater-bench-'));
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
  const server = await startServer({
    config: readConfig({ HEADWATER_HOME: join(folder, 'home'), PORT: '0', LOG_LEVEL: 'error' })
      .config,
    log: createLog('error'),
    worker: true,
  });
  try {
    await measure(server.url, server.setUpUrl, path, rows);
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(
  url: string,
  setUpUrl: string | null,
  path: string,
  rows: number,
): Promise<void> {
  const token = new URL(setUpUrl ?? url).searchParams.get('token');
  const signedIn = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      token,
      name: 'Bench',
      email: 'bench@example.com',
      password: 'long enough for a bench',
    }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const ask = async (at: string, init: RequestInit = {}): Promise<ImportView> => {
    const answer = await fetch(`${url}/api/v1${at}`, {
      ...init,
      headers: { cookie, origin: url, 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as ImportView;
  };

  let from = performance.now();
  const upload = await ask('/imports?name=feedback.csv', {
    method: 'POST',
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  say('upload', rows, from);
  await ask(`/imports/${upload.id}/preview`);
  const settings = JSON.stringify({
    mapping: {
      text: 'text',
      time: 'time',
      externalId: 'id',
      customer: 'customer',
      rating: 'rating',
      product: 'product',
    },
    dateFormat: 'iso',
    ratingScale: { low: 1, high: 5 },
    source: 'Bench',
  });
  if (values.check) {
    from = performance.now();
    await ask(`/imports/${upload.id}/check`, { method: 'POST', body: settings });
    await settled(ask, upload.id, 'checking');
    say('check', rows, from);
  }
  from = performance.now();
  const before = process.cpuUsage();
  const databaseBefore = await databaseSeconds();
  await ask(`/imports/${upload.id}/start`, { method: 'POST', body: settings });
  const slowest = await settled(ask, upload.id, 'importing');
  const seconds = say('import', rows, from);
  const cpu = process.cpuUsage(before);
  const { counts, state, error } = await ask(`/imports/${upload.id}`);
  const own = (cpu.user + cpu.system) / 1e6;
  const database = (await databaseSeconds()) - databaseBefore;
  console.log(
    `processor time: server ${own.toFixed(1)} s, database ${database.toFixed(1)} s of ${seconds.toFixed(1)} s · two whole cores would do ${Math.round((2 * rows) / (own + database)).toLocaleString('en')} rows/s · slowest answer meanwhile ${Math.round(slowest)} ms`,
  );
  console.log(`peak memory of the process ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  console.log(`${state} ${JSON.stringify(counts)}`);
  if (state !== 'done' || counts.fresh !== rows) throw new Error(error ?? 'rows are missing');
}

/** Processor time of the built-in PostgreSQL so far, in seconds; 0 where the system does not tell (not Linux). */
async function databaseSeconds(): Promise<number> {
  try {
    const [postmaster = ''] = (await readFile(await postmasterFile(), 'utf8')).split('\n');
    let ticks = 0;
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[1] !== postmaster && pid !== postmaster) continue;
      // utime and stime; of the postmaster also those of its ended children.
      const from = [Number(fields[11]), Number(fields[12])];
      if (pid === postmaster) from.push(Number(fields[13]), Number(fields[14]));
      ticks += from.reduce((sum, value) => sum + value, 0);
    }
    return ticks / 100;
  } catch {
    return 0;
  }
}

/** The home folder says where its database lives. */
async function postmasterFile(): Promise<string> {
  const record: unknown = JSON.parse(await readFile(join(folder, 'home', 'postgres.json'), 'utf8'));
  if (record === null || typeof record !== 'object' || !('folder' in record)) return '';
  return join(String(record.folder), 'data', 'postmaster.pid');
}

/** Waits for the end of a step; answers how long the slowest request took meanwhile. */
async function settled(
  ask: (at: string) => Promise<ImportView>,
  id: string,
  state: string,
): Promise<number> {
  let slowest = 0;
  for (;;) {
    const from = performance.now();
    const view = await ask(`/imports/${id}`);
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

/** Rows like reviews: id, time, customer, rating, product and about 130 characters of text. */
async function writeFeedback(path: string, mostRows: number, mostBytes: number): Promise<number> {
  const file = createWriteStream(path);
  let state = 12345;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  file.write('id,time,customer,rating,product,text\n');
  let bytes = 0;
  let row = 0;
  let chunk = '';
  while (row < mostRows && bytes < mostBytes) {
    row += 1;
    const length = 8 + random(24);
    let text = '';
    for (let word = 0; word < length; word++) {
      text += `${word === 0 ? '' : ' '}${words[random(words.length)]}`;
    }
    const time = new Date(Date.UTC(2024, 0, 1) + row * 9000).toISOString();
    chunk += `r${row},${time},customer ${random(400_000)},${1 + random(5)},Product ${random(5)},"${text}, please."\n`;
    if (chunk.length < 1 << 20) continue;
    bytes += chunk.length;
    if (!file.write(chunk)) await once(file, 'drain');
    chunk = '';
  }
  file.end(chunk);
  await once(file, 'close');
  return row;
}
