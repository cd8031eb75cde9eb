import type { ColumnType, Generated } from 'kysely';
import type {
  BookSettings,
  ImportCheck,
  ImportContent,
  ImportPreview,
  ImportSettings,
  ImportState,
} from '@headwater/contract';
import type { ReadPlan } from '@headwater/intake';
import type { NullableJson } from '../platform/tables.js';

type Instant = ColumnType<Date, Date | undefined, Date>;
type NullableInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

interface SourceTable {
  id: string;
  /** The first name in lower case. It never changes: items' ids are derived from it. */
  key: string;
  name: string;
  demo: Generated<boolean>;
  created_at: Instant;
}

export interface ImportTable {
  id: string;
  file_name: string;
  /** Name of the file in the data folder; null once it was removed. */
  stored_as: string | null;
  bytes: number;
  state: ImportState;
  preview: NullableJson<ImportPreview>;
  plan: NullableJson<ReadPlan>;
  /** What its rows are. Until it is settled, what they were taken for. */
  content: Generated<ImportContent>;
  /** Of feedback, or with `content` of books. */
  settings: NullableJson<ImportSettings | BookSettings>;
  check_result: NullableJson<ImportCheck>;
  job_id: string | null;
  /** Rows of the file, from its beginning, that are committed: where it goes on. */
  rows_done: Generated<number>;
  read: Generated<number>;
  fresh: Generated<number>;
  changed: Generated<number>;
  known: Generated<number>;
  rejected: Generated<number>;
  duplicates: Generated<number>;
  error: string | null;
  created_by: string | null;
  created_at: Instant;
  finished_at: NullableInstant;
}

interface ItemBatchTable {
  id: Generated<number>;
  import_id: string | null;
  demo: Generated<boolean>;
  fresh: number;
  changed: number;
  duplicates: number;
  committed_at: Instant;
}

interface ImportRejectTable {
  import_id: string;
  row_number: number;
  line: number;
  code: string;
  reason: string;
  row_values: ColumnType<Record<string, string>, string, string>;
}

export interface ItemTable {
  /** Derived from the source's key and the external id, or the content where there is none. */
  id: string;
  source_id: string;
  external_id: string | null;
  /** Cleaned and masked. */
  text: string;
  title: string | null;
  time: NullableInstant;
  customer: string | null;
  /** Hash of the customer, else of the item's id: what sizes count once. */
  customer_key: number;
  account_name: string | null;
  account_id: string | null;
  /** Who says it, as the source names them: what its account is found by. */
  identity: string | null;
  product: string | null;
  channel: string | null;
  language: string | null;
  competitor: string | null;
  rating: number | null;
  rating_low: number | null;
  rating_high: number | null;
  metadata: NullableJson<Record<string, string>>;
  masked: string[] | null;
  content_hash: string;
  /** Equal for reposts; null where a repost could not be told from a coincidence. */
  dup_key: number | null;
  /** Shared by near copies of one voice; null where a text is too short to have any. */
  near_key: number | null;
  duplicate_of: string | null;
  revision: Generated<number>;
  first_batch: number;
  batch: number;
}

interface ItemRawTable {
  item_id: string;
  text: string;
  /** Other cells as received, where masking changed them. */
  fields: Record<string, string>;
}

interface WhoseRuleTable {
  dimension: 'name' | 'product' | 'source';
  value: string;
  competitor_id: string | null;
  demo: Generated<boolean>;
  set_by: string;
  set_at: Instant;
}

declare module '../platform/tables.js' {
  interface Database {
    source: SourceTable;
    import: ImportTable;
    item_batch: ItemBatchTable;
    import_reject: ImportRejectTable;
    item: ItemTable;
    item_raw: ItemRawTable;
    whose_rule: WhoseRuleTable;
  }
}
