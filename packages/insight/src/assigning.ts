/** Gives pieces of a stream the themes that were learnt, in the threads where nothing but the texts tells them. */
import { platform } from '#platform';
import type { LearntByThreads } from './analysis/assigner.js';
import { assignOn } from './assign-items.js';
import { createPool, type Pool } from './kernels/pool.js';
import { modelFiles, type ModelFile } from './platform/platform.js';
import { kinds, type Analysis, type AnalyzedStatement, type AnalyzeOptions } from './types.js';
import type { InsightItem } from './types.js';

export interface Assigning {
  /** Statements of the items at some places, in their order. */
  assign(
    items: readonly InsightItem[],
    places: readonly number[],
  ): Promise<readonly AnalyzedStatement[]>;
  close(): Promise<void>;
}

export function createAssigning(
  analysis: Analysis,
  threads: number,
  options: AnalyzeOptions,
): Assigning {
  const byThreads = assignInThreads(analysis, threads, options);
  const together = assignTogether(analysis, threads, options);
  // Kinds that people have set go by the place of a statement in its item, which only the calling thread knows of.
  const corrected = new Set(
    Array.from(options.corrections?.keys() ?? [], (key) => key.slice(0, key.lastIndexOf(':'))),
  );
  return {
    assign: (items, places) =>
      options.model ||
      (corrected.size > 0 && places.some((place) => corrected.has(items[place]?.id ?? '')))
        ? together.assign(items, places)
        : byThreads.assign(items, places),
    async close() {
      await Promise.all([byThreads.close(), together.close()]);
    },
  };
}

function assignInThreads(
  { spaces, themes, languages }: Analysis,
  threads: number,
  { signal, wholeRows = false }: AnalyzeOptions,
): Assigning {
  const fine = themes.filter(({ level }) => level === 1);
  let pool: Pool | null = null;
  const start = (): Pool => {
    const started = createPool(threads, signal, true);
    const learnt: LearntByThreads = {
      spaces,
      themes: fine.map(({ language, general, centroid }) => ({
        language,
        general: general === true,
        centroid,
      })),
      languageShares: languages,
      wholeRows,
      files: filesOfModel(),
    };
    started.prepare({ learnt });
    return started;
  };
  return {
    async assign(all, places) {
      pool ??= start();
      const items = places.flatMap((place) => all[place] ?? []);
      const reply = await pool.ask({
        read: 'assign',
        texts: items.map(({ text }) => text),
        languages: items.map(({ language }) => language || null),
        ratings: Float64Array.from(items, ({ rating }) => rating ?? Number.NaN),
      });
      const statements: AnalyzedStatement[] = [];
      if (reply.read !== 'assign') return statements;
      let s = 0;
      for (const [at, count] of reply.counts.entries()) {
        const item = places[at] ?? 0;
        const text = items[at]?.text ?? '';
        for (const end = s + count; s < end; s++) {
          const from = reply.spans[2 * s] ?? 0;
          const to = reply.spans[2 * s + 1] ?? 0;
          statements.push({
            item,
            start: from,
            end: to,
            text: text.slice(from, to),
            language: reply.languages[reply.language[s] ?? 0] ?? 'und',
            kind: kinds[reply.kinds[s] ?? 0] ?? 'other',
            kindConfidence: reply.confidences[s] ?? 0,
            polarity: reply.polarities[s] ?? 0,
            severity: reply.severities[s] ?? 0,
            theme: fine[reply.themes[s] ?? -1]?.id ?? null,
            themeConfidence: reply.themeConfidences[s] ?? 0,
          });
        }
      }
      return statements;
    },
    close: async () => pool?.close(),
  };
}

function filesOfModel(): Readonly<Record<ModelFile, Uint8Array>> {
  const [kindsFile, tableFile] = modelFiles;
  return {
    [kindsFile]: platform.readModelFile(kindsFile),
    [tableFile]: platform.readModelFile(tableFile),
  };
}

/** One piece after the other, as `assignItems` does. */
function assignTogether(analysis: Analysis, threads: number, options: AnalyzeOptions): Assigning {
  let pool: Pool | null = null;
  let before: Promise<unknown> = Promise.resolve();
  return {
    assign(all, places) {
      pool ??= createPool(threads, options.signal, true);
      const own = pool;
      const items = places.flatMap((place) => all[place] ?? []);
      const work = before.then(() => assignOn(own, threads, items, analysis, options));
      before = work.catch(() => undefined);
      return work.then(({ statements }) =>
        statements.map((statement) => ({ ...statement, item: places[statement.item] ?? 0 })),
      );
    },
    close: async () => pool?.close(),
  };
}
