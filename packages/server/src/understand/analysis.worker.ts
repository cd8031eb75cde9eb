import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import {
  analyze,
  encodeSpace,
  type Analysis,
  type AnalyzedStatement,
  type Kind,
  type ThemeSeed,
} from '@headwater/insight';
import { loadSentenceModel, SentenceModelError } from '@headwater/insight/sentence-model';
import { copyLine } from '../platform/copy.js';
import type {
  AnalysisItem,
  BulkTable,
  FoundThemes,
  FromAnalyst,
  ToAnalyst,
} from './analysis-messages.js';
import { writeBegun } from './kept-stages.js';
import { StageFiles } from './stage-files.js';

// The analysis takes all of a core for seconds to minutes; here the server goes on answering. Rows go
// back as ready lines of COPY, since a million statement objects would hold up the other thread.

const port = parentPort;
if (!port) throw new Error('analysis.worker runs as a worker thread');
const say = (message: FromAnalyst, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

const items: AnalysisItem[] = [];
const previous: ThemeSeed[] = [];
/** Of all that the result depends on. */
const fingerprint = createHash('sha256');
let analysis: Analysis | null = null;

port.on('message', (message: ToAnalyst) => {
  // A rejection here ends the thread with an error, which the job sees.
  void handle(message);
});

async function handle(message: ToAnalyst): Promise<void> {
  switch (message.type) {
    case 'items':
      items.push(...message.items);
      fingerprint.update(JSON.stringify(message.items));
      return;
    case 'previous':
      previous.push({ ...message.theme, id: message.theme.theme });
      fingerprint.update(JSON.stringify(message.theme));
      return;
    case 'analyze':
      try {
        analysis = await run(message);
      } catch (error) {
        if (!(error instanceof SentenceModelError)) throw error;
        say({ type: 'refused', message: error.message });
        return;
      }
      say(analysis ? { type: 'found', found: found(analysis) } : { type: 'other-input' });
      return;
    case 'rows':
      if (!analysis) throw new Error('rows were asked for before the analysis');
      sendRows(analysis, message.runId, message.themes);
      say({ type: 'end' });
      port?.close();
      return;
    default:
      message satisfies never;
  }
}

type Asked = Extract<ToAnalyst, { type: 'analyze' }>;

async function run(asked: Asked): Promise<Analysis | null> {
  const { corrections, constraints, seed, threads, modelDir } = asked;
  const model = modelDir === null ? null : await loadSentenceModel(modelDir, { threads });
  const stages = stagesOf(asked, model?.name ?? null);
  if (!stages) return null;
  const locate = places([...corrections, ...constraints.placed]);
  return analyze(items, {
    seed,
    threads,
    ...(model && { model }),
    previous,
    corrections: new Map(
      corrections.flatMap((correction): [string, Kind][] => {
        const place = locate(correction);
        return place === null ? [] : [[place, correction.kind]];
      }),
    ),
    constraints: {
      placed: new Map(
        constraints.placed.flatMap((placement): [string, string | null][] => {
          const place = locate(placement);
          return place === null ? [] : [[place, placement.theme]];
        }),
      ),
      merged: new Map(constraints.merged),
      apart: constraints.apart,
      parents: new Map(constraints.parents),
      kept: new Set(constraints.kept),
    },
    stages,
    onProgress: (progress) => say({ type: 'progress', progress }),
  });
}

/** The kept steps of exactly this input; null where only others are to be gone on with, and there are none. */
function stagesOf(asked: Asked, model: string | null): StageFiles | null {
  const { corrections, constraints, seed, stages, throughBatch, resume } = asked;
  fingerprint.update(JSON.stringify([programVersion(), corrections, constraints, seed, model]));
  const folder = join(stages, fingerprint.digest('hex').slice(0, 32));
  if (resume && !existsSync(folder)) return null;
  const onTrouble = (what: string): void => say({ type: 'trouble', what });
  try {
    if (!resume) writeBegun(stages, throughBatch);
  } catch (error) {
    onTrouble(`Finished steps cannot be kept in ${stages}: ${String(error)}`);
  }
  return new StageFiles(folder, onTrouble);
}

/** Another release may do the same step otherwise. */
function programVersion(): string {
  return readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
}

interface Words {
  readonly item: string;
  readonly start: number;
  readonly text: string;
}

/** Where words that people judged stand now: texts change, and a judgement belongs to its words. */
function places(judged: readonly Words[]): (words: Words) => string | null {
  const wanted = new Set(judged.map(({ item }) => item));
  const texts = new Map(
    wanted.size === 0
      ? []
      : items.flatMap((item): [string, string][] =>
          wanted.has(item.id) ? [[item.id, item.text]] : [],
        ),
  );
  return ({ item, start, text }) => {
    const now = texts.get(item);
    if (now === undefined) return null;
    const at = now.startsWith(text, start) ? start : now.indexOf(text);
    return at < 0 ? null : `${item}:${at}`;
  };
}

function keyOf(statement: AnalyzedStatement): { item: string; start: number } {
  const item = items[statement.item];
  if (!item) throw new Error(`statement of item ${statement.item}, which was not given`);
  return { item: item.id, start: statement.start };
}

function found(result: Analysis): FoundThemes {
  return {
    statements: result.statements.length,
    themes: result.themes.map((theme) => ({
      ...theme,
      examples: theme.examples.flatMap((index) => {
        const statement = result.statements[index];
        return statement ? [keyOf(statement)] : [];
      }),
      centroid: new Uint8Array(
        theme.centroid.buffer.slice(
          theme.centroid.byteOffset,
          theme.centroid.byteOffset + theme.centroid.byteLength,
        ),
      ),
    })),
    lineage: result.lineage,
    unassigned: result.unassigned,
    languages: result.languages,
    method: result.method,
    timings: result.timings,
    vectorDimensions: result.vectorDimensions,
    spaces: new Map(result.spaces.map((space) => [space.language, encodeSpace(space)])),
  };
}

const chunkBytes = 1 << 18;

function sendRows(result: Analysis, runId: string, themes: ReadonlyMap<string, string>): void {
  // Sorted by key, so that the tables' indexes grow at their end.
  const order = result.statements
    .map((statement, index) => ({ statement, index, key: keyOf(statement) }))
    .sort((a, b) =>
      a.key.item < b.key.item ? -1 : a.key.item > b.key.item ? 1 : a.key.start - b.key.start,
    );
  send('statement', order, ({ statement, key }) =>
    copyLine([
      key.item,
      key.start,
      runId,
      statement.end,
      statement.kind,
      statement.kindConfidence,
      statement.polarity,
      statement.severity,
      statement.language,
    ]),
  );
  const width = result.vectorDimensions;
  send('statement_vector', order, ({ index, key }) =>
    copyLine([
      key.item,
      key.start,
      runId,
      new Uint8Array(result.vectors.buffer, result.vectors.byteOffset + index * width, width),
    ]),
  );
  send('statement_theme', order, ({ statement, key }) => {
    const theme = statement.theme === null ? undefined : themes.get(statement.theme);
    if (theme === undefined) return '';
    return copyLine([
      key.item,
      key.start,
      runId,
      theme,
      statement.themeConfidence,
      statement.kind,
      items[statement.item]?.customer ?? null,
      statement.severity,
    ]);
  });
}

function send<T>(table: BulkTable, rows: readonly T[], line: (row: T) => string): void {
  let text = '';
  const flush = (): void => {
    const lines = new TextEncoder().encode(text);
    text = '';
    say({ type: 'bulk', table, lines }, [lines.buffer]);
  };
  for (const row of rows) {
    text += line(row);
    if (text.length >= chunkBytes) flush();
  }
  if (text !== '') flush();
}
