/**
 * How time and memory grow with the number of texts.
 *
 *   npx tsx bench/scale.ts [texts|feedback] [sizes…]      default both, 10000 30000 100000 300000 1000000
 *   BENCH_THREADS=2                                       default 2
 *
 * "texts" takes each text as one statement in a known language; the seconds that are compared are those from texts to
 * themes: vectors, neighbours, themes. "feedback" finds languages, splits and tells kinds as well, and all seconds
 * count. Each size runs in a process of its own, so that memory is that of the run. The exponent is the slope of the
 * logarithm of time over the logarithm of size, by least squares: 1 is linear.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { analyze } from '@headwater/insight';
import { makeFeedback } from './analyze-feedback.js';

const modes = ['texts', 'feedback'] as const;
type Mode = (typeof modes)[number];
const steps = [
  'statements',
  'kinds',
  'vectors',
  'neighbours',
  'themes',
  'labels',
  'trends',
] as const;
const compared: Readonly<Record<Mode, readonly (typeof steps)[number][]>> = {
  texts: ['vectors', 'neighbours', 'themes'],
  feedback: steps,
};
const mostExponent = 1.1;
const threads = Number(process.env['BENCH_THREADS'] ?? 2);
const own = fileURLToPath(import.meta.url);

interface Row {
  readonly size: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly wall: number;
  readonly processor: number;
  readonly megabytes: number;
  readonly itemsMegabytes: number;
  readonly recall: string;
  readonly themes: number;
}

async function measure(mode: Mode, size: number): Promise<Row> {
  const items = makeFeedback(size, 7);
  // In place, because a second copy of the items would count as memory of the analysis.
  if (mode === 'texts') for (const item of items) Object.assign(item, { language: 'en' });
  const itemsMegabytes = Math.round(process.memoryUsage.rss() / 1_048_576);
  const started = performance.now();
  const used = process.cpuUsage();
  const analysis = await analyze(items, { threads, wholeRows: mode === 'texts' });
  const { user, system } = process.cpuUsage(used);
  return {
    size,
    seconds: Object.fromEntries(
      steps.map((step) => [step, (analysis.timings[step] ?? 0) / 1000] as const),
    ),
    wall: (performance.now() - started) / 1000,
    processor: (user + system) / 1e6,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    itemsMegabytes,
    recall: String(analysis.method['en.recallAt10'] ?? '–'),
    themes: analysis.themes.filter(({ level }) => level === 1).length,
  };
}

/** Slope of log(y) over log(x). */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const both = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return both / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

function run(mode: Mode, sizes: readonly number[]): void {
  console.log(`\n${mode}`);
  console.log(
    ['size', ...steps, 'compared', 'all', 'cpu', 'MB', 'MB before', 'recall@10', 'themes'].join(
      '\t',
    ),
  );
  const points: [number, number][] = [];
  const ofProcessor: [number, number][] = [];
  for (const size of sizes) {
    const printed = execFileSync(
      process.execPath,
      [...process.execArgv, own, '--one', mode, String(size)],
      { encoding: 'utf8', maxBuffer: 1 << 20 },
    );
    const row = JSON.parse(printed) as Row;
    const seconds = compared[mode].reduce((sum, step) => sum + (row.seconds[step] ?? 0), 0);
    points.push([size, seconds]);
    ofProcessor.push([size, row.processor]);
    console.log(
      [
        row.size,
        ...steps.map((step) => (row.seconds[step] ?? 0).toFixed(2)),
        seconds.toFixed(2),
        row.wall.toFixed(2),
        row.processor.toFixed(2),
        row.megabytes,
        row.itemsMegabytes,
        row.recall,
        row.themes,
      ].join('\t'),
    );
  }
  if (points.length < 2) return;
  const found = exponent(points);
  const verdict = found <= mostExponent ? 'within' : 'above';
  console.log(
    `exponent of the seconds compared: ${found.toFixed(2)} (${verdict} the bar of ${mostExponent}); of processor time: ${exponent(ofProcessor).toFixed(2)}`,
  );
}

const isMode = (text: string | undefined): text is Mode => modes.some((mode) => mode === text);

if (process.argv[2] === '--one') {
  const mode = process.argv[3];
  if (!isMode(mode)) throw new Error(`No such mode: ${mode}`);
  console.log(JSON.stringify(await measure(mode, Number(process.argv[4]))));
} else {
  const gigabytes = (totalmem() / 1_073_741_824).toFixed(0);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GB, Node ${process.version}, ${threads} threads; seconds by step`,
  );
  const wanted = process.argv.slice(2);
  const sizes = wanted.filter((word) => !isMode(word)).map(Number);
  const chosen = wanted.filter(isMode);
  for (const mode of chosen.length > 0 ? chosen : modes) {
    run(mode, sizes.length > 0 ? sizes : [10_000, 30_000, 100_000, 300_000, 1_000_000]);
  }
}
