/**
 * The public shapes of the library. Everything that crosses a worker or is stored is plain data.
 * Offsets are UTF-16 code units into `InsightItem.text`, end exclusive.
 */

import type { SentenceModel } from './vectors/model.js';
import type { VectorSpace } from './vectors/space.js';

export const kinds = ['pain', 'request', 'praise', 'question', 'other'] as const;
export type Kind = (typeof kinds)[number];

/** One piece of feedback, already cleaned. */
export interface InsightItem {
  /** Unique within the call. Results refer to it. */
  readonly id: string;
  readonly text: string;
  /** Milliseconds since 1970 UTC; null where unknown. */
  readonly time?: number | null;
  /** Whoever said it: sizes count each customer once. Falls back to the item itself. */
  readonly customer?: string | null;
  /** ISO 639-1 code where known, else detected. */
  readonly language?: string | null;
  /** Rating rescaled to 0 (worst) … 1 (best); null where none. */
  readonly rating?: number | null;
  /** Items with the same group are copies of one text by one customer and count once. */
  readonly duplicateOf?: string | null;
}

export interface Statement {
  /** Index of the item in the input array. */
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Interval {
  readonly value: number;
  /** Bounds of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

export type TrendDirection = 'rising' | 'falling' | 'flat' | 'ended' | 'new' | 'unknown';

export interface Trend {
  readonly direction: TrendDirection;
  /**
   * Relative change of the share of feedback, last 12 full weeks against the 12 before, surges cut down;
   * null where there are no dates. Never against the direction: above 0 where rising, below where falling.
   */
  readonly change: Interval | null;
  /** Relative change of the share in a year, by a line through the whole history; null where that is too short. */
  readonly yearly: Interval | null;
  /** Probability that the direction is real, 0–1. */
  readonly certainty: number;
  /** Weeks in which the share moved to another level, oldest first, under the rate of false directions. */
  readonly changes: readonly LevelChange[];
  /** Weeks (Monday, UTC, as YYYY-MM-DD) in which the theme surged, under the stated false-discovery rate. */
  readonly surges: readonly Surge[];
}

/** "Changed in the week of …, from … to … of feedback." */
export interface LevelChange {
  /** First week of the new level (Monday, UTC, YYYY-MM-DD). */
  readonly week: string;
  /** Share of all statements from the change before (or the beginning) on. */
  readonly from: Interval;
  /** Share of all statements until the next change (or the end). */
  readonly to: Interval;
  /** Adjusted by Benjamini–Hochberg over all themes. */
  readonly qValue: number;
}

export interface Surge {
  readonly week: string;
  readonly observed: number;
  readonly expected: number;
  /** Adjusted by Benjamini–Hochberg over all themes and weeks tested. */
  readonly qValue: number;
}

export interface WeekCount {
  /** Monday of the ISO week, UTC, YYYY-MM-DD. */
  readonly week: string;
  readonly statements: number;
  readonly customers: number;
  /** Share of all statements in that week. */
  readonly share: Interval;
}

/** What a later run needs in order to give a theme its old identity. */
export interface ThemeSeed {
  readonly id: string;
  /** Ids of the items that had a statement in the theme, with the statement's start offset: `itemId:start`. */
  readonly members: readonly string[];
  /** Level of the theme; where absent it may be matched at either. */
  readonly level?: 0 | 1;
}

export interface Theme {
  /** True for a pile of judgements that name no subject ("terrible app"), which rankings list last. */
  readonly general?: boolean;
  /** Stable within the result: `t1`, `t2`, … by size, or the id of the matched `ThemeSeed`. */
  readonly id: string;
  /** The coarser theme above, or null at the top level. */
  readonly parent: string | null;
  /** 0 for the coarser level, 1 for the finest. */
  readonly level: 0 | 1;
  readonly label: string;
  /** One sentence: the most central statement, shortened. */
  readonly summary: string;
  readonly language: string;
  readonly terms: readonly string[];
  /** Statements by kind. */
  readonly kindMix: Readonly<Record<Kind, number>>;
  /** The kind that most statements have. */
  readonly kind: Kind;
  /** Mean polarity, −1 … 1. */
  readonly polarity: number;
  readonly statements: number;
  readonly customers: number;
  /** Share of all customers, bootstrap over customers. */
  readonly share: Interval;
  readonly trend: Trend;
  readonly weeks: readonly WeekCount[];
  /** 0 (mild) … 1 (severe): words, rating and consequence. */
  readonly severity: number;
  /** Mean cosine of members to the centroid. */
  readonly cohesion: number;
  /** Two numbers that place the theme by likeness for a map, each in −1 … 1. */
  readonly position: readonly [number, number];
  /** Indices into `Analysis.statements`, most typical first, diverse, at most 10. */
  readonly examples: readonly number[];
  /** Ids of up to five nearest themes of the same level, nearest first. */
  readonly neighbours: readonly string[];
  /** Unit vector of the theme in its language's space. */
  readonly centroid: Float32Array;
}

export interface AnalyzedStatement extends Statement {
  readonly kind: Kind;
  /** Calibrated probability of `kind`, 0–1. */
  readonly kindConfidence: number;
  /** −1 … 1. */
  readonly polarity: number;
  /** Id of the finest theme, or null where unassigned. */
  readonly theme: string | null;
  /** Strength of belonging, 0–1. */
  readonly themeConfidence: number;
  readonly severity: number;
  readonly language: string;
}

export interface UnassignedReason {
  readonly reason:
    | 'too-short'
    | 'no-known-words'
    | 'language-too-small'
    | 'fits-no-theme'
    /** A person took them out of every theme. */
    | 'taken-out';
  readonly language?: string;
  readonly statements: number;
}

export interface Analysis {
  readonly statements: readonly AnalyzedStatement[];
  /** Both levels, largest first within a level. */
  readonly themes: readonly Theme[];
  readonly unassigned: { readonly share: number; readonly reasons: readonly UnassignedReason[] };
  readonly languages: Readonly<Record<string, number>>;
  /** How each theme of this run came to be, where seeds were given. */
  readonly lineage: readonly ThemeLineage[];
  /** Above the number of every theme id that this run gave or was given. */
  readonly nextThemeNumber: number;
  readonly seed: number;
  readonly method: Readonly<Record<string, string | number>>;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  readonly peakMemoryBytes: number;
  /** int8 vectors, `vectorDimensions` a statement, in statement order; for search and later assignment. */
  readonly vectors: Int8Array;
  readonly vectorDimensions: number;
  /** What places a new text among these statements, one for each language; stored with `encodeSpace`. */
  readonly spaces: readonly VectorSpace[];
}

export interface ThemeLineage {
  readonly theme: string;
  /** `drifted`: it goes on, but fewer than half of its statements were in it before and still exist. */
  readonly event: 'born' | 'kept' | 'split' | 'merged' | 'died' | 'drifted';
  readonly from: readonly string[];
  /** Statements shared with the old themes. */
  readonly shared: number;
  /** Statements in the theme before this run; 0 where it is new. */
  readonly before: number;
  /** Statements in the theme now; 0 where it died. */
  readonly after: number;
}

/**
 * What people decided about themes. Every analysis that is given it, with `previous`, obeys it exactly, whatever the
 * texts say. Ids are those of `previous`, or new ones that a person's edit made up; they need not be in `previous`.
 * A split is a new theme in `previous` with its members, and the pair in `apart`.
 */
export interface ThemeConstraints {
  /**
   * Fine theme that a person put a statement into, by `itemId:start`; null where they took it out of every theme.
   * Equal texts that nobody placed otherwise follow. Statements that no longer exist are passed over.
   */
  readonly placed?: ReadonlyMap<string, string | null>;
  /** Theme that went into another, by id: the first never comes back, and all members of both stay in the second. */
  readonly merged?: ReadonlyMap<string, string>;
  /** Pairs of themes that must never be one again: the members of each stay in it. */
  readonly apart?: readonly (readonly [string, string])[];
  /** Coarse theme that a person put a fine theme under; made where there is none of that id. */
  readonly parents?: ReadonlyMap<string, string>;
  /** Themes pinned or made by a person: each survives, under its id, as long as one of its members exists. */
  readonly kept?: ReadonlySet<string>;
}

export type AnalyzeStep =
  | 'statements'
  | 'kinds'
  | 'vectors'
  | 'neighbours'
  | 'themes'
  | 'labels'
  | 'trends';

export interface AnalyzeProgress {
  readonly step: AnalyzeStep;
  /** 0–1 over the whole analysis. */
  readonly done: number;
  readonly statements: number;
}

export type StageArray =
  | Int8Array
  | Uint8Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** What a finished step of an analysis leaves for those after it. */
export interface Stage {
  readonly values: Readonly<Record<string, number | string | readonly string[]>>;
  readonly arrays: Readonly<Record<string, StageArray>>;
}

/**
 * Keeps finished steps, so that an analysis that was ended by force goes on after the last of them when it is asked
 * again with the same items and options; the result is the one that it would have had. Must be empty, or hold what the
 * same version of the library kept for exactly this input: nothing in here can tell.
 */
export interface StageStore {
  load(stage: string): Promise<Stage | null>;
  /** The arrays are good only until this resolves. */
  save(stage: string, kept: Stage): Promise<void>;
}

export interface AnalyzeOptions {
  /** Default 1. The same seed and items give the same result, whatever their order. */
  readonly seed?: number;
  /** Worker threads; default min(4, processors). 1 runs in the calling thread. The result does not depend on it. */
  readonly threads?: number;
  /** Take each item's text as one statement. Default false. */
  readonly wholeRows?: boolean;
  /** Themes of an earlier run whose identity should be kept. */
  readonly previous?: readonly ThemeSeed[];
  /** What people decided about themes; obeyed exactly. */
  readonly constraints?: ThemeConstraints;
  /**
   * Least number of a new theme's id (`t` and the number). Ids in `previous` and `constraints` are never given again
   * in any case; pass the `nextThemeNumber` of the last run to keep clear of themes that died before it too.
   */
  readonly firstThemeNumber?: number;
  /** Kinds that a person has corrected, by `itemId:start`. */
  readonly corrections?: ReadonlyMap<string, Kind>;
  /**
   * Sentence model whose vectors take the place of the shipped ones, in every language. Slower by the time that it
   * takes; `loadSentenceModel` reads one from a folder. Default: none.
   */
  readonly model?: SentenceModel;
  /** Where finished steps are kept. Default: nowhere. */
  readonly stages?: StageStore;
  readonly onProgress?: (progress: AnalyzeProgress) => void;
  readonly signal?: AbortSignal;
}
