import type { Pool } from '../kernels/pool.js';
import { findNeighbours, type Neighbourhood } from '../neighbours/neighbours.js';
import { clusterTexts } from '../themes/cluster.js';
import { corpusOf } from '../vectors/corpus.js';
import { encodeRows, type SentenceModel } from '../vectors/model.js';
import {
  fitModelSpace,
  fitSpace,
  placeTexts,
  spaceDimensions,
  type VectorSpace,
} from '../vectors/space.js';
import type { StageStore } from '../types.js';
import { generals, type General } from './general.js';
import { clusterForm, neighbourForm, spaceForm, type PlacedSpace } from './language-stages.js';
import type { Pace } from './pace.js';
import { textOf, type ReadItems } from './read.js';
import { kept, type StageForm } from './stages.js';
import type { LanguageTexts } from './texts.js';

/** A theme before it has an id: statement numbers in canonical order. */
export interface DraftTheme {
  readonly language: string;
  readonly statements: readonly number[];
  /** Distinct texts, each with one of its statements, for labels and examples. */
  readonly general: General | null;
  /** Position of the coarse theme among the drafts of level 0. */
  readonly parent: number;
}

export interface LanguageThemes {
  readonly fine: readonly DraftTheme[];
  /** Coarse theme of a fine one: number within this language. */
  readonly coarseCount: number;
  readonly space: VectorSpace | null;
  readonly noKnownWords: number;
  readonly fitsNoTheme: number;
  readonly method: {
    readonly search: string;
    readonly recall: number;
    readonly resolution: number;
    readonly silhouette: number;
  } | null;
}

export interface LanguageRun {
  readonly read: ReadItems;
  readonly own: LanguageTexts;
  /** Where results are written: int8 rows and confidence by statement. */
  readonly vectors: Int8Array;
  readonly confidence: Float32Array;
  /** Earlier fine theme of each statement, −1 where it is new; null where there is no earlier analysis. */
  readonly old: Int32Array | null;
  readonly threads: number;
  readonly pool: Pool;
  readonly pace: Pace;
  readonly seed: number;
  readonly stages: StageStore | undefined;
  readonly model: SentenceModel | undefined;
  /** Of the language among those of the analysis. */
  readonly place: number;
}

export async function findThemes(run: LanguageRun): Promise<LanguageThemes> {
  const { own, pace, seed } = run;
  const fine: DraftTheme[] = [];
  let coarseCount = 0;
  let space: VectorSpace | null = null;
  let noKnownWords = 0;
  let fitsNoTheme = 0;
  let method: LanguageThemes['method'] = null;

  if (own.texts.count > 0) {
    pace.begin('vectors');
    await pace.breathe();
    const { starts, statements } = own.texts;
    const says = (t: number): Int32Array => statements.subarray(starts[t], starts[t + 1]);
    const placed = await kept(run.stages, `vectors.${run.place}`, placedForm(run), async () => {
      // Of the statements that say a text the first stands for all.
      const leaders = starts.subarray(0, own.texts.count).map((at) => statements[at] ?? 0);
      const corpus = corpusOf(run.read, leaders);
      const nothing = new Uint8Array(own.texts.count);
      const take = (first: number, vectors: Int8Array, empty: Uint8Array): void => {
        putRows(run, first, vectors);
        nothing.set(empty, first);
        pace.report((first + empty.length) / own.texts.count, run.read.count);
      };
      const { model } = run;
      const { language } = own;
      const fitted = model
        ? await fitModelSpace(
            corpus,
            (t) => textOf(run.read, leaders[t] ?? 0),
            { language, seed, model },
            take,
          )
        : await fitSpace(corpus, language, seed, run, take);
      return { space: fitted, empty: nothing };
    });
    space = placed.space;
    const known: number[] = [];
    for (const [t, isEmpty] of placed.empty.entries()) {
      if (isEmpty === 1) noKnownWords += says(t).length;
      else known.push(t);
    }
    pace.begin('neighbours');
    await pace.breathe();
    if (known.length > 0) {
      const found = await kept(
        run.stages,
        `themes.${run.place}`,
        clusterForm(known.length),
        async () => {
          const hood = await neighbours(run, known);
          pace.begin('themes');
          await pace.breathe();
          const warm = warmStart(run, known);
          const clusters = await clusterTexts(hood, run.threads, run.pool, seed, warm);
          return { ...clusters, search: hood.search, recall: hood.recall };
        },
      );
      const lists: number[][] = Array.from({ length: found.fineCount }, () => []);
      for (const [at, t] of known.entries()) {
        const theme = found.fine[at] ?? -1;
        if (theme < 0) fitsNoTheme += says(t).length;
        for (const s of says(t)) {
          lists[theme]?.push(s);
          run.confidence[s] = found.confidence[at] ?? 0;
        }
      }
      for (const [theme, statements] of lists.entries()) {
        if (statements.length === 0) continue;
        fine.push({
          language: own.language,
          statements,
          general: null,
          parent: found.parents[theme] ?? 0,
        });
      }
      coarseCount = found.coarseCount;
      method = {
        search: found.search,
        recall: found.recall,
        resolution: found.resolution,
        silhouette: found.silhouette,
      };
    }
  }
  for (const general of generals) {
    const statements = own.general[general];
    if (statements.length === 0) continue;
    fine.push({ language: own.language, statements, general, parent: coarseCount++ });
    if (space) await placeGeneral(run, space, statements);
    for (const s of statements) run.confidence[s] = 0.9;
  }
  return { fine, coarseCount, space, noKnownWords, fitsNoTheme, method };
}

async function neighbours(run: LanguageRun, known: readonly number[]): Promise<Neighbourhood> {
  const { starts, statements } = run.own.texts;
  const { threads, pool, pace, seed, stages } = run;
  const dimensions = spaceDimensions(run.model);
  const at = Int32Array.from(known, (t) => statements[starts[t] ?? 0] ?? 0);
  return kept(
    stages,
    `neighbours.${run.place}`,
    neighbourForm(known.length, dimensions, threads),
    () =>
      findNeighbours({ vectors: run.vectors, at }, dimensions, threads, pool, seed, (done) => {
        pace.report(done, run.read.count);
      }),
  );
}

/** Gives all statements of each text its row. */
function putRows(run: LanguageRun, first: number, vectors: Int8Array): void {
  const { starts, statements } = run.own.texts;
  const dimensions = spaceDimensions(run.model);
  for (let at = 0; at * dimensions < vectors.length; at++) {
    const row = vectors.subarray(at * dimensions, (at + 1) * dimensions);
    const t = first + at;
    for (const s of statements.subarray(starts[t], starts[t + 1])) {
      run.vectors.set(row, s * dimensions);
    }
  }
}

function placedForm(run: LanguageRun): StageForm<PlacedSpace> {
  const { count, starts, statements } = run.own.texts;
  const dimensions = spaceDimensions(run.model);
  return spaceForm(count, dimensions, {
    gather() {
      const rows = new Int8Array(count * dimensions);
      for (let t = 0; t < count; t++) {
        const from = (statements[starts[t] ?? 0] ?? 0) * dimensions;
        rows.set(run.vectors.subarray(from, from + dimensions), t * dimensions);
      }
      return rows;
    },
    put: (vectors) => putRows(run, 0, vectors),
  });
}

async function placeGeneral(
  run: LanguageRun,
  space: VectorSpace,
  statements: readonly number[],
): Promise<void> {
  const texts = statements.map((s) => textOf(run.read, s));
  const encoded = run.model && (await encodeRows(run.model, texts));
  const { vectors } = placeTexts(space, texts, encoded);
  for (const [at, s] of statements.entries()) {
    run.vectors.set(
      vectors.subarray(at * space.dimensions, (at + 1) * space.dimensions),
      s * space.dimensions,
    );
  }
}

/** Old fine theme of each text, −1 where it is new; null where too little is known of an earlier run. */
function warmStart({ own, old }: LanguageRun, known: readonly number[]): Int32Array | null {
  if (!old) return null;
  const { starts, statements } = own.texts;
  let found = 0;
  const warm = Int32Array.from(known, (t) => {
    for (let at = starts[t] ?? 0; at < (starts[t + 1] ?? 0); at++) {
      const theme = old[statements[at] ?? 0] ?? -1;
      if (theme < 0) continue;
      found++;
      return theme;
    }
    return -1;
  });
  return found > known.length / 2 ? warm : null;
}
