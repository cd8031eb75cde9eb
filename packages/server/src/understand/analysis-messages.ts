import type {
  AnalyzeProgress,
  Kind,
  Theme,
  ThemeLineage,
  UnassignedReason,
} from '@headwater/insight';

/** An item as it goes to the analysing thread. */
export interface AnalysisItem {
  readonly id: string;
  readonly text: string;
  readonly time: number | null;
  /** The customer's key in decimal digits. */
  readonly customer: string;
  readonly language: string | null;
  /** 0 (worst) … 1 (best). */
  readonly rating: number | null;
}

export interface AnalysisCorrection {
  readonly item: string;
  readonly start: number;
  readonly text: string;
  readonly kind: Kind;
}

/** A statement that a person put into a theme, by its words; `theme` null where into none. */
export interface AnalysisPlacement {
  readonly item: string;
  readonly start: number;
  readonly text: string;
  readonly theme: string | null;
}

/** `ThemeConstraints` of the library, with the statements told by their words. */
export interface AnalysisConstraints {
  readonly placed: readonly AnalysisPlacement[];
  readonly merged: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
  readonly parents: readonly (readonly [string, string])[];
  readonly kept: readonly string[];
}

export interface AnalysisMembers {
  readonly theme: string;
  readonly level: 0 | 1;
  /** `itemId:start` */
  readonly members: readonly string[];
}

/** What there was before the items that came in since. */
export interface ArrivalsAsked {
  /** As `encodeSpace` writes them. */
  readonly spaces: readonly Uint8Array[];
  /** Finest themes of the current run. */
  readonly themes: readonly {
    readonly id: string;
    readonly language: string;
    readonly general: boolean;
    /** 32-bit floats. */
    readonly centroid: Uint8Array;
  }[];
  readonly languages: Readonly<Record<string, number>>;
  readonly corrections: readonly AnalysisCorrection[];
  /** What came in before them, since everything was analysed, and is in no theme found since. */
  readonly waiting: readonly {
    readonly item: string;
    readonly start: number;
    readonly text: string;
    readonly language: string;
  }[];
  readonly threads: number;
}

export interface FoundArrivals {
  readonly statements: number;
  /** Themes that got statements. */
  readonly touched: ReadonlySet<string>;
  readonly languages: Readonly<Record<string, number>>;
  readonly unassigned: readonly UnassignedReason[];
  readonly born: readonly BornTheme[];
}

/** A theme that was found among what came in since everything was analysed. */
export interface BornTheme {
  readonly label: string;
  /** The theme that it is most like. */
  readonly near: string;
  readonly members: readonly {
    readonly item: string;
    readonly start: number;
    readonly confidence: number;
  }[];
}

export type ToAnalyst =
  | { readonly type: 'items'; readonly items: readonly AnalysisItem[] }
  | { readonly type: 'previous'; readonly theme: AnalysisMembers }
  | {
      readonly type: 'analyze';
      readonly corrections: readonly AnalysisCorrection[];
      readonly constraints: AnalysisConstraints;
      readonly seed: number;
      readonly threads: number;
      readonly modelDir: string | null;
      /** Where finished steps are kept. */
      readonly stages: string;
      /** Of the items: what comes in later waits for the next analysis. */
      readonly throughBatch: number;
      /** Only go on: where nothing of exactly this input is kept, say so and stop. */
      readonly resume: boolean;
    }
  | ({ readonly type: 'assign' } & ArrivalsAsked)
  | {
      readonly type: 'rows';
      readonly runId: string;
      /** The themes' ids of the result → their ids in the database. */
      readonly themes: ReadonlyMap<string, string>;
    };

/** A theme with its examples told by item and place; the vector as bytes. */
export interface FoundTheme extends Omit<Theme, 'examples' | 'centroid'> {
  readonly examples: readonly { readonly item: string; readonly start: number }[];
  readonly centroid: Uint8Array;
}

export interface FoundThemes {
  readonly statements: number;
  readonly themes: readonly FoundTheme[];
  readonly lineage: readonly ThemeLineage[];
  readonly unassigned: {
    readonly share: number;
    readonly reasons: readonly UnassignedReason[];
  };
  readonly languages: Readonly<Record<string, number>>;
  readonly method: Readonly<Record<string, string | number>>;
  readonly timings: Readonly<Record<string, number>>;
  readonly vectorDimensions: number;
  /** As `encodeSpace` writes them, by language. */
  readonly spaces: ReadonlyMap<string, Uint8Array>;
}

export type BulkTable = 'statement' | 'statement_vector' | 'statement_theme';

export type FromAnalyst =
  | { readonly type: 'progress'; readonly progress: AnalyzeProgress }
  /** The input is not the one that was begun with. */
  | { readonly type: 'other-input' }
  /** The sentence model that was asked for cannot be used, and why. */
  | { readonly type: 'refused'; readonly message: string }
  /** A step could not be kept, or not be read again. */
  | { readonly type: 'trouble'; readonly what: string }
  | { readonly type: 'found'; readonly found: FoundThemes }
  | { readonly type: 'assigned'; readonly assigned: FoundArrivals }
  /** Lines of COPY's text format. */
  | { readonly type: 'bulk'; readonly table: BulkTable; readonly lines: Uint8Array }
  | { readonly type: 'end' };
