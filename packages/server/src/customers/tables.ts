import type { ColumnType, Generated } from 'kysely';
import type { HealthSignal, MatchState, MatchWay } from '@headwater/contract';

interface AccountTable {
  id: string;
  name: string;
  external_id: string | null;
  domain: string | null;
  plan: string | null;
  segment: string | null;
  monthly_revenue_minor: number | null;
  currency: string | null;
  seats: Generated<number | null>;
  region: Generated<string | null>;
  owner: Generated<string | null>;
  status: Generated<string | null>;
  /** YYYY-MM-DD, like every day here. */
  since: Generated<string | null>;
  renewal: Generated<string | null>;
  /** What imports have said, and what people have set, by field: the columns hold what counts. */
  given: ColumnType<Record<string, string>, string | undefined, string>;
  edited: ColumnType<Record<string, string>, string | undefined, string>;
  /** The import that wrote the row last. */
  origin: Generated<string | null>;
  version: Generated<number>;
  edited_by: Generated<string | null>;
  edited_at: Generated<Date | null>;
  demo: Generated<boolean>;
  created_at: ColumnType<Date, Date | undefined, Date>;
}

interface ReleaseTable {
  id: string;
  product: string | null;
  /** YYYY-MM-DD */
  day: string;
  name: string;
  demo: Generated<boolean>;
}

interface ContactTable {
  id: string;
  key: string;
  account_id: string;
  external_id: string | null;
  name: string | null;
  email: string | null;
  role: string | null;
  content_hash: string;
  origin: Generated<string | null>;
  demo: Generated<boolean>;
}

interface SubscriptionTable {
  id: string;
  key: string;
  account_id: string;
  external_id: string | null;
  product: string | null;
  plan: string | null;
  currency: string;
  monthly_minor: number;
  seats: number | null;
  starts: string;
  /** The first day that is no longer paid for. */
  ends: string | null;
  content_hash: string;
  origin: Generated<string | null>;
  demo: Generated<boolean>;
}

interface InvoiceTable {
  id: string;
  key: string;
  account_id: string;
  external_id: string | null;
  product: string | null;
  currency: string;
  amount_minor: number;
  issued: string | null;
  period_start: string;
  period_end: string;
  content_hash: string;
  origin: Generated<string | null>;
  demo: Generated<boolean>;
}

interface CurrencyRateTable {
  day: string;
  currency: string;
  base: string;
  /** A decimal, as text, so that no digit is lost. */
  rate: string;
  origin: Generated<string | null>;
  demo: Generated<boolean>;
}

interface SegmentTable {
  id: string;
  name: string;
  rule: string;
  description: Generated<string>;
  accounts: Generated<number>;
  undecided: Generated<number>;
  counted_at: Generated<Date | null>;
  problem: Generated<string | null>;
  demo: Generated<boolean>;
  version: Generated<number>;
  created_by: string;
  edited_by: Generated<string | null>;
  edited_at: Generated<Date | null>;
}

interface SegmentMemberTable {
  segment_id: string;
  account_id: string;
}

interface AccountMatchTable {
  identity: string;
  voice: string;
  said_name: string | null;
  said_domain: string | null;
  said_address: string | null;
  said_customer: string | null;
  state: MatchState;
  how: MatchWay | null;
  confidence: number | null;
  account_id: string | null;
  items: Generated<number>;
  last_said: Generated<Date | null>;
  version: Generated<number>;
  decided_by: Generated<string | null>;
  decided_at: Generated<Date | null>;
  /** What it was before each decision, the last one first. */
  history: ColumnType<PastMatch[], string | undefined, string>;
}

interface AccountFigureTable {
  account_id: string;
  items: number;
  pains: number;
  requests: number;
  last_said: Date | null;
  revenue_main: number | null;
  score: number | null;
  base: number;
  reasons: ColumnType<
    {
      signal: HealthSignal;
      points: number;
      sentence: string;
      /** Absent where they were counted before spans were kept. */
      span?: { from: string; to: string | null } | null;
    }[],
    string,
    string
  >;
  counted_at: Date;
}

export interface PastMatch {
  readonly state: MatchState;
  readonly how: MatchWay | null;
  readonly confidence: number | null;
  readonly account: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

declare module '../platform/tables.js' {
  interface Database {
    account: AccountTable;
    account_figure: AccountFigureTable;
    account_match: AccountMatchTable;
    release: ReleaseTable;
    contact: ContactTable;
    subscription: SubscriptionTable;
    invoice: InvoiceTable;
    currency_rate: CurrencyRateTable;
    segment: SegmentTable;
    segment_member: SegmentMemberTable;
  }
}
