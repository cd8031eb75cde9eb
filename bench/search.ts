/**
 * Search in the library: time of a thousand queries, memory, time to build, and what the inverted lists lose.
 *
 *   npx tsx --expose-gc bench/search.ts [statements]        default 1000000
 *
 * The vectors' spaces are those of an analysis of 20,000 of the statements; the others are placed in them.
 */
import { availableParallelism, cpus } from 'node:os';
import {
  analyze,
  assignToThemes,
  createSearchIndex,
  decodeSearchIndex,
  encodeSearchIndex,
} from '@headwater/insight';
import { makeFeedback } from './analyze-feedback.js';
import { makeQueries, tableOf, type QueryClass } from './search-queries.js';

const count = Number(process.argv[2] ?? 1_000_000);
const threads = Number(process.env['BENCH_THREADS'] ?? 2);
const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);
const cpuSeconds = (from: NodeJS.CpuUsage): string => {
  const { user, system } = process.cpuUsage(from);
  return ((user + system) / 1e6).toFixed(1);
};
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`,
);
const texts = makeFeedback(count, 7).map(({ text }) => text);
const queries = makeQueries(texts);
const sample = texts.slice(0, 20_000).map((text, i) => ({ id: `s${i}`, text, language: 'en' }));
const { spaces, vectorDimensions: dimensions } = await analyze(sample, {
  threads,
  wholeRows: true,
});

let from = performance.now();
let cpu = process.cpuUsage();
let placing = 0;
let placingCpu = 0;
const cpuNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const builder = createSearchIndex({ spaces, dimensions, threads });
const batch = 10_000;
for (let at = 0; at < texts.length; at += batch) {
  const statements = texts.slice(at, at + batch).map((text) => ({ text, language: 'en' }));
  const placed = performance.now();
  const before = cpuNow();
  const vectors = assignToThemes(spaces, [], statements);
  placing += performance.now() - placed;
  placingCpu += cpuNow() - before;
  for (const [i, statement] of statements.entries()) {
    builder.add(statement, vectors[i]?.vector ?? new Int8Array(dimensions));
  }
}
const index = await builder.finish();
console.log(
  `${count.toLocaleString('en')} statements placed in ${(placing / 1000).toFixed(1)} s wall, ${placingCpu.toFixed(1)} s of processor time; indexed in ${seconds(from + placing)} s wall, ${(Number(cpuSeconds(cpu)) - placingCpu).toFixed(1)} s of processor time`,
);
texts.length = 0;
globalThis.gc?.();
const { heapUsed, external, rss } = process.memoryUsage();
console.log(
  `index ${megabytes(index.bytes)}; of the process in use ${megabytes(heapUsed + external)}, from the system ${megabytes(rss)}`,
);
from = performance.now();
const stored = Buffer.concat(encodeSearchIndex(index));
const encoded = seconds(from);
from = performance.now();
decodeSearchIndex(stored, spaces);
console.log(
  `stored: ${megabytes(stored.length)} in ${encoded} s, opened again in ${seconds(from)} s`,
);

from = performance.now();
index.search(queries[0]?.text ?? '');
console.log(`first query ${(performance.now() - from).toFixed(1)} ms`);
const filterOf = (share: number): { filter?: (row: number) => boolean } =>
  share < 1 ? { filter: (row) => Math.imul(row, 2_654_435_761) >>> 0 < share * 2 ** 32 } : {};
const spent = new Map<QueryClass, number[]>();
const worked = new Map<QueryClass, number[]>();
from = performance.now();
cpu = process.cpuUsage();
for (const query of queries) {
  const began = performance.now();
  const before = cpuNow();
  index.search(query.text, { limit: 20, ...filterOf(query.share) });
  const own = spent.get(query.class) ?? [];
  own.push(performance.now() - began);
  spent.set(query.class, own);
  const ownWork = worked.get(query.class) ?? [];
  ownWork.push((cpuNow() - before) * 1000);
  worked.set(query.class, ownWork);
}
console.log(
  `${queries.length} queries in ${seconds(from)} s wall, ${cpuSeconds(cpu)} s of processor time`,
);
console.log('wall');
for (const line of tableOf(spent)) console.log(line);
console.log('processor time');
for (const line of tableOf(worked)) console.log(line);

// Made statements repeat, so many rows are equally near: a row counts as found where it is as near as the right one.
let found = 0;
let wanted = 0;
for (const { text } of queries.filter((query) => query.share === 1).slice(0, 200)) {
  const near = index.search(text, { by: 'meaning', limit: 10 }).hits;
  const all = index.search(text, { by: 'meaning', limit: 10, exhaustive: true }).hits;
  wanted += all.length;
  found += all.filter(
    ({ cosine }, rank) => (near[rank]?.cosine ?? -1) >= (cosine ?? 0) - 1e-6,
  ).length;
}
console.log(
  `recall@10 of the lists against all vectors: ${(found / Math.max(1, wanted)).toFixed(3)}`,
);
