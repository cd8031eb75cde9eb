import type { ColumnType, Generated } from 'kysely';
import type { Kind, TrendView } from '@headwater/contract';
import type { BreakdownRow, ThemeEvent, ThemeStep } from '@headwater/contract';
import type { z } from 'zod';
import type { Json } from '../platform/tables.js';

type Instant = ColumnType<Date, Date | undefined, Date>;
type NullableInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface UnassignedReason {
  reason: string;
  language: string | null;
  statements: number;
}

export interface StatementKey {
  item: string;
  start: number;
}

export interface AnalysisRunTable {
  id: string;
  job_id: string | null;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** True for the one run that every page reads. */
  current: Generated<boolean>;
  /** True where a person's correction or removal is not in it yet. */
  stale: Generated<boolean>;
  /** Last batch of items that it saw. Later ones wait. */
  through_batch: number | null;
  /** The last change of accounts and matches that its figures know of. */
  accounts_seen: Generated<number>;
  items: Generated<number>;
  statements: Generated<number>;
  /** Of one's own feedback, as the next two: what shares are shares of. */
  customers: Generated<number>;
  /** Null in runs from before there were competitors: all are one's own. */
  own_items: Generated<number | null>;
  own_statements: Generated<number | null>;
  /** Currency of most accounts' revenue: the one that revenue touched is told in. */
  currency: string | null;
  themes: Generated<number>;
  unassigned_share: number | null;
  unassigned: Json<UnassignedReason[]>;
  languages: Json<Record<string, number>>;
  seed: number;
  method: Json<Record<string, string | number>>;
  timings: Json<Record<string, number>>;
  vector_dimensions: number | null;
  /** Statements about one's own products in each week, of any theme or none. */
  weeks: Json<Record<string, number>>;
  last_full_week: string | null;
  error: string | null;
  started_at: Instant;
  finished_at: NullableInstant;
  /** Last batch that was analysed together with all others; those after it took their places in what was found. */
  whole_batch: number | null;
  /** The program that found it: another one's vectors may not be comparable. */
  engine: string | null;
  /** Of what came in since then; the counts above have them in. */
  arrived_items: Generated<number>;
  arrived_statements: Generated<number>;
  arrived_unassigned: Generated<number>;
  arrived_themes: Generated<number>;
  arrived_at: NullableInstant;
  /** How often its figures were counted: they follow every change of what its statements are and of whom. */
  counted: Generated<number>;
}

interface StatementTable {
  item_id: string;
  start: number;
  run_id: string;
  end: number;
  kind: Kind;
  kind_confidence: number;
  polarity: number;
  severity: number;
  language: string;
}

interface StatementVectorTable {
  item_id: string;
  start: number;
  run_id: string;
  vector: Buffer;
}

interface StatementThemeTable {
  item_id: string;
  start: number;
  run_id: string;
  theme_id: string;
  confidence: number;
  kind: Kind;
  customer_key: number;
  severity: number;
}

export interface ThemeTable {
  id: string;
  label_given: string | null;
  pinned: Generated<boolean>;
  archived: Generated<boolean>;
  merged_into: string | null;
  /** The group that a person put it in. */
  parent_given: string | null;
  version: Generated<number>;
  edited_by: string | null;
  edited_at: NullableInstant;
  demo: Generated<boolean>;
  created_at: Instant;
}

export interface ThemeRunTable {
  run_id: string;
  theme_id: string;
  parent_id: string | null;
  level: number;
  label: string;
  summary: string;
  language: string;
  terms: string[];
  kind: Kind;
  kind_mix: Json<Record<Kind, number>>;
  statements: number;
  customers: number;
  share_value: number;
  share_low: number;
  share_high: number;
  trend: Json<TrendView>;
  severity: number;
  cohesion: number;
  polarity: number;
  position_x: number;
  position_y: number;
  neighbours: string[];
  centroid: Buffer;
  examples: Json<StatementKey[]>;
  /** A pile of judgements that name no subject. */
  general: Generated<boolean>;
  /** What the analysis made of the theme of the run before; null in the first and where a person made it. */
  lineage_event: z.infer<typeof ThemeStep>['event'] | null;
  lineage_before: Generated<number>;
  lineage_shared: Generated<number>;
  /** Found among what came in after everything was analysed. */
  arrived: Generated<boolean>;
}

interface ThemeFigureTable {
  run_id: string;
  theme_id: string;
  kind: Kind | 'all';
  statements: number;
  customers: number;
  revenue_minor: number | null;
  accounts: number;
  accounts_other_currency: number;
  /** Mean over its statements. */
  severity: number;
  examples: Json<StatementKey[]>;
}

interface ThemeWeekTable {
  run_id: string;
  theme_id: string;
  /** Monday, YYYY-MM-DD */
  week: string;
  statements: number;
  customers: number;
  share_value: number;
  share_low: number;
  share_high: number;
}

interface RunDimensionTable {
  run_id: string;
  dimension: z.infer<typeof BreakdownRow>['dimension'];
  value: string;
  customers: number;
}

interface RunWeeksTable {
  run_id: string;
  /** A competitor's id, or "them" for all together. */
  whose: string;
  /** Statements in each week, of any theme or none. */
  weeks: Json<Record<string, number>>;
}

interface ThemeEventTable {
  id: string;
  theme_id: string;
  run_id: string | null;
  event: z.infer<typeof ThemeEvent>['event'];
  detail: string;
  by_name: string | null;
  at: Instant;
  edit_id: string | null;
  reason: string | null;
}

/** What an edit needs in order to be undone; each kind has its own. */
export type EditPayload =
  | { readonly kind: 'rename'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'pin' | 'archive'; readonly before: boolean; readonly after: boolean }
  | { readonly kind: 'merge'; readonly redirected: readonly string[] }
  | { readonly kind: 'move' | 'split' }
  | {
      readonly kind: 'group';
      readonly before: string | null;
      /** The group that the analysis had it in. */
      readonly found: string | null;
      readonly created: boolean;
    };

export interface ThemeEditTable {
  id: string;
  kind: EditPayload['kind'];
  theme_id: string;
  /** The theme or group that it led to. */
  target_id: string | null;
  detail: string;
  payload: Json<EditPayload>;
  reason: string | null;
  by_id: string | null;
  by_name: string;
  at: Instant;
  undone_at: NullableInstant;
  undone_by: string | null;
}

interface ThemeEditStatementTable {
  edit_id: string;
  item_id: string;
  start: number;
  text: string;
  /** Where the statement was; null where it had no theme. */
  from_theme: string | null;
  confidence: number;
}

interface KindCorrectionTable {
  item_id: string;
  start: number;
  text_hash: string;
  text: string;
  kind: Kind;
  corrected_by: string;
  corrected_at: Instant;
}

interface RunSpaceTable {
  run_id: string;
  language: string;
  space: Buffer;
}

export interface ThemeWorthTable {
  run_id: string;
  theme_id: string;
  kind: string;
  worth: Json;
  counted_at: Date;
}

declare module '../platform/tables.js' {
  interface Database {
    analysis_run: AnalysisRunTable;
    statement: StatementTable;
    statement_vector: StatementVectorTable;
    statement_theme: StatementThemeTable;
    theme: ThemeTable;
    theme_run: ThemeRunTable;
    theme_figure: ThemeFigureTable;
    theme_worth: ThemeWorthTable;
    theme_week: ThemeWeekTable;
    run_dimension: RunDimensionTable;
    run_weeks: RunWeeksTable;
    run_space: RunSpaceTable;
    theme_event: ThemeEventTable;
    theme_edit: ThemeEditTable;
    theme_edit_statement: ThemeEditStatementTable;
    kind_correction: KindCorrectionTable;
  }
}
