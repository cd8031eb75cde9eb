/**
 * Time and memory from feedback to themes on made statements.
 *
 *   npx tsx bench/analyze.ts [statements…]        default 10000 100000
 *   BENCH_THREADS=2                                default 2
 *
 * Each size runs in a process of its own, so that memory is that of the run.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { analyze } from '@headwater/insight';
import { makeFeedback } from './analyze-feedback.js';

const threads = Number(process.env['BENCH_THREADS'] ?? 2);
const own = fileURLToPath(import.meta.url);

if (process.argv[2] === '--one') {
  const items = makeFeedback(Number(process.argv[3]), 7);
  const started = performance.now();
  const used = process.cpuUsage();
  const analysis = await analyze(items, { threads });
  const { user, system } = process.cpuUsage(used);
  const steps = Object.entries(analysis.timings)
    .filter(([step]) => step !== 'total')
    .map(([step, ms]) => `${step} ${(ms / 1000).toFixed(2)}`);
  console.log(
    [
      analysis.statements.length,
      analysis.themes.filter(({ level }) => level === 1).length,
      ((performance.now() - started) / 1000).toFixed(2),
      ((user + system) / 1e6).toFixed(2),
      Math.round(analysis.peakMemoryBytes / 1_048_576),
      analysis.method['en.recallAt10'],
      steps.join(' · '),
    ].join('\t'),
  );
} else {
  const gigabytes = (totalmem() / 1_073_741_824).toFixed(0);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GB, Node ${process.version}, ${threads} threads`,
  );
  console.log('statements\tthemes\tseconds\tcpu seconds\tpeak MB\trecall@10\tsteps (seconds)');
  const sizes = process.argv.slice(2).map(Number);
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
    process.stdout.write(
      execFileSync(process.execPath, [...process.execArgv, own, '--one', String(size)], {
        encoding: 'utf8',
      }),
    );
  }
}
