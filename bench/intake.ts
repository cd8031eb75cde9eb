/**
 * Speed and memory of the way from a CSV file to checked items, without a database.
 *   npx tsx bench/intake.ts [--rows 2000000] [--parse-only] [--inspect]
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { cleanRows, inspectFile, readRows } from '../packages/intake/src/index.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    'parse-only': { type: 'boolean', default: false },
    inspect: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const folder = await mkdtemp(join(tmpdir(), 'headwater-intake-'));
try {
  const path = join(folder, 'feedback.csv');
  await writeFeedback(path, rows);
  const megabytes = (await stat(path)).size / 1e6;
  console.log(
    `${rows.toLocaleString('en')} rows, ${megabytes.toFixed(0)} MB · ${cpus()[0]?.model ?? 'unknown'} · Node ${process.version}`,
  );
  const started = now();
  const inspection = await inspectFile(path, { wholeTimeColumn: values.inspect });
  report('inspect', values.inspect ? rows : 1000, megabytes, started, values.inspect);
  if (inspection.plan.dateFormat !== 'iso') throw new Error('The date format was not recognised.');

  const begun = now();
  let items = 0;
  let rejected = 0;
  let masked = 0;
  for await (const batch of readRows(path, inspection.plan, { onReject: () => rejected++ })) {
    if (values['parse-only']) {
      items += batch.length;
      continue;
    }
    const cleaned = cleanRows(batch, inspection.plan, { source: 'bench', now: Date.now() });
    items += cleaned.items.length;
    rejected += cleaned.rejected.length;
    for (const item of cleaned.items) if (item.masked.length > 0) masked++;
  }
  report(values['parse-only'] ? 'parse' : 'parse + clean', rows, megabytes, begun, true);
  console.log(`${items} items, ${rejected} rejected, ${masked} with masked data`);
  if (items + rejected !== rows) throw new Error(`${rows - items - rejected} rows were lost.`);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await rm(folder, { recursive: true });
}

interface Moment {
  readonly wallMs: number;
  readonly cpuMs: number;
}

function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), cpuMs: (user + system) / 1000 };
}

/** Processor time counts too: on a busy machine the wall clock says little about the program. */
function report(
  what: string,
  count: number,
  megabytes: number,
  since: Moment,
  whole: boolean,
): void {
  const wall = (now().wallMs - since.wallMs) / 1000;
  const cpu = (now().cpuMs - since.cpuMs) / 1000;
  const pace = (seconds: number): string => Math.round(count / seconds).toLocaleString('en');
  const flow = whole ? `, ${(megabytes / wall).toFixed(1)} MB/s` : '';
  console.log(
    `${what}: ${wall.toFixed(2)} s, ${pace(wall)} rows/s${flow}; processor ${cpu.toFixed(2)} s, ${pace(cpu)} rows/s`,
  );
}

/** Feedback of about 150 characters: most plain, some quoted, some with markup, breaks, accents or personal data. */
async function writeFeedback(path: string, count: number): Promise<void> {
  const words =
    'the app keeps crashing when I try to upload a photo from my phone and then it logs me out which is really annoying please fix this soon invoice export takes forever since last update support never answered my ticket search is great though dark mode would help'.split(
      ' ',
    );
  const file = createWriteStream(path);
  let seed = 1;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  let chunk = 'id,review,rating,date,customer,app_version,platform\n';
  for (let row = 0; row < count; row++) {
    let text = '';
    while (text.length < 120 + next(60)) text += `${words[next(words.length)] ?? ''} `;
    const kind = row % 20;
    if (kind < 5) text = `"${text}, and it said ""retry"" again."`;
    else if (kind === 5) text = `"${text}\nsecond line\n\nKind regards\nAnn"`;
    else if (kind === 6) text = `<p>${text} &amp; more</p><br/>`;
    else if (kind === 7) text = `${text} déjà vu – naïve 😀`;
    else if (kind === 8) text = `${text} write to ann.${next(9999)}@example.org`;
    else if (kind === 9) text = `${text} call +49 171 ${1_000_000 + next(8_999_999)}`;
    const date = `202${next(5)}-0${1 + next(9)}-${10 + next(19)} 1${next(10)}:${10 + next(50)}:00`;
    chunk += `${row},${text},${1 + next(5)},${date},customer ${next(200_000)},3.${next(9)}.1,${row % 2 === 0 ? 'ios' : 'android'}\n`;
    if (chunk.length > 1 << 20) {
      if (!file.write(chunk)) await once(file, 'drain');
      chunk = '';
    }
  }
  file.end(chunk);
  await once(file, 'finish');
}
