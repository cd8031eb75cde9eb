import type { ColumnType, Generated } from 'kysely';
import type { MovementKind } from '@headwater/decision';

/** Months are numbers here: `monthNumber` of decision, year × 12 + month − 1. */
interface RevenueGenerationTable {
  id: Generated<number>;
  current: Generated<boolean>;
  started_at: ColumnType<Date, Date, Date>;
  finished_at: Date | null;
  first_month: number | null;
  last_month: number;
  accounts: Generated<number>;
  invoices_covered: Generated<number>;
}

interface MrrChangeTable {
  generation: number;
  account_id: string;
  scope: string;
  currency: string;
  cohort: number;
  month: number;
  delta_minor: number;
  kind: MovementKind;
}

interface AccountRevenueTable {
  generation: number;
  account_id: string;
  scope: string;
  currency: string;
  nth: number;
  currencies: number;
  first_month: number;
  churned_month: number | null;
  ended_month: number | null;
  start_month: number;
  mrr_minor: (number | null)[];
}

interface MrrCellTable {
  generation: number;
  scope: string;
  currency: string;
  cohort: number;
  month: number;
  kind: MovementKind;
  delta_minor: number;
  accounts: number;
}

interface MrrClosingTable {
  generation: number;
  scope: string;
  currency: string;
  month: number;
  minor: number;
  accounts: number;
}

interface RevenueLifeTable {
  generation: number;
  scope: string;
  first_month: number;
  churned_month: number | null;
  accounts: number;
}

interface RevenueHistoryTable {
  generation: number;
  scope: string;
  currencies: string[];
  accounts: Buffer;
  first_months: Buffer;
  churned_months: Buffer;
  places: Buffer;
  months: Buffer;
  codes: Buffer;
  deltas: Buffer;
}

interface RevenueBreachTable {
  generation: number;
  scope: string;
  currency: string;
  month: number;
  rule: string;
  account_id: string | null;
  expected: number;
  found: number;
}

interface RevenueProblemTable {
  generation: number;
  place: number;
  account_id: string;
  code: string;
  left_out: boolean;
  row_kind: 'subscription' | 'invoice';
  row_key: string;
  message: string;
  currency: string;
  monthly_minor: number;
  starts: string;
}

declare module '../platform/tables.js' {
  interface Database {
    revenue_generation: RevenueGenerationTable;
    mrr_change: MrrChangeTable;
    account_revenue: AccountRevenueTable;
    mrr_cell: MrrCellTable;
    mrr_closing: MrrClosingTable;
    revenue_life: RevenueLifeTable;
    revenue_history: RevenueHistoryTable;
    revenue_breach: RevenueBreachTable;
    revenue_problem: RevenueProblemTable;
  }
}
