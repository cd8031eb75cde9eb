import { platform } from '#platform';
import { textOf, kindOf, languageOf, readItems, type ReadItems } from './analysis/read.js';
import { createPace } from './analysis/pace.js';
import { analyze } from './analyze.js';
import type { ItemSource } from './items.js';
import { createPool, type Pool } from './kernels/pool.js';
import { sampleItems } from './sample.js';
import { confidenceOf, leastCosine } from './themes/fit.js';
import { nearestOfSample } from './themes/nearest.js';
import type { Analysis, AnalyzedStatement, AnalyzeOptions, InsightItem, Theme } from './types.js';
import { corpusOf } from './vectors/corpus.js';
import { placeCorpus, type VectorSpace } from './vectors/space.js';

export interface StreamOptions extends AnalyzeOptions {
  /**
   * Items that themes are learnt from, at most a quarter more; the others get the nearest of these themes. Default
   * 1,000,000, for which 2 GB are enough.
   */
  readonly learnFrom?: number;
  /** Items that are given their themes at once. Default 50,000. */
  readonly batch?: number;
}

/** A piece of the stream; `item` of its statements is the place in `items`. */
export interface StreamedBatch {
  readonly items: readonly InsightItem[];
  readonly statements: readonly AnalyzedStatement[];
}

export interface StreamAnalysis {
  /** Of the sample: its themes are those of all, its counts and trends are the sample's. */
  readonly analysis: Analysis;
  /** What `analysis` refers to. */
  readonly sample: readonly InsightItem[];
  /** Items that came. */
  readonly items: number;
  /**
   * Goes through all items once more, in their order, and gives every statement its theme. Those of the sample keep the
   * one that they have.
   */
  assigned(): AsyncGenerator<StreamedBatch, void, undefined>;
}

/**
 * Themes of more feedback than fits in memory: they are learnt from a sample that is stratified by week, and every other
 * statement gets the nearest of them, as `assignToThemes` does. The same items in any order give the same themes.
 *
 * @param open Starts the source from its beginning; called once for the sample and once by each `assigned()`.
 * @throws As `analyze`; `RangeError` where an option is out of range.
 */
export async function analyzeStream(
  open: () => ItemSource,
  options: StreamOptions = {},
): Promise<StreamAnalysis> {
  const { learnFrom = 1_000_000, batch = 50_000, ...rest } = options;
  for (const [name, value] of Object.entries({ learnFrom, batch })) {
    if (!(Number.isSafeInteger(value) && value >= 1)) {
      throw new RangeError(`${name} must be a whole number from 1, not ${value}.`);
    }
  }
  const kept = sampleItems(learnFrom);
  for await (const items of batches(open(), batch, options.signal)) {
    for (const item of items) kept.add(item);
  }
  const sample = kept.items();
  const analysis = await analyze(sample, rest);
  return {
    analysis,
    sample,
    items: kept.seen,
    assigned: () => assignAll(open(), batch, sample, analysis, rest),
  };
}

async function* batches(
  source: ItemSource,
  size: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<InsightItem[], void, undefined> {
  let items: InsightItem[] = [];
  for await (const item of source) {
    items.push(item);
    if (items.length < size) continue;
    signal?.throwIfAborted();
    yield items;
    items = [];
    await platform.nextTurn();
  }
  signal?.throwIfAborted();
  if (items.length > 0) yield items;
}

async function* assignAll(
  source: ItemSource,
  size: number,
  sample: readonly InsightItem[],
  analysis: Analysis,
  options: AnalyzeOptions,
): AsyncGenerator<StreamedBatch, void, undefined> {
  const threads = options.threads ?? Math.min(4, platform.processors());
  const learnt = statementsById(sample, analysis);
  const pool = createPool(threads, options.signal);
  try {
    for await (const items of batches(source, size, options.signal)) {
      const places: number[] = [];
      const statements: AnalyzedStatement[] = [];
      for (const [place, { id }] of items.entries()) {
        const from = learnt.get(id);
        if (from === undefined) places.push(place);
        for (let s = from ?? Infinity; s < analysis.statements.length; s++) {
          const statement = analysis.statements[s];
          if (!statement || statement.item !== analysis.statements[from ?? 0]?.item) break;
          statements.push({ ...statement, item: place });
        }
      }
      const unknown = places.flatMap((place) => items[place] ?? []);
      for (const found of await assignBatch(unknown, analysis, options, threads, pool)) {
        statements.push({ ...found, item: places[found.item] ?? 0 });
      }
      statements.sort((a, b) => a.item - b.item || a.start - b.start);
      yield { items, statements };
    }
  } finally {
    await pool.close();
  }
}

/** First statement of each item of the sample; those of one item stand together. Items without any have Infinity. */
function statementsById(
  sample: readonly InsightItem[],
  { statements }: Analysis,
): ReadonlyMap<string, number> {
  const first = new Map(sample.map(({ id }) => [id, Infinity]));
  let last = -1;
  for (const [s, { item }] of statements.entries()) {
    if (item !== last) first.set(sample[item]?.id ?? '', s);
    last = item;
  }
  return first;
}

async function assignBatch(
  items: readonly InsightItem[],
  analysis: Analysis,
  options: AnalyzeOptions,
  threads: number,
  pool: Pool,
): Promise<AnalyzedStatement[]> {
  if (items.length === 0) return [];
  const { corrections, wholeRows = false } = options;
  const read = await readItems(
    items,
    { wholeRows, languageShares: analysis.languages, ...(corrections && { corrections }) },
    createPace({}),
    pool,
  );
  const theme: (string | null)[] = Array.from({ length: read.count }, () => null);
  const confidence = new Float32Array(read.count);
  for (const space of analysis.spaces) {
    const own = analysis.themes.filter(
      ({ level, language }) => level === 1 && language === space.language,
    );
    if (own.length > 0) await assignIn(space, own, read, theme, confidence, threads, pool);
  }
  return theme.map((found, s) => ({
    item: read.item[s] ?? 0,
    start: read.start[s] ?? 0,
    end: read.end[s] ?? 0,
    text: textOf(read, s),
    language: languageOf(read, s),
    kind: kindOf(read, s),
    kindConfidence: read.kindConfidence[s] ?? 0,
    polarity: read.polarity[s] ?? 0,
    severity: read.severity[s] ?? 0,
    theme: found,
    themeConfidence: confidence[s] ?? 0,
  }));
}

async function assignIn(
  space: VectorSpace,
  themes: readonly Theme[],
  read: ReadItems,
  theme: (string | null)[],
  confidence: Float32Array,
  threads: number,
  pool: Pool,
): Promise<void> {
  const { dimensions } = space;
  const wanted: number[] = [];
  for (let s = 0; s < read.count; s++) {
    const said = languageOf(read, s);
    if ((said === 'und' ? 'en' : said) === space.language) wanted.push(s);
  }
  if (wanted.length === 0) return;
  const centroids = new Float32Array(themes.length * dimensions);
  for (const [t, { centroid }] of themes.entries()) centroids.set(centroid, t * dimensions);
  const rows = new Int8Array(wanted.length * dimensions);
  const corpus = corpusOf(read, Int32Array.from(wanted));
  await placeCorpus(space, corpus, { threads, pool }, (first, vectors) => {
    rows.set(vectors, first * dimensions);
  });
  const nearest = nearestOfSample(rows, dimensions, themes.length, threads, pool);
  const { ids, cosines } = await nearest.find(centroids);
  for (const [row, s] of wanted.entries()) {
    const most = cosines[2 * row] ?? 0;
    if (most < leastCosine) continue;
    theme[s] = themes[ids[2 * row] ?? -1]?.id ?? null;
    confidence[s] = confidenceOf(most, Math.max(0, cosines[2 * row + 1] ?? 0));
  }
}
