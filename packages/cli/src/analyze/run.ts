import { performance } from 'node:perf_hooks';
import type { SentenceModel } from '@headwater/insight';
import { findingsOf, type Findings } from './findings.js';
import { nothingUsable, wrongUse } from './failure.js';
import { checkOutputs, writeOutput } from './output.js';
import { createProgress } from './progress.js';
import { rejectedReasons } from './words.js';
import type { AnalyzeSettings } from './settings.js';
import type { Input } from './read-input.js';
import type { Stakes } from '../stakes/stakes.js';

/** Reads, analyses, writes the files asked for, and prints the ranking. Throws `Failure`. */
export async function run(asked: AnalyzeSettings): Promise<void> {
  const settings = { ...asked, files: filesOf(asked.files) };
  const { html, json, csv, rejected } = settings;
  await checkOutputs(
    { '--html': html, '--json': json, '--csv': csv, '--rejected': rejected },
    settings.files,
  );
  const progress = await createProgress(settings.quiet);
  try {
    progress.reading(0);
    // Loaded while the first line is already on the terminal.
    const { readInput } = await import('./read-input.js');
    const input = await readInput(settings.files, settings, {
      signal: new AbortController().signal,
      now: Date.now(),
      onRows: progress.reading,
      onQuestion: progress.pause,
    });
    const [stakes, told] = await withStakes(input, settings, progress.pause);
    const readMs = performance.now();
    if (rejected !== null) await writeRejected(rejected, input);
    if (input.items.length === 0) throw nothingUsable(nothingLeft(input));

    const [{ analyze }, { leadersOf }, { toInsight }, { inOwnWords }] = await Promise.all([
      import('@headwater/insight'),
      import('@headwater/intake'),
      import('./to-insight.js'),
      import('./reposts.js'),
    ]);
    const model = settings.model ? await modelIn(settings.model) : null;
    const leaders = leadersOf(input.items);
    const found = await analyze(toInsight(input.items, leaders), {
      seed: settings.seed,
      wholeRows: settings.wholeRows,
      onProgress: progress.analysing,
      ...(settings.threads !== null && { threads: settings.threads }),
      ...(model && { model }),
    });
    if (found.statements.length === 0) {
      throw nothingUsable(
        'No row has a statement that can be analysed: the texts are empty or hold no words.',
      );
    }
    progress.writing();
    const statements = inOwnWords(found.statements, input.items, leaders);
    const findings = findingsOf(told, { ...found, statements }, leaders, stakes);
    await writeFiles(findings, settings, readMs);
    progress.pause();
    if (json !== '-' && csv !== '-') await print(findings, settings);
  } finally {
    progress.pause();
  }
}

async function modelIn(folder: string): Promise<SentenceModel> {
  const { loadSentenceModel, SentenceModelError } =
    await import('@headwater/insight/sentence-model');
  try {
    return await loadSentenceModel(folder);
  } catch (error) {
    throw error instanceof SentenceModelError ? wrongUse(error.message) : error;
  }
}

/** The files of accounts and subscriptions, where any is named, and what was left out of them as notes. */
async function withStakes(
  input: Input,
  settings: AnalyzeSettings,
  onQuestion: () => void,
): Promise<[Stakes | null, Input]> {
  const { accounts, subscriptions, dateFormat, currency } = settings;
  if (accounts === null && subscriptions === null) return [null, input];
  const { readStakes } = await import('../stakes/read-stakes.js');
  const { stakes, notes } = await readStakes({ accounts, subscriptions }, input.items, {
    dateFormat,
    currency,
    signal: new AbortController().signal,
    now: Date.now(),
    onQuestion,
  });
  return [stakes, { ...input, notes: [...input.notes, ...notes] }];
}

function filesOf(files: readonly string[]): readonly string[] {
  if (files.length === 0) {
    if (process.stdin.isTTY) {
      throw wrongUse(
        'Name a file of feedback, e.g. headwater analyze reviews.csv, or pipe one in. headwater analyze --help shows all options.',
      );
    }
    return ['-'];
  }
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw wrongUse(`${twice} is named twice.`);
  return files;
}

function nothingLeft(input: Input): string {
  if (input.rejected.length === 0) return 'There is no row of feedback in the input.';
  const reasons = rejectedReasons({ input }).map(({ rows, reason }) => `${rows}: ${reason}`);
  return `None of the ${input.rejected.length} rows can be used. ${reasons.join(' ')}`;
}

async function writeRejected(path: string, input: Input): Promise<void> {
  const { writeRejectedCsv } = await import('@headwater/intake');
  await writeOutput(path, [writeRejectedCsv(input.rejected)]);
}

async function writeFiles(
  findings: Findings,
  settings: AnalyzeSettings,
  readMs: number,
): Promise<void> {
  const { html, json, csv, seed, quiet } = settings;
  // `performance.now` counts from the start of the process: what a person waits for.
  const timings = { read: readMs, ...findings.analysis.timings, total: performance.now() };
  if (html !== null) {
    const { reportHtml } = await import('../report/html.js');
    await writeOutput(
      html,
      reportHtml(findings, { seed, timings, writtenAt: Date.now(), detailed: settings.top }),
    );
  }
  if (json !== null) {
    const { analysisJson } = await import('./json-file.js');
    await writeOutput(json, analysisJson(findings, seed, timings));
  }
  if (csv !== null) {
    const { findingsCsv } = await import('./csv-file.js');
    await writeOutput(csv, findingsCsv(findings));
  }
  if (quiet) return;
  for (const path of [html, json, csv, settings.rejected]) {
    if (path !== null && path !== '-') process.stderr.write(`Wrote ${path}\n`);
  }
}

async function print(findings: Findings, settings: AnalyzeSettings): Promise<void> {
  const [{ renderTable }, { outputWidth, painter }] = await Promise.all([
    import('./table.js'),
    import('./terminal.js'),
  ]);
  process.stdout.write(
    renderTable(findings, { width: outputWidth(), top: settings.top, paint: painter() }),
  );
}
