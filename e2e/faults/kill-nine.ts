/**
 * Kills the server with SIGKILL at random moments of an import and an analysis, starts it again each
 * time, and checks at the end that no acknowledged row is lost, none is doubled and the analysis is done.
 * Every fifth time PostgreSQL is killed with it.
 *   npx tsx e2e/faults/kill-nine.ts [--kills 20] [--rows 400000] [--seed 1] [--minutes 15]
 * Needs `npm run build`. Ends with code 1 and the reason when anything is wrong, also when everything
 * was done before that many kills: then it needs more rows.
 */
import { chmod, readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Subject, freePort, type Json } from './subject.js';
import { expectedItems, feedbackFile } from './feedback-file.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    rows: { type: 'string', default: '400000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '15' },
  },
});
const kills = Number(values.kills);
const rows = Number(values.rows);
// Two thirds of the kills meet the import, the rest the analysis.
const killsInImport = Math.ceil((kills * 2) / 3);
const deadline = Date.now() + Number(values.minutes) * 60_000;

let state = Number(values.seed) >>> 0;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const home = await mkdtemp(join(tmpdir(), 'headwater-faults-'));
// As in e2e/server.ts.
await chmod(home, 0o711);
const subject = new Subject(home, await freePort());
const acknowledged = new Set<string>();
let posted = 0;

try {
  const file = join(home, 'feedback.csv');
  await writeFile(file, feedbackFile(rows));
  await subject.start();
  await subject.signUp();
  const importId = await begin(await readFile(file));
  let killed = 0;
  while (killed < kills) {
    const phase = await currentPhase(importId);
    if (phase === 'done') break;
    if (phase === 'import' && killed >= killsInImport) {
      // The others are for the analysis.
      await delay(200);
      continue;
    }
    await Promise.race([post(), delay(5000)]);
    // Every other kill waits for something to be committed first: else a slow machine only ever starts.
    if (phase === 'import' && killed % 2 === 1) await moved(importId);
    await delay(random() * (phase === 'import' ? 1200 : 3000));
    const withDatabase = killed % 5 === 4;
    const progress = await subject.progress(importId);
    await subject.kill(withDatabase);
    const seconds = await subject.start();
    killed += 1;
    console.log(
      `kill ${String(killed).padStart(2)} during ${phase.padEnd(8)} ${progress.padEnd(34)} ${withDatabase ? 'with PostgreSQL, ' : ''}up again in ${seconds.toFixed(1)} s`,
    );
    if (Date.now() > deadline) throw new Error('out of time');
  }
  await finish(importId);
  await verify(importId);
  if (killed < kills) {
    throw new Error(
      `only ${killed} of ${kills} kills fitted in before everything was done; give more --rows`,
    );
  }
  console.log(
    `passed: ${killed} kills, ${expectedItems(rows) + acknowledged.size} rows, none lost, none doubled, analysis done`,
  );
} catch (error) {
  console.error(`failed: ${error instanceof Error ? error.message : String(error)}`);
  console.error(subject.lastWords());
  process.exitCode = 1;
} finally {
  await subject.stop();
  await rm(home, { recursive: true, force: true });
}

async function begin(file: Buffer): Promise<string> {
  const upload = await subject.ask('/imports?name=feedback.csv', { method: 'POST', body: file });
  const id = String(upload['id']);
  await subject.ask(`/imports/${id}/start`, {
    method: 'POST',
    json: {
      mapping: { text: 'text', externalId: 'id', customer: 'customer', time: 'time' },
      dateFormat: 'iso',
      ratingScale: null,
      source: 'Faults',
    },
  });
  return id;
}

/** Posts a batch; it counts only once the server has said yes. A kill in between may leave it in or out. */
async function post(): Promise<void> {
  const from = posted;
  posted += 20;
  const items = Array.from({ length: 20 }, (_, index) => ({
    text: `The weekly summary mail number ${from + index} arrives twice and nobody reads it.`,
    source: 'Posted',
    externalId: `p${from + index}`,
    customer: `poster ${from + index}`,
  }));
  try {
    await subject.ask('/items', { method: 'POST', json: { items } });
    for (const { externalId } of items) acknowledged.add(externalId);
  } catch {
    // Not acknowledged: nothing was promised.
  }
}

/** Until rows have come in since now, at most for a while. */
async function moved(importId: string): Promise<void> {
  const read = async (): Promise<unknown> => {
    const { counts } = await subject.ask(`/imports/${importId}`);
    return (counts as Json)['read'];
  };
  const before = await read();
  for (let turn = 0; turn < 200 && (await read()) === before; turn++) await delay(50);
}

async function currentPhase(importId: string): Promise<'import' | 'analysis' | 'done'> {
  const view = await subject.ask(`/imports/${importId}`);
  if (view['state'] === 'importing') return 'import';
  if (view['state'] !== 'done')
    throw new Error(`the import is ${String(view['state'])}: ${String(view['error'])}`);
  return (await analysed()) ? 'done' : 'analysis';
}

async function analysed(): Promise<boolean> {
  const page = await subject.ask('/themes?limit=1');
  const totals = page['totals'] as Json;
  return page['run'] !== null && totals['waiting'] === 0;
}

async function finish(importId: string): Promise<void> {
  for (;;) {
    if ((await currentPhase(importId)) === 'done') return;
    const failed = await subject.ask('/jobs?state=failed');
    const [job] = failed['rows'] as Json[];
    if (job) throw new Error(`job ${String(job['name'])} failed: ${String(job['error'])}`);
    if (Date.now() > deadline) throw new Error('out of time: the analysis is not done');
    await delay(500);
  }
}

/** Every row of the file and every acknowledged item is there exactly once, and the counts say so. */
async function verify(importId: string): Promise<void> {
  const view = await subject.ask(`/imports/${importId}`);
  const counts = view['counts'] as Record<string, number>;
  const read = Object.values({ ...counts, read: 0, duplicates: 0 }).reduce((sum, n) => sum + n, 0);
  if (counts['read'] !== rows || read !== rows) {
    throw new Error(`of ${rows} rows the import counts ${JSON.stringify(counts)}`);
  }
  if (counts['fresh'] !== expectedItems(rows)) {
    throw new Error(`${expectedItems(rows)} items were to come in, ${counts['fresh']} did`);
  }
  const found = await subject.externalIds('Faults');
  if (found.length !== new Set(found).size) throw new Error('a row is doubled');
  if (found.length !== expectedItems(rows)) {
    throw new Error(`${expectedItems(rows)} rows should be there, ${found.length} are`);
  }
  const there = await subject.externalIds('Posted');
  if (there.length !== new Set(there).size) throw new Error('a posted item is doubled');
  const lost = [...acknowledged].filter((id) => !there.includes(id));
  if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost.join(', ')}`);
}
