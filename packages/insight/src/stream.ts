import { platform } from '#platform';
import { analyze } from './analyze.js';
import { createAssigning, type Assigning } from './assigning.js';
import type { ItemSource } from './items.js';
import { textHash } from './random.js';
import { sampleItems } from './sample.js';
import type { Analysis, AnalyzedStatement, AnalyzeOptions, InsightItem } from './types.js';

export interface StreamOptions extends AnalyzeOptions {
  /**
   * Items that themes are learnt from, at most a quarter more; the others get the nearest of these themes. Default
   * 1,000,000, for which 2 GB are enough.
   */
  readonly learnFrom?: number;
  /** Items that are given their themes at once. Default 1,000. */
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
  const { learnFrom = 1_000_000, batch = 1000, ...rest } = options;
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
  const isFull = (item: InsightItem): boolean => {
    items.push(item);
    if (items.length < size) return false;
    signal?.throwIfAborted();
    return true;
  };
  // To wait for every item of a source that need not be waited for takes longer than to read it.
  if (Symbol.iterator in source) {
    for (const item of source) {
      if (!isFull(item)) continue;
      yield items;
      items = [];
      await platform.nextTurn();
    }
  } else {
    for await (const item of source) {
      if (!isFull(item)) continue;
      yield items;
      items = [];
      await platform.nextTurn();
    }
  }
  signal?.throwIfAborted();
  if (items.length > 0) yield items;
}

/** Texts that a thread is asked about at once. */
const textsARequest = 250;

/** Several batches at a time: while some are put together here, others are read and placed by the threads. */
async function* assignAll(
  source: ItemSource,
  size: number,
  sample: readonly InsightItem[],
  analysis: Analysis,
  options: AnalyzeOptions,
): AsyncGenerator<StreamedBatch, void, undefined> {
  const threads = options.threads ?? Math.min(4, platform.processors());
  const firstOf = statementsById(sample, analysis);
  const assigning = createAssigning(analysis, threads, options);
  const underWay: Promise<StreamedBatch>[] = [];
  try {
    for await (const items of batches(source, size, options.signal)) {
      const work = assignBatch(assigning, items, firstOf, analysis);
      // It is awaited in its turn; a fault in an earlier batch ends the stream before.
      work.catch(() => undefined);
      underWay.push(work);
      const first = underWay.length <= threads ? undefined : underWay.shift();
      if (first) yield await first;
    }
    for (const work of underWay) yield await work;
  } finally {
    await assigning.close();
  }
}

async function assignBatch(
  assigning: Assigning,
  items: readonly InsightItem[],
  firstOf: (id: string) => number | undefined,
  { statements: known }: Analysis,
): Promise<StreamedBatch> {
  const firstKnown = items.map(({ id }) => firstOf(id));
  const places = [...items.keys()].filter((place) => firstKnown[place] === undefined);
  const asked: Promise<readonly AnalyzedStatement[]>[] = [];
  for (let at = 0; at < places.length; at += textsARequest) {
    asked.push(assigning.assign(items, places.slice(at, at + textsARequest)));
  }
  const found = (await Promise.all(asked)).flat();
  const statements: AnalyzedStatement[] = [];
  let next = 0;
  for (const [place, first] of firstKnown.entries()) {
    if (first === undefined) {
      for (let own = found[next]; own?.item === place; own = found[++next]) statements.push(own);
      continue;
    }
    const own = known[first]?.item;
    for (let s = first; s < known.length && known[s]?.item === own; s++) {
      const statement = known[s];
      if (statement) statements.push({ ...statement, item: place });
    }
  }
  return { items, statements };
}

/** A table of so many bits tells of nearly every item that it is not of the sample, sooner than a look into the map. */
const sampleBits = 2 ** 26;

/** First statement of each item of the sample; those of one item stand together. Items without any have Infinity. */
function statementsById(
  sample: readonly InsightItem[],
  { statements }: Analysis,
): (id: string) => number | undefined {
  const first = new Map(sample.map(({ id }) => [id, Infinity]));
  let last = -1;
  for (const [s, { item }] of statements.entries()) {
    if (item !== last) first.set(sample[item]?.id ?? '', s);
    last = item;
  }
  const bits = new Uint8Array(sampleBits / 8);
  for (const { id } of sample) {
    const bit = textHash(id) % sampleBits;
    bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
  return (id) => {
    const bit = textHash(id) % sampleBits;
    return ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0 ? undefined : first.get(id);
  };
}
