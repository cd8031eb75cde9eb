/**
 * Time and memory of more feedback than is analysed together: themes from a sample, the rest in a stream.
 *
 *   npx tsx bench/stream.ts [items] [items learnt from]        default 10000000 1000000
 *   BENCH_THREADS=2                                             default 2
 *
 * Items are made as they are asked for, so that memory is that of the analysis; the time of making them once is printed
 * beside, because it is part of both passes.
 */
import { analyzeStream, type InsightItem } from '@headwater/insight';
import { makeFeedback } from './analyze-feedback.js';

const [count = 10_000_000, learnFrom = 1_000_000] = process.argv.slice(2).map(Number);
const threads = Number(process.env['BENCH_THREADS'] ?? 2);
const pieceSize = 20_000;

function* made(): Generator<InsightItem> {
  for (let from = 0; from < count; from += pieceSize) {
    const piece = makeFeedback(Math.min(pieceSize, count - from), 7 + from);
    for (const [i, item] of piece.entries()) yield { ...item, id: `made-${from + i}` };
  }
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);
let started = performance.now();
for (const item of made()) if (item.id === '') throw new Error('an item without an id');
console.log(`making ${count} items once: ${seconds(started)} s`);

const used = process.cpuUsage();
started = performance.now();
const stream = await analyzeStream(made, { threads, learnFrom });
console.log(
  `sampling and learning from ${stream.sample.length}: ${seconds(started)} s, ${stream.analysis.themes.length} themes, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
const learnt = performance.now();
let statements = 0;
let assigned = 0;
for await (const batch of stream.assigned()) {
  statements += batch.statements.length;
  for (const { theme } of batch.statements) if (theme !== null) assigned++;
}
const { user, system } = process.cpuUsage(used);
console.log(
  `assigning ${statements} statements: ${seconds(learnt)} s, ${((100 * assigned) / statements).toFixed(1)} % have a theme`,
);
console.log(
  `in all ${seconds(started)} s, ${((user + system) / 1e6).toFixed(1)} s of processors, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
