/**
 * The byte-level fuzzer of the intake: damaged CSV, TSV, JSON Lines, XLSX and Parquet files through every parser.
 * `npx tsx eval/fuzz.ts --minutes 10 [--from 0] [--out folder]`. Case numbers are seeds: `--only 123` runs one again.
 *
 * The cases run in a child process with a small heap; this one watches it, ends it when a case takes too long or too
 * much memory, notes the case and goes on with the next.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkFile } from '../packages/intake/test/fuzz/check.js';
import { caseOf } from '../packages/intake/test/fuzz/mutate.js';

const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    out: { type: 'string', default: path.join(tmpdir(), 'headwater-fuzz') },
    only: { type: 'string' },
    skip: { type: 'string' },
    child: { type: 'boolean', default: false },
  },
});
const mostMs = 30_000;
/** Readers of binary files are ended by the intake itself, after 15 seconds. */
const mostCpuMs = (name: string): number => (/\.(?:xlsx|parquet)$/u.test(name) ? 20_000 : 3000);
const mostMemoryMb = 1024;
const progressFile = path.join(given.out, 'case');

interface Tally {
  readonly cases: number;
  readonly refused: Record<string, number>;
  readonly rows: number;
  readonly rejected: number;
}

mkdirSync(given.out, { recursive: true });
if (given.only !== undefined) {
  const number = Number(given.only);
  const file = caseOf(number);
  writeFileSync(path.join(given.out, `${number}-${file.name}`), file.bytes);
  console.log(`${file.name}, ${file.bytes.length} bytes:`, await checkFile(file, number));
} else if (given.child) await runCases(Number(given.from));
else await watch();

/** The child: one case after another until it is ended. */
async function runCases(from: number): Promise<void> {
  const progress = openSync(progressFile, 'w');
  process.once('disconnect', () => process.exit());
  let tally: Tally = { cases: 0, refused: {}, rows: 0, rejected: 0 };
  for (let number = from; ; number++) {
    writeSync(progress, String(number).padEnd(16), 0);
    const before = process.cpuUsage();
    const file = caseOf(number);
    if (given.skip !== undefined && file.name.endsWith(given.skip)) continue;
    try {
      const { refused, rows, rejected } = await checkFile(file, number);
      const counts = tally.refused;
      if (refused !== null) counts[refused] = (counts[refused] ?? 0) + 1;
      tally = {
        cases: tally.cases + 1,
        refused: counts,
        rows: tally.rows + rows,
        rejected: tally.rejected + rejected,
      };
    } catch (error) {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ finding: { number, told } });
    }
    const { user, system } = process.cpuUsage(before);
    const cpuMs = (user + system) / 1000;
    if (cpuMs > mostCpuMs(file.name))
      process.send?.({ finding: { number, told: `slow: ${cpuMs} ms` } });
    const megabytes = process.memoryUsage.rss() / 1_048_576;
    if (megabytes > mostMemoryMb) {
      process.send?.({ finding: { number, told: `memory: ${Math.round(megabytes)} MB` } });
      process.exit(3);
    }
    if (number % 100 === 99) {
      process.send?.({ tally, next: number + 1 });
      tally = { cases: 0, refused: {}, rows: 0, rejected: 0 };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** The parent: starts children one after another, and tells what was found. */
async function watch(): Promise<void> {
  const started = Date.now();
  const end = started + Number(given.minutes) * 60_000;
  const totals = { cases: 0, rows: 0, rejected: 0, findings: 0 };
  const refused: Record<string, number> = {};
  const kinds = new Map<string, number>();
  let from = Number(given.from);
  const note = (number: number, told: string): void => {
    totals.findings++;
    const kind = told.replaceAll(/\d+|…[^]*/g, '#').slice(0, 300);
    const times = (kinds.get(kind) ?? 0) + 1;
    kinds.set(kind, times);
    if (times > 3) return;
    const file = caseOf(number);
    writeFileSync(path.join(given.out, `${number}-${file.name}`), file.bytes);
    console.log(`FOUND case ${number} (${file.name}, ${file.bytes.length} bytes): ${told}`);
  };
  while (Date.now() < end) {
    writeFileSync(progressFile, String(from));
    const child = fork(
      fileURLToPath(import.meta.url),
      [
        '--child',
        '--from',
        String(from),
        '--out',
        given.out,
        ...(given.skip === undefined ? [] : ['--skip', given.skip]),
      ],
      {
        execArgv: ['--import', 'tsx', '--max-old-space-size=700'],
      },
    );
    child.on(
      'message',
      (message: { finding?: { number: number; told: string }; tally?: Tally; next?: number }) => {
        if (message.finding) note(message.finding.number, message.finding.told);
        if (!message.tally) return;
        from = message.next ?? from;
        totals.cases += message.tally.cases;
        totals.rows += message.tally.rows;
        totals.rejected += message.tally.rejected;
        for (const [code, count] of Object.entries(message.tally.refused)) {
          refused[code] = (refused[code] ?? 0) + count;
        }
      },
    );
    const fate = await endOf(child, end);
    const at = Number(readFileSync(progressFile, 'utf8'));
    if (fate !== 'time is up') note(at, fate);
    from = at + 1;
  }
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(
    `${minutes} minutes, ${totals.cases} cases (next: --from ${from}), ${totals.rows} rows read, ${totals.rejected} rejected, ${totals.findings} findings`,
  );
  console.log('files refused, by code:', refused);
  process.exitCode = totals.findings > 0 ? 1 : 0;
}

/** Resolves when the child has ended, by itself or because a case hung or time is up. */
function endOf(child: ChildProcess, end: number): Promise<string> {
  return new Promise((resolve) => {
    let last = '';
    let since = Date.now();
    let fate: string | null = null;
    const timer = setInterval(() => {
      const now = readFileSync(progressFile, 'utf8');
      if (now !== last) since = Date.now();
      last = now;
      if (Date.now() > end) fate ??= 'time is up';
      else if (Date.now() - since > mostMs) fate ??= `hang: no end within ${mostMs} ms`;
      if (fate !== null) child.kill('SIGKILL');
    }, 1000);
    child.once('exit', (code, signal) => {
      clearInterval(timer);
      resolve(fate ?? `the process ended with ${signal ?? `code ${code}`}`);
    });
  });
}
