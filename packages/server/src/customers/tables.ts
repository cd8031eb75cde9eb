import type { ColumnType, Generated } from 'kysely';

interface AccountTable {
  id: string;
  name: string;
  external_id: string | null;
  domain: string | null;
  plan: string | null;
  segment: string | null;
  monthly_revenue_minor: number | null;
  currency: string | null;
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

declare module '../platform/tables.js' {
  interface Database {
    account: AccountTable;
    release: ReleaseTable;
  }
}
