import type { ColumnType, Generated } from 'kysely';
import type { DealOutcome, GapKind, GapRow, GapState, GapView } from '@headwater/contract';
import type { z } from 'zod';
import type { Json } from '../platform/tables.js';
import type { ComparedTheme } from './appraise.js';

type Instant = ColumnType<Date, Date | undefined, Date>;
type NullableInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface CompetitorTable {
  id: string;
  name: string;
  aliases: Generated<string[]>;
  note: string | null;
  /** Named by feedback, and nobody has written it down or changed it yet. */
  found: Generated<boolean>;
  demo: Generated<boolean>;
  version: Generated<number>;
  edited_by: string | null;
  edited_at: NullableInstant;
  created_by: string;
  created_at: Instant;
}

export interface MarketRunTable {
  run_id: string;
  counted_at: Instant;
  rate: number;
  looks: number;
  /** Monday of the first week that is counted; null where nothing has a time. */
  first_week: string | null;
  weeks: number;
  /** The newest of them that "lately" means. */
  recent_weeks: number;
  /** The scale that most ratings are on. */
  scale_low: number | null;
  scale_high: number | null;
}

/** Who is counted: `us`, `them` (all competitors, each customer once), or a competitor's id. */
export interface MarketCountTable {
  run_id: string;
  /** Zero: anything that was said, of any theme or none. */
  theme_id: string;
  who: string;
  /** Empty: all of them. */
  segment: string;
  kind: string;
  customers: number;
  statements: number;
  /** Of one mean a customer. */
  polarity_sum: number;
  polarity_squares: number;
  rated: number;
  rating_sum: number;
  rating_squares: number;
  recent: number;
  earlier: number;
  /** Customers by week. */
  week_customers: Generated<number[]>;
}

export type GapSides = z.input<typeof GapRow>['sides'];
export interface GapExamples {
  readonly us: readonly { readonly item: string; readonly start: number }[];
  readonly them: GapExamples['us'];
}

export interface GapTable {
  id: string;
  kind: GapKind;
  /** Null where it is about everything that a segment says. */
  theme_id: string | null;
  /** Null: all together, or none. */
  competitor_id: string | null;
  segment: string | null;
  state: Generated<GapState>;
  decided_reason: string | null;
  decided_by: string | null;
  decided_at: NullableInstant;
  stands: boolean;
  theme_label: string | null;
  size_value: number;
  size_low: number;
  size_high: number;
  effect_value: number;
  effect_low: number;
  effect_high: number;
  p_value: number;
  q_value: number;
  sentence: string;
  sides: Json<GapSides>;
  examples: Json<GapExamples>;
  first_run: string;
  first_seen_at: Instant;
  last_seen_at: Instant;
  version: Generated<number>;
  edited_by: string | null;
  edited_at: NullableInstant;
}

interface GapStepTable {
  run_id: string;
  gap_id: string;
  stands: boolean;
  size_value: number;
  size_low: number;
  size_high: number;
  q_value: number;
}

interface GapNoteTable {
  id: string;
  gap_id: string;
  text: string;
  by_id: string | null;
  by_name: string;
  at: Instant;
}

export type GapEventName = z.infer<typeof GapView>['history'][number]['event'];

interface GapEventTable {
  id: string;
  gap_id: string;
  event: GapEventName;
  detail: string;
  reason: string | null;
  run_id: string | null;
  /** Null for an analysis. */
  by_name: string | null;
  at: Instant;
}

interface MarketCompareTable {
  run_id: string;
  /** `them`, or a competitor's id. */
  against: string;
  theme_id: string;
  figures: Json<ComparedTheme>;
}

interface MarketOpportunityTable {
  run_id: string;
  theme_id: string;
  customers: number;
  importance_value: number;
  importance_low: number;
  importance_high: number;
  satisfaction_value: number;
  satisfaction_low: number;
  satisfaction_high: number;
  score_value: number;
  score_low: number;
  score_high: number;
}

export interface DealTable {
  id: string;
  /** What tells it from others: its own id, else account, name, day and product. */
  key: string;
  external_id: string | null;
  account_name: string;
  /** Null for a prospect that is no account. */
  account_id: string | null;
  name: string | null;
  outcome: DealOutcome;
  amount_minor: number | null;
  currency: string | null;
  /** YYYY-MM-DD */
  day: string;
  competitor_id: string | null;
  reason: string | null;
  product: string | null;
  segment: string | null;
  /** The reason as feedback. */
  item_id: string | null;
  /** Of the row as it was imported last; null where it was written by hand. */
  content_hash: string | null;
  origin: string | null;
  demo: Generated<boolean>;
  version: Generated<number>;
  edited_by: string | null;
  edited_at: NullableInstant;
  created_at: Instant;
}

declare module '../platform/tables.js' {
  interface Database {
    competitor: CompetitorTable;
    market_run: MarketRunTable;
    market_count: MarketCountTable;
    gap: GapTable;
    gap_step: GapStepTable;
    gap_note: GapNoteTable;
    gap_event: GapEventTable;
    market_compare: MarketCompareTable;
    deal: DealTable;
    market_opportunity: MarketOpportunityTable;
  }
}
