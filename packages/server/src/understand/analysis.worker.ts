import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
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
import type { AnalysisItem, FoundThemes, FromAnalyst, ToAnalyst } from './analysis-messages.js';
import { assignArrivals } from './arrivals/assign-arrivals.js';
import { copyRows, type Bulk } from './copy-rows.js';
import { engineVersion } from './engine-version.js';
import { writeBegun } from './kept-stages.js';
import { placesOf } from './placed-words.js';
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
let bulk: Bulk | null = null;

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
    case 'analyze': {
      let analysis: Analysis | null;
      try {
        analysis = await run(message);
      } catch (error) {
        if (!(error instanceof SentenceModelError)) throw error;
        say({ type: 'refused', message: error.message });
        return;
      }
      bulk = analysis;
      say(analysis ? { type: 'found', found: found(analysis) } : { type: 'other-input' });
      return;
    }
    case 'assign': {
      const assigned = await assignArrivals(items, message);
      bulk = assigned.bulk;
      say({ type: 'assigned', assigned: assigned.found });
      return;
    }
    case 'rows':
      if (!bulk) throw new Error('rows were asked for before the analysis');
      for (const { table, lines } of copyRows(bulk, items, message.runId, message.themes)) {
        say({ type: 'bulk', table, lines }, [lines.buffer]);
      }
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
  const locate = placesOf(items, [...corrections, ...constraints.placed]);
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
  fingerprint.update(JSON.stringify([engineVersion(), corrections, constraints, seed, model]));
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
