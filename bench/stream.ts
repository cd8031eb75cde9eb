/**
 * Time and memory of more feedback than is analysed together: themes from a sample, the rest in a stream.
 *
 *   npx tsx bench/stream.ts [items] [items learnt from]        default 10000000 1000000
 *   BENCH_THREADS=2                                             default 2
 *   NODE_OPTIONS=--max-old-space-size=1200                      lets the engine clear its memory before it takes more
 *
 * Items are made as they are asked for, so that memory is that of the analysis; the time of making them once is printed
 * beside, because it is part of both passes.
 */
import { analyzeStream, type InsightItem } from '@headwater/insight';
import { makeFeedback } from './analyze-feedback.js';

const [count = 10_000_000, learnFrom = 1_000_000] = process.argv.slice(2).map(Number);
const threads = Number(process.env['BENCH_THREADS'] ?? 2);
const pieceSize = 2000;

function* made(): Generator<InsightItem> {
  for (let from = 0; from < count; from += pieceSize) {
    const piece = makeFeedback(Math.min(pieceSize, count - from), 7 + from);
    for (const [i, item] of piece.entries()) yield { ...item, id: `made-${from + i}` };
  }
}

const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

interface Clock {
  readonly wall: number;
  readonly processor: number;
}
function now(): Clock {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now() / 1000, processor: (user + system) / 1e6 };
}
function since({ wall, processor }: Clock): string {
  const then = now();
  return `${(then.wall - wall).toFixed(1)} s (${(then.processor - processor).toFixed(1)} s of processors)`;
}

const begun = now();
for (const item of made()) if (item.id === '') throw new Error('an item without an id');
console.log(`making ${count} items once: ${since(begun)}`);

const started = now();
let isSampled = false;
const stream = await analyzeStream(made, {
  threads,
  learnFrom,
  onProgress() {
    if (!isSampled) console.log(`sampling, and a first look: ${since(started)}`);
    isSampled = true;
  },
});
console.log(`steps of learning, ms: ${JSON.stringify(stream.analysis.timings)}`);
console.log(
  `sampling and learning from ${stream.sample.length} items: ${since(started)}, ${stream.analysis.themes.length} themes, peak ${megabytes()} MB`,
);
const learnt = now();
let statements = 0;
let assigned = 0;
for await (const batch of stream.assigned()) {
  statements += batch.statements.length;
  for (const { theme } of batch.statements) if (theme !== null) assigned++;
}
console.log(
  `assigning ${statements} statements: ${since(learnt)}, ${((100 * assigned) / statements).toFixed(1)} % have a theme`,
);
const { wall } = now();
console.log(
  `in all ${since(started)}, ${Math.round(statements / (wall - started.wall))} statements a second, peak ${megabytes()} MB`,
);
