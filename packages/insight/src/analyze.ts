import { platform } from '#platform';
import { assemble } from './analysis/assemble.js';
import { checkInput } from './analysis/check-input.js';
import { findThemes, type DraftTheme } from './analysis/language.js';
import { isSmall } from './analysis/is-small.js';
import { createPace } from './analysis/pace.js';
import { kindOf, languageOf, readItems, textOf } from './analysis/read.js';
import { recount } from './analysis/recount.js';
import { sortTexts } from './analysis/texts.js';
import { collectItems, type ItemSource } from './items.js';
import { createPool, type Pool } from './kernels/pool.js';
import { readDecisions } from './themes/decisions.js';
import { numberAbove } from './themes/identity.js';
import { remember } from './themes/memory.js';
import { settleThemes } from './themes/settle.js';
import type {
  Analysis,
  AnalyzeOptions,
  AnalyzedStatement,
  InsightItem,
  UnassignedReason,
} from './types.js';
import { spaceDimensions, type VectorSpace } from './vectors/space.js';

/**
 * From feedback to themes: splits items into statements, tells kind and polarity, places statements in a vector space
 * by language, finds themes at two levels, names, counts and follows them.
 *
 * The result is the same for the same items in any order, for the same seed, on any number of threads. Statements of
 * an item that has no words come back unassigned, with the reason; no input is too small or too strange.
 *
 * @param source Feedback, ids unique: a list, or anything that gives items one after another. Themes are found by looking
 *   at everything together, so a stream is collected first; use `collectItems` to keep what `Statement.item` refers to.
 * @param options See `AnalyzeOptions`.
 * @throws The signal's reason where the analysis was stopped; `RangeError` where two items have one id or an option
 *   is out of range.
 */
export async function analyze(source: ItemSource, options: AnalyzeOptions = {}): Promise<Analysis> {
  const items = await collectItems(source, options.signal ? { signal: options.signal } : {});
  checkInput(items, options);
  await platform.loadModelFiles({});
  const threads = isSmall(items) ? 1 : (options.threads ?? Math.min(4, platform.processors()));
  const pool = createPool(threads, options.signal);

  try {
    return await analyzeOn(pool, threads, items, options);
  } finally {
    await pool.close();
  }
}

async function analyzeOn(
  pool: Pool,
  threads: number,
  items: readonly InsightItem[],
  options: AnalyzeOptions,
): Promise<Analysis> {
  const seed = options.seed ?? 1;
  const decisions = readDecisions(options.previous ?? [], options.constraints ?? {});
  const pace = createPace(options);
  const read = await readItems(items, options, pace, pool);
  const { model } = options;
  const dimensions = spaceDimensions(model);
  const vectors = new Int8Array(read.count * dimensions);
  const confidence = new Float32Array(read.count);
  const memberKey = (s: number): string =>
    `${items[read.item[s] ?? 0]?.id ?? ''}:${read.start[s] ?? 0}`;

  const memory = remember(decisions, read.count, memberKey);
  const sorted = sortTexts(read);
  const reasons: UnassignedReason[] = [...sorted.reasons];
  const fine: DraftTheme[] = [];
  const coarse: number[][] = [];
  const spaces: VectorSpace[] = [];
  const method: Record<string, string | number> = {
    vectors: model
      ? `sentence model ${model.name}, latent semantic analysis of the texts`
      : 'word vectors distilled from a sentence encoder (English), latent semantic analysis of the texts',
    themes: 'shared-neighbour graph, Leiden communities, resolution by silhouette',
  };
  for (const [place, own] of sorted.languages.entries()) {
    const found = await findThemes({
      read,
      own,
      vectors,
      confidence,
      old: memory.seeds.length > 0 ? memory.fine : null,
      threads,
      pool,
      pace,
      seed,
      stages: options.stages,
      model,
      place,
    });
    const firstCoarse = coarse.length;
    for (let c = 0; c < found.coarseCount; c++) coarse.push([]);
    for (const theme of found.fine) {
      coarse[firstCoarse + theme.parent]?.push(fine.length);
      fine.push(theme);
    }
    if (found.space) spaces.push(found.space);
    const { language } = own;
    if (found.noKnownWords > 0) {
      reasons.push({ reason: 'no-known-words', language, statements: found.noKnownWords });
    }
    if (found.fitsNoTheme > 0) {
      reasons.push({ reason: 'fits-no-theme', language, statements: found.fitsNoTheme });
    }
    if (found.method) {
      method[`${language}.search`] = found.method.search;
      method[`${language}.recallAt10`] = round(found.method.recall);
      method[`${language}.resolution`] = found.method.resolution;
      method[`${language}.silhouette`] = round(found.method.silhouette);
    }
  }

  // What the threads share is needed no longer, and is most of the memory.
  await pool.close();
  pace.begin('labels');
  await pace.breathe();
  const settled = settleThemes({
    fine,
    coarse: coarse.filter((members) => members.length > 0),
    decisions,
    memory,
    memberKey,
    read,
    vectors,
    dimensions,
  });
  const unassignedFor = recount(
    { read, sorted, found: fine, settled: settled.fine, vectors, dimensions },
    reasons,
  );
  const decided = new Set([
    ...decisions.held,
    ...decisions.kept,
    ...decisions.parents.keys(),
    ...[...decisions.placed.values()].filter((id) => id !== null),
  ]);
  const { themes, lineage, nextThemeNumber, themeOf } = assemble(
    read,
    settled,
    vectors,
    dimensions,
    memory,
    decided,
    Math.max(options.firstThemeNumber ?? 1, numberAbove(decisions.ids)),
  );
  pace.begin('trends');
  await pace.breathe();
  // Where a person put a statement there is no doubt about it.
  for (let s = 0; decisions.placed.size > 0 && s < confidence.length; s++) {
    if (decisions.placed.has(memberKey(s))) confidence[s] = 1;
  }
  const languages: Record<string, number> = {};
  const statements: AnalyzedStatement[] = [];
  for (let s = 0; s < read.count; s++) {
    const language = languageOf(read, s);
    languages[language] = (languages[language] ?? 0) + 1;
    const theme = themes[themeOf[s] ?? -1]?.id ?? null;
    statements.push({
      item: read.item[s] ?? 0,
      start: read.start[s] ?? 0,
      end: read.end[s] ?? 0,
      text: textOf(read, s),
      language,
      kind: kindOf(read, s),
      kindConfidence: read.kindConfidence[s] ?? 0,
      polarity: read.polarity[s] ?? 0,
      severity: read.severity[s] ?? 0,
      theme,
      themeConfidence: theme === null ? 0 : (confidence[s] ?? 0),
    });
  }
  const unassigned = unassignedFor.reduce((sum, reason) => sum + reason.statements, 0);
  return {
    statements,
    themes,
    unassigned: {
      share: statements.length > 0 ? unassigned / statements.length : 0,
      reasons: unassignedFor,
    },
    languages,
    lineage,
    nextThemeNumber,
    seed,
    method,
    ...pace.finish(statements.length),
    vectors,
    vectorDimensions: dimensions,
    spaces,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
