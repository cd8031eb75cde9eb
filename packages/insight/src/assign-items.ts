import { generalOf } from './analysis/general.js';
import { isSmall } from './analysis/is-small.js';
import { createPace } from './analysis/pace.js';
import { kindOf, languageOf, readItems, textOf, type ReadItems } from './analysis/read.js';
import { saidOf, verdicts } from './analysis/texts.js';
import { collectItems, type ItemSource } from './items.js';
import { createPool, type Pool } from './kernels/pool.js';
import { platform } from '#platform';
import { confidenceOf, leastCosine } from './themes/fit.js';
import { nearestOfSample } from './themes/nearest.js';
import type {
  Analysis,
  AnalyzedStatement,
  AnalyzeOptions,
  InsightItem,
  Theme,
  UnassignedReason,
} from './types.js';
import { corpusOf } from './vectors/corpus.js';
import { checkModel, type SentenceModel } from './vectors/model.js';
import { placeCorpus, placeEncoded, spaceDimensions, type VectorSpace } from './vectors/space.js';

/** What an analysis leaves for the items that come after it. */
export interface Learnt {
  readonly spaces: readonly VectorSpace[];
  /** Only the finest level is considered. */
  readonly themes: readonly Pick<Theme, 'id' | 'level' | 'language' | 'centroid' | 'general'>[];
  /** Statements by language: what an undetermined language is guessed from. */
  readonly languages: Analysis['languages'];
}

export type AssignOptions = Pick<
  AnalyzeOptions,
  'threads' | 'wholeRows' | 'corrections' | 'model' | 'signal'
>;

/** Statements of new items, each with its theme; everything as in `Analysis`. */
export interface AssignedItems extends Pick<
  Analysis,
  'statements' | 'vectors' | 'vectorDimensions'
> {
  /** Why statements have no theme, with their number. */
  readonly unassigned: readonly UnassignedReason[];
}

/**
 * Reads new items as `analyze` does and gives each statement the nearest theme of an earlier analysis. Spaces and
 * centroids stay as they are, so that nothing known moves; `findNewThemes` looks for what is new among them.
 *
 * @param source New items, ids unique; the other items of the corpus are not needed.
 * @param learnt Of the earlier analysis, with the themes that were found since.
 * @returns One statement after another, in the order of the items; `vectors` in theirs.
 * @throws The signal's reason where it was stopped; `RangeError` where spaces are of another version of the library, or
 *   of another sentence model.
 */
export async function assignItems(
  source: ItemSource,
  learnt: Learnt,
  options: AssignOptions = {},
): Promise<AssignedItems> {
  const items = await collectItems(source, options.signal ? { signal: options.signal } : {});
  await platform.loadModelFiles({});
  const threads = isSmall(items) ? 1 : (options.threads ?? Math.min(4, platform.processors()));
  const pool = createPool(threads, options.signal);
  try {
    return await assignOn(pool, threads, items, learnt, options);
  } finally {
    await pool.close();
  }
}

/** The same on threads that are there already. */
export async function assignOn(
  pool: Pool,
  threads: number,
  items: readonly InsightItem[],
  { spaces, themes, languages }: Learnt,
  { corrections, model, wholeRows = false }: AssignOptions,
): Promise<AssignedItems> {
  for (const space of spaces) checkModel(space, model);
  const dimensions = spaceDimensions(model);
  const strange = spaces.find((space) => space.dimensions !== dimensions);
  if (strange) {
    throw new RangeError(
      `The space of language ${strange.language} has ${strange.dimensions} dimensions, not ${dimensions}: it is of another version. Analyse everything again.`,
    );
  }
  const read = await readItems(
    items,
    { wholeRows, languageShares: languages, ...(corrections && { corrections }) },
    createPace({}),
    pool,
  );
  const found = emptyAssignment(read.count, dimensions);
  const sorted = sortBySpace(read, spaces);
  for (const [space, wanted] of sorted.bySpace) {
    const own = themes.filter(({ level, language }) => level === 1 && language === space.language);
    await assignIn({ space, themes: own, read, wanted, found, model, threads, pool });
  }
  const reasons = new Map<string, UnassignedReason>();
  const statements = found.theme.map((theme, s): AnalyzedStatement => {
    if (theme === null) {
      const reason = found.reason[s] ?? sorted.reason(s);
      const known = reasons.get(`${reason.reason} ${reason.language ?? ''}`);
      const count = (known?.statements ?? 0) + 1;
      reasons.set(`${reason.reason} ${reason.language ?? ''}`, { ...reason, statements: count });
    }
    return {
      item: read.item[s] ?? 0,
      start: read.start[s] ?? 0,
      end: read.end[s] ?? 0,
      text: textOf(read, s),
      language: languageOf(read, s),
      kind: kindOf(read, s),
      kindConfidence: read.kindConfidence[s] ?? 0,
      polarity: read.polarity[s] ?? 0,
      severity: read.severity[s] ?? 0,
      theme,
      themeConfidence: found.confidence[s] ?? 0,
    };
  });
  return {
    statements,
    vectors: found.vectors,
    vectorDimensions: dimensions,
    unassigned: [...reasons.values()],
  };
}

type Reason = Omit<UnassignedReason, 'statements'>;

interface Found {
  readonly theme: (string | null)[];
  readonly confidence: Float32Array;
  readonly vectors: Int8Array;
  /** Where a space was there and no theme of it fitted. */
  readonly reason: (Reason | undefined)[];
}

const emptyAssignment = (count: number, dimensions: number): Found => ({
  theme: Array.from({ length: count }, () => null),
  confidence: new Float32Array(count),
  vectors: new Int8Array(count * dimensions),
  reason: [],
});

/** A statement to be placed, and whether only a theme without a subject can take it. */
interface Wanted {
  readonly s: number;
  readonly general: boolean;
}

/** Statements by the space that places them, as the analysis sorts its texts; and why the others have none. */
function sortBySpace(
  read: ReadItems,
  spaces: readonly VectorSpace[],
): { bySpace: ReadonlyMap<VectorSpace, Wanted[]>; reason: (s: number) => Reason } {
  const verdictOf = verdicts(read);
  const byLanguage = new Map(spaces.map((space) => [space.language, space]));
  const bySpace = new Map<VectorSpace, Wanted[]>();
  const spoken = (s: number): string => {
    const language = languageOf(read, s);
    return language === 'und' ? 'en' : language;
  };
  for (let s = 0; s < read.count; s++) {
    const verdict = verdictOf(s);
    const general = verdict !== 'content';
    if (general && generalOf(verdict, saidOf(read, s)) === null) continue;
    const space = byLanguage.get(general ? 'en' : spoken(s));
    if (!space) continue;
    const wanted = bySpace.get(space);
    if (wanted) wanted.push({ s, general });
    else bySpace.set(space, [{ s, general }]);
  }
  return {
    bySpace,
    reason: (s) =>
      verdictOf(s) === 'content'
        ? { reason: 'language-too-small', language: spoken(s) }
        : { reason: 'too-short' },
  };
}

interface Placing {
  readonly space: VectorSpace;
  readonly themes: Learnt['themes'];
  readonly read: ReadItems;
  readonly wanted: readonly Wanted[];
  readonly found: Found;
  readonly model: SentenceModel | undefined;
  readonly threads: number;
  readonly pool: Pool;
}

async function assignIn(placing: Placing): Promise<void> {
  const { space, themes, read, wanted, found, model, threads, pool } = placing;
  const { dimensions, language } = space;
  const rows = new Int8Array(wanted.length * dimensions);
  const corpus = corpusOf(
    read,
    Int32Array.from(wanted, ({ s }) => s),
  );
  const take = (first: number, vectors: Int8Array): void => rows.set(vectors, first * dimensions);
  if (model) {
    const said = (d: number): string => textOf(read, wanted[d]?.s ?? 0);
    await placeEncoded(space, corpus, { model, textOf: said }, take);
  } else await placeCorpus(space, corpus, { threads, pool }, take);
  for (const [row, { s }] of wanted.entries()) {
    found.vectors.set(rows.subarray(row * dimensions, (row + 1) * dimensions), s * dimensions);
  }
  for (const general of [false, true]) {
    const open = general ? themes.filter((theme) => theme.general === true) : themes;
    const asked = [...wanted.keys()].filter((row) => wanted[row]?.general === general);
    const nearest = await nearestOf(rows, dimensions, asked, open, threads, pool);
    for (const [at, row] of asked.entries()) {
      const s = wanted[row]?.s ?? 0;
      const most = nearest?.cosines[2 * at] ?? 0;
      if (most >= leastCosine) {
        found.theme[s] = open[nearest?.ids[2 * at] ?? -1]?.id ?? null;
        found.confidence[s] = confidenceOf(most, Math.max(0, nearest?.cosines[2 * at + 1] ?? 0));
        continue;
      }
      if (general) continue;
      const known = rows
        .subarray(row * dimensions, (row + 1) * dimensions)
        .some((value) => value !== 0);
      found.reason[s] = { reason: known ? 'fits-no-theme' : 'no-known-words', language };
    }
  }
}

async function nearestOf(
  rows: Int8Array,
  dimensions: number,
  asked: readonly number[],
  themes: Learnt['themes'],
  threads: number,
  pool: Pool,
) {
  if (asked.length === 0 || themes.length === 0) return null;
  const centroids = new Float32Array(themes.length * dimensions);
  for (const [t, { centroid }] of themes.entries()) centroids.set(centroid, t * dimensions);
  const own = new Int8Array(asked.length * dimensions);
  for (const [at, row] of asked.entries()) {
    own.set(rows.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
  }
  return nearestOfSample(own, dimensions, themes.length, threads, pool).find(centroids);
}
